package dev.slipway.stats.ab;

import dev.slipway.stats.Moments;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.ChiSquared;
import dev.slipway.stats.math.FDistribution;
import java.util.List;

/** Tests over several arms at once: are all means equal, are all variances? They do not say which arm differs. */
public final class ArmsVariance {

    /**
     * A test.
     *
     * @param statistic F or chi-square
     * @param df of the numerator, or of the chi-square
     * @param residualDf of the denominator; infinite for the chi-square
     * @param pValue upper tail
     */
    public record Result(double statistic, double df, double residualDf, double pValue) {}

    private ArmsVariance() {}

    /** One-way analysis of variance: equal means, given equal variances. */
    public static Result oneWay(List<Moments> arms) {
        check(arms);
        double n = 0;
        double sum = 0;
        double within = 0;
        for (Moments arm : arms) {
            n += (double) arm.n();
            sum += (double) arm.n() * arm.mean();
            within += (double) (arm.n() - 1) * arm.variance();
        }
        double between = 0;
        for (Moments arm : arms) {
            double d = arm.mean() - sum / n;
            between += (double) arm.n() * d * d;
        }
        double df = arms.size() - 1.0;
        double rest = n - arms.size();
        double f = between / df / (within / rest);
        return new Result(f, df, rest, FDistribution.survival(f, df, rest));
    }

    /** Welch's analysis of variance (1951, doi:10.1093/biomet/38.3-4.330): equal means, variances may differ. */
    public static Result welch(List<Moments> arms) {
        check(arms);
        double weights = 0;
        double mean = 0;
        for (Moments arm : arms) {
            weights += 1 / arm.varianceOfMean();
            mean += arm.mean() / arm.varianceOfMean();
        }
        mean /= weights;
        double between = 0;
        double spread = 0;
        for (Moments arm : arms) {
            double w = 1 / arm.varianceOfMean();
            double d = arm.mean() - mean;
            double rest = 1 - w / weights;
            between += w * d * d;
            spread += rest * rest / (double) (arm.n() - 1);
        }
        double k = arms.size();
        spread /= k * k - 1;
        double f = between / (k - 1) / (1 + 2 * (k - 2) * spread);
        return new Result(f, k - 1, 1 / (3 * spread), FDistribution.survival(f, k - 1, 1 / (3 * spread)));
    }

    /** Bartlett's test (1937, doi:10.1098/rspa.1937.0109) of equal variances; finds skewed values as well. */
    public static Result bartlett(List<Moments> arms) {
        check(arms);
        double df = 0;
        double squares = 0;
        double logs = 0;
        double reciprocals = 0;
        for (Moments arm : arms) {
            double one = (double) arm.n() - 1;
            df += one;
            squares += one * arm.variance();
            logs += one * Math.log(arm.variance());
            reciprocals += 1 / one;
        }
        double k = arms.size() - 1.0;
        // Equal variances leave a rounding error of either sign.
        double spread = Math.max(0, df * Math.log(squares / df) - logs);
        double statistic = spread / (1 + (reciprocals - 1 / df) / (3 * k));
        return new Result(statistic, k, Double.POSITIVE_INFINITY, ChiSquared.survival(statistic, k));
    }

    private static void check(List<Moments> arms) {
        Checks.atLeast(arms.size(), 2, "arms");
        for (int i = 0; i < arms.size(); i++) {
            Checks.atLeast(arms.get(i).n(), 2, "units of arm " + i);
            Checks.positive(arms.get(i).variance(), "variance of arm " + i);
        }
    }
}
