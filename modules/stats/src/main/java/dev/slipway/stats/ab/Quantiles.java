package dev.slipway.stats.ab;

import dev.slipway.stats.StatWarning;
import dev.slipway.stats.math.Checks;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.special.Beta;

/** Quantiles of one sample with distribution-free intervals from order statistics. */
public final class Quantiles {

    private Quantiles() {}

    /**
     * A quantile and its interval.
     *
     * @param median the sample quantile (type 7 of Hyndman and Fan 1996, doi:10.1080/00031305.1996.10473566)
     * @param low lower order statistic
     * @param high upper order statistic
     * @param coverage what the pair covers for a continuous distribution, at least the level unless warned
     * @param warnings {@code COVERAGE_BELOW_LEVEL} when even minimum and maximum do not reach the level
     */
    public record Result(double median, double low, double high, double coverage, List<StatWarning> warnings) {}

    /**
     * Median with its order-statistic interval: {@link #interval(double[], double, double)} at 0.5.
     *
     * @param sorted values in ascending order, at least one
     * @param level coverage, in (0, 1)
     */
    public static Result medianInterval(double[] sorted, double level) {
        return interval(sorted, 0.5, level);
    }

    /**
     * Interval [x₍l₎, x₍u₎] for the q-quantile, with B ~ Binomial(n, q): l the largest rank with P(B &lt; l) ≤ (1−level)/2,
     * u the smallest with P(B ≥ u) ≤ (1−level)/2 (David and Nagaraja 2003, Order Statistics, 7.1). No assumption about
     * the distribution; conservative for discrete data. For the median at 95 % it needs n ≥ 6.
     *
     * @param sorted values in ascending order, at least one
     * @param q which quantile, in (0, 1)
     * @param level coverage, in (0, 1)
     * @throws IllegalArgumentException if empty, not sorted, not finite, or q or level outside (0, 1)
     */
    public static Result interval(double[] sorted, double q, double level) {
        Checks.require(sorted.length > 0, "a quantile needs at least one value");
        Checks.finite(sorted, "sorted");
        Checks.probability(q, "q");
        Checks.level(level);
        for (int i = 1; i < sorted.length; i++) {
            if (!(sorted[i] >= sorted[i - 1])) {
                throw new IllegalArgumentException("values are not sorted: index " + i + " is below its neighbour");
            }
        }
        int n = sorted.length;
        double tail = (1 - level) / 2;
        int low = Math.max(1, largestRank(n, q, tail));
        int high = Math.min(n, n + 1 - largestRank(n, 1 - q, tail));
        double coverage = below(high, n, q) - below(low, n, q);
        List<StatWarning> warnings = coverage >= level - 1e-12
                ? List.of()
                : List.of(new StatWarning(
                        StatWarning.Kind.COVERAGE_BELOW_LEVEL,
                        String.format(
                                Locale.ROOT, "With %d values the widest interval covers only %.3f.", n, coverage)));
        return new Result(quantile(sorted, q), sorted[low - 1], sorted[high - 1], coverage, warnings);
    }

    /**
     * Sample quantile, type 7: linear between the order statistics around (n − 1)·q.
     *
     * @param sorted values in ascending order, at least one
     */
    public static double quantile(double[] sorted, double q) {
        Checks.require(sorted.length > 0, "a quantile needs at least one value");
        Checks.require(q >= 0 && q <= 1, "q must lie between 0 and 1 but is " + q);
        double position = q * (sorted.length - 1);
        int below = (int) Math.floor(position);
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    /** Largest l with P(B &lt; l) ≤ tail, 0 if there is none; by bisection, as P rises with l. */
    private static int largestRank(int n, double q, double tail) {
        int low = 0;
        int high = n;
        while (low < high) {
            int middle = low + (high - low + 1) / 2;
            if (below(middle, n, q) <= tail) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** P(B &lt; l) for B ~ Binomial(n, q) = P(B ≤ l − 1) = I_{1−q}(n − l + 1, l). */
    private static double below(int l, int n, double q) {
        if (l <= 0) {
            return 0;
        }
        return l > n ? 1 : Beta.regularizedBeta(1 - q, (double) n - l + 1, l, 1e-14, 1_000_000);
    }
}
