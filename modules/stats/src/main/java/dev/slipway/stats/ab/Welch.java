package dev.slipway.stats.ab;

import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
import dev.slipway.stats.Skewness;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.Warn;
import dev.slipway.stats.math.Checks;
import java.util.ArrayList;
import java.util.List;

/**
 * Difference of two means with unequal variances (Welch 1947, doi:10.1093/biomet/34.1-2.28).
 *
 * <p>Estimand: the difference of population means in the metric's unit, and m_T / m_C − 1. Interval and test from
 * Student's t with the Welch–Satterthwaite degrees of freedom. The relative effect is the delta method's and uses the
 * degrees of freedom of the absolute scale.
 */
public final class Welch {

    private Welch() {}

    /**
     * The comparison of two means.
     *
     * @param absolute difference of means
     * @param relative relative lift; NaN when the control mean is zero
     */
    public record Result(Effect absolute, Effect relative) {}

    /**
     * Compares treatment with control from sufficient statistics.
     *
     * <p>SE² = s_T²/n_T + s_C²/n_C. Warns of arms below 30 units, zero variance and a baseline near zero. Skewness
     * cannot be seen in moments; {@link #compare(double[], double[], double)} checks it.
     *
     * @param t treatment, n at least 2
     * @param c control, n at least 2
     * @param level coverage of the intervals, in (0, 1)
     * @throws IllegalArgumentException if an arm has fewer than 2 units or the level is outside (0, 1)
     */
    public static Result compare(Moments t, Moments c, double level) {
        return compare(t, c, level, Warn.smallSample(t.n(), c.n()));
    }

    /**
     * Compares two columns and warns, besides, where an arm has fewer than 355 times its squared skewness units.
     *
     * @throws IllegalArgumentException as above, and for a value that is NaN or infinite; the message names its index
     */
    public static Result compare(double[] t, double[] c, double level) {
        Moments ofT = Moments.of(t);
        Moments ofC = Moments.of(c);
        List<StatWarning> warnings = new ArrayList<>(Warn.smallSample(t.length, c.length));
        warnings.addAll(Warn.skewed(Skewness.of(t, ofT), t.length, "treatment"));
        warnings.addAll(Warn.skewed(Skewness.of(c, ofC), c.length, "control"));
        return compare(ofT, ofC, level, warnings);
    }

    static Result compare(Moments t, Moments c, double level, List<StatWarning> warnings) {
        Checks.atLeast(t.n(), 2, "units in treatment");
        Checks.atLeast(c.n(), 2, "units in control");
        Checks.level(level);
        double vT = t.varianceOfMean();
        double vC = c.varianceOfMean();
        double df = Relative.welchDegreesOfFreedom(vT, t.n(), vC, c.n());
        return new Result(
                Effect.student(t.mean() - c.mean(), Math.sqrt(vT + vC), df, level, warnings),
                Relative.effect(t.mean(), vT, c.mean(), vC, df, level, warnings));
    }
}
