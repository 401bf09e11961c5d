package dev.slipway.benchmarks.reference.family;

import dev.slipway.benchmarks.reference.check.Answers;
import dev.slipway.stats.Effect;
import dev.slipway.stats.ab.Quantiles;
import dev.slipway.stats.math.Normal;
import dev.slipway.stats.math.StudentT;
import java.util.Arrays;

/** The forms in which the checks write an effect. */
final class Intervals {
    static final double LEVEL = 0.95;
    static final double ALPHA = 1 - LEVEL;

    private Intervals() {}

    /** As gbstats writes it: expected, stddev, ci, p and degrees of freedom. */
    static void gbstats(Answers answers, String path, Effect effect) {
        answers.in(path)
                .put("expected", effect.estimate())
                .put("stddev", effect.standardError())
                .put("ci", effect.low(), effect.high())
                .put("p", effect.pValue())
                .put("dof", effect.degreesOfFreedom());
    }

    /** Estimate ± normal quantile times its error. */
    static double[] normal(double estimate, double error, double level) {
        double z = Normal.upperQuantile((1 - level) / 2);
        return new double[] {estimate - z * error, estimate + z * error};
    }

    /** The interval of an effect at another level. */
    static double[] at(Effect effect, double level) {
        double t = StudentT.upperQuantile((1 - level) / 2, effect.degreesOfFreedom());
        return new double[] {
            effect.estimate() - t * effect.standardError(), effect.estimate() + t * effect.standardError()
        };
    }

    /** The quantile of values in any order, linear between order statistics. */
    static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return Quantiles.quantile(sorted, share);
    }

    /** P of a statistic as large as this in the t distribution; infinite degrees of freedom are the normal. */
    static double greater(double statistic, double df) {
        return Double.isInfinite(df) ? Normal.survival(statistic) : StudentT.survival(statistic, df);
    }
}
