package dev.slipway.stats.resample;

import dev.slipway.stats.Moments;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.Warn;
import dev.slipway.stats.ab.Quantiles;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.RadixSort;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Nonparametric bootstrap of a difference of quantiles, of medians for example: units are redrawn with replacement within each arm.
 *
 * <p>A resample is never drawn as a whole. Its k-th smallest of n draws is the unit at place ⌊n·U⌋ of the sorted arm, U the k-th smallest
 * of n uniform numbers: beta with k and n + 1 − k. The next place follows from one more uniform number. So a resample of a million
 * units costs what one of ten does, and its distribution is that of drawing units one by one.
 *
 * <p>The same bytes whatever the number of threads and the order of rows.
 */
public final class QuantileBootstrap {
    private static final int FEWEST = 100;

    private QuantileBootstrap() {}

    /**
     * Bootstrap of the difference of quantiles (type 7).
     *
     * @param effect quantile of treatment − quantile of control in the data, in the metric's unit
     * @param standardError standard deviation of the resampled effects
     * @param low lower end of the percentile interval
     * @param high upper end
     * @param signPValue twice the smaller share of resampled effects at or beyond zero, at most 1; 0 when none is
     * @param resamples how many were drawn
     */
    public record Result(
            double effect,
            double standardError,
            double low,
            double high,
            double signPValue,
            int resamples,
            List<StatWarning> warnings) {
        /** Copies the warnings. */
        public Result {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Percentile interval. It is right for large arms where values are spread at the quantile; where many units share the value there,
     * the resampled quantiles jump between few values and so do the ends.
     *
     * @param t treatment values in any order, at least 2
     * @param c control values in any order, at least 2
     * @param q which quantile, in (0, 1)
     * @param resamples at least 100; 10,000 for the ends' third digit
     * @param seed start of all random streams
     * @param level coverage, in (0, 1)
     * @param checkpoint called before every resample, on any thread; may throw to cancel
     * @throws IllegalArgumentException for small arms, NaN or infinity (names the index), q or level outside (0, 1)
     */
    public static Result difference(
            double[] t, double[] c, double q, int resamples, long seed, double level, Runnable checkpoint) {
        Checks.atLeast(t.length, 2, "units in treatment");
        Checks.atLeast(c.length, 2, "units in control");
        Checks.finite(t, "t");
        Checks.finite(c, "c");
        Checks.probability(q, "q");
        Checks.atLeast(resamples, FEWEST, "resamples");
        Checks.level(level);
        double[] sortedT = RadixSort.sorted(t);
        double[] sortedC = RadixSort.sorted(c);
        double[] effects = new double[resamples];
        Streams.forEach(
                resamples,
                checkpoint,
                i -> effects[i] =
                        drawn(sortedT, q, Streams.of(seed, 2L * i)) - drawn(sortedC, q, Streams.of(seed, 2L * i + 1)));
        return summary(
                Quantiles.quantile(sortedT, q) - Quantiles.quantile(sortedC, q),
                effects,
                level,
                Warn.smallSample(t.length, c.length));
    }

    private static Result summary(double effect, double[] effects, double level, List<StatWarning> small) {
        double[] sorted = RadixSort.sorted(effects);
        double se = Moments.of(effects).standardDeviation();
        List<StatWarning> warnings = new ArrayList<>(small);
        if (se == 0) {
            warnings.add(Warn.zeroVariance());
        }
        double tail = (1 - level) / 2;
        return new Result(
                effect,
                se,
                Quantiles.quantile(sorted, tail),
                Quantiles.quantile(sorted, 1 - tail),
                SignShare.twoSided(effects),
                effects.length,
                warnings);
    }

    /** The quantile of one resample. */
    private static double drawn(double[] sorted, double q, SplittableRandom random) {
        int n = sorted.length;
        double position = q * (n - 1);
        int below = (int) position;
        double low = gamma(below + 1, random);
        double u = low / (low + gamma(n - below, random));
        double value = sorted[Math.min(n - 1, (int) (n * u))];
        double part = position - below;
        if (part == 0) {
            return value;
        }
        double next = 1 - (1 - u) * Math.pow(random.nextDouble(), 1.0 / (n - below - 1));
        return value + part * (sorted[Math.min(n - 1, (int) (n * next))] - value);
    }

    /** A gamma number of whole shape (Marsaglia and Tsang 2000, doi:10.1145/358407.358414). */
    private static double gamma(int shape, SplittableRandom random) {
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double root = 1 + c * x;
            double v = root * root * root;
            if (v > 0 && Math.log(1 - random.nextDouble()) < x * x / 2 + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }
}
