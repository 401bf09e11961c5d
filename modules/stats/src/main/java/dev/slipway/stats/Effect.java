package dev.slipway.stats;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.Normal;
import dev.slipway.stats.math.StudentT;
import java.util.ArrayList;
import java.util.List;

/**
 * An estimated effect with its uncertainty.
 *
 * @param estimate treatment minus control on the metric's own scale, or treatment / control − 1 on the relative scale;
 *     NaN where the relative scale is undefined (control mean zero)
 * @param standardError the estimated standard deviation of {@code estimate}, same unit
 * @param low lower end of the two-sided interval
 * @param high upper end of the two-sided interval
 * @param level nominal coverage, for example 0.95
 * @param pValue two-sided p-value of "no effect"; NaN where there is none
 * @param degreesOfFreedom of the t distribution behind interval and p-value; positive infinity for the normal
 * @param warnings reasons to read the result with care; empty when there is none
 */
public record Effect(
        double estimate,
        double standardError,
        double low,
        double high,
        double level,
        double pValue,
        double degreesOfFreedom,
        List<StatWarning> warnings) {

    /** Copies the warnings and refuses a level outside (0, 1). */
    public Effect {
        Checks.level(level);
        warnings = List.copyOf(warnings);
    }

    /**
     * Interval and p-value from the normal distribution: {@code estimate ± z · standardError}.
     *
     * @return the effect; with a standard error of zero the p-value is NaN and a warning is added
     */
    public static Effect normal(double estimate, double standardError, double level, List<StatWarning> warnings) {
        return student(estimate, standardError, Double.POSITIVE_INFINITY, level, warnings);
    }

    /**
     * Interval and p-value from Student's t: {@code estimate ± t(df) · standardError}. Infinite degrees of freedom mean
     * the normal distribution.
     *
     * @return the effect; with a standard error of zero the p-value is NaN and a warning is added
     */
    public static Effect student(
            double estimate, double standardError, double df, double level, List<StatWarning> warnings) {
        Checks.level(level);
        List<StatWarning> all = new ArrayList<>(warnings);
        if (standardError == 0) {
            all.add(Warn.zeroVariance());
            return new Effect(estimate, 0, estimate, estimate, level, Double.NaN, df, all);
        }
        double half = quantile(df, (1 - level) / 2) * standardError;
        double p = twoSidedP(df, estimate / standardError);
        return new Effect(estimate, standardError, estimate - half, estimate + half, level, p, df, all);
    }

    /** The same effect with another p-value, for tests that are not the dual of the interval. */
    public Effect withPValue(double value) {
        return new Effect(estimate, standardError, low, high, level, value, degreesOfFreedom, warnings);
    }

    /** The same effect with further warnings after its own. */
    public Effect withWarnings(List<StatWarning> more) {
        List<StatWarning> all = new ArrayList<>(warnings);
        all.addAll(more);
        return new Effect(estimate, standardError, low, high, level, pValue, degreesOfFreedom, all);
    }

    /** Half the width of the interval, in the unit of the estimate. */
    public double halfWidth() {
        return (high - low) / 2;
    }

    private static double quantile(double df, double upperTail) {
        return Double.isInfinite(df) ? Normal.upperQuantile(upperTail) : StudentT.upperQuantile(upperTail, df);
    }

    private static double twoSidedP(double df, double statistic) {
        if (Double.isNaN(statistic)) {
            return Double.NaN;
        }
        return Double.isInfinite(df) ? Normal.twoSidedP(statistic) : StudentT.twoSidedP(statistic, df);
    }
}
