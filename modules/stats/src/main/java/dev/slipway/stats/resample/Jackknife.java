package dev.slipway.stats.resample;

import dev.slipway.stats.Moments;
import dev.slipway.stats.math.Checks;
import java.util.function.ToDoubleFunction;

/**
 * The jackknife: bias and standard error of a statistic from leaving out one unit, or one group of units, at a time.
 * Efron and Tibshirani 1993, chapter 11 (doi:10.1201/9780429246593). It is consistent for smooth statistics (means,
 * ratios, correlations) and fails for the median and other quantiles.
 */
public final class Jackknife {

    private Jackknife() {}

    /**
     * What leaving out showed.
     *
     * @param estimate the statistic of all values
     * @param bias (g − 1)·(mean of the leave-out statistics − estimate), g groups
     * @param standardError √((g − 1)/g · Σ(leave-out statistic − their mean)²)
     * @param leftOut the leave-out statistics, by group
     */
    public record Result(double estimate, double bias, double standardError, double[] leftOut) {}

    /**
     * Leaves out one value at a time: n evaluations of the statistic on n − 1 values.
     *
     * @param values at least 3, finite
     * @param statistic of an array that it must not change
     */
    public static Result of(double[] values, ToDoubleFunction<double[]> statistic) {
        return ofGroups(values, values.length, statistic);
    }

    /**
     * Leaves out one of g groups at a time: value i belongs to group i·g/n, so shuffle ordered data first.
     *
     * @param groups between 3 and the number of values; their sizes differ by at most one
     */
    public static Result ofGroups(double[] values, int groups, ToDoubleFunction<double[]> statistic) {
        Checks.finite(values, "values");
        Checks.atLeast(groups, 3, "groups");
        Checks.require(groups <= values.length, groups + " groups need at least as many values, not " + values.length);
        double estimate = statistic.applyAsDouble(values.clone());
        double[] leftOut = new double[groups];
        for (int g = 0; g < groups; g++) {
            int from = (int) ((long) g * values.length / groups);
            int to = (int) ((g + 1L) * values.length / groups);
            double[] rest = new double[values.length - (to - from)];
            System.arraycopy(values, 0, rest, 0, from);
            System.arraycopy(values, to, rest, from, values.length - to);
            leftOut[g] = statistic.applyAsDouble(rest);
        }
        Checks.finite(leftOut, "the statistic without group");
        Moments moments = Moments.of(leftOut);
        double factor = groups - 1.0;
        return new Result(
                estimate,
                factor * (moments.mean() - estimate),
                Math.sqrt(factor * factor / groups * moments.variance()),
                leftOut);
    }
}
