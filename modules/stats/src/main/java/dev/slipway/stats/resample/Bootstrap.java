package dev.slipway.stats.resample;

import dev.slipway.stats.Moments;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.Warn;
import dev.slipway.stats.ab.Quantiles;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.Normal;
import dev.slipway.stats.math.RadixSort;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Nonparametric bootstrap of a difference of means: units are redrawn with replacement within each arm.
 *
 * <p>Runs in parallel on the common pool, or on the pool from which it is called. Resample i has its own random stream,
 * derived from the seed and i, and writes to place i; so the result has the same bytes whatever the number of threads.
 * The order of rows does not matter either, because each arm is sorted first.
 */
public final class Bootstrap {

    private static final int FEWEST = 100;

    private Bootstrap() {}

    /**
     * Bootstrap of the difference of means.
     *
     * @param effect mean of treatment − mean of control in the data, in the metric's unit
     * @param standardError standard deviation of the resampled effects
     * @param percentileLow lower end of the percentile interval
     * @param percentileHigh upper end of the percentile interval
     * @param bcaLow lower end of the bias-corrected and accelerated interval
     * @param bcaHigh upper end
     * @param signPValue twice the smaller share of resampled effects at or beyond zero, at most 1; 0 when none is
     * @param resamples how many resamples were drawn
     * @param bias z₀: the normal quantile of the share of resampled effects below the effect
     * @param acceleration a, from the jackknife
     * @param warnings small arms, zero variance
     */
    public record Result(
            double effect,
            double standardError,
            double percentileLow,
            double percentileHigh,
            double bcaLow,
            double bcaHigh,
            double signPValue,
            int resamples,
            double bias,
            double acceleration,
            List<StatWarning> warnings) {}

    /** {@link #meanDifference(double[], double[], int, long, double, Runnable)} that cannot be stopped. */
    public static Result meanDifference(double[] t, double[] c, int resamples, long seed, double level) {
        return meanDifference(t, c, resamples, seed, level, () -> {});
    }

    /**
     * Percentile and BCa intervals (Efron 1987, doi:10.1080/01621459.1987.10478410).
     *
     * <p>Acceleration for two samples (Efron and Tibshirani 1993, chapter 14), from the jackknife influence of
     * each unit: a = Σ(l³) / (6·(Σl²)^1.5), l = (y − ȳ)/n with the sign of the arm. Resampled effects equal to the effect
     * count half in z₀. Values that occur often are drawn together as binomial counts, which is the same distribution and
     * much faster for 0/1 and zero-inflated columns. Both intervals are first and second order accurate for large arms;
     * below some 30 units, and below some 355 times the squared skewness, they are too narrow (warned).
     *
     * @param t treatment values, at least 2
     * @param c control values, at least 2
     * @param resamples at least 100; 2,000 for intervals, 10,000 for their third digit. Time grows with resamples times the
     *     units that are drawn one by one
     * @param seed start of all random streams
     * @param level coverage, in (0, 1)
     * @param checkpoint called before every resample, on any thread; may throw to cancel
     * @throws IllegalArgumentException for values that are NaN or infinite (names the index), fewer than 2 units per arm
     */
    public static Result meanDifference(
            double[] t, double[] c, int resamples, long seed, double level, Runnable checkpoint) {
        Checks.atLeast(t.length, 2, "units in treatment");
        Checks.atLeast(c.length, 2, "units in control");
        Checks.atLeast(resamples, FEWEST, "resamples");
        Checks.level(level);
        Checks.finite(t, "t");
        Checks.finite(c, "c");
        List<Resampler> arms = Stream.of(t, c)
                .parallel()
                .map(values -> new Resampler(values, resamples))
                .toList();
        Resampler armT = arms.get(0);
        Resampler armC = arms.get(1);
        double[] effects = new double[resamples];
        Streams.forEach(
                resamples,
                checkpoint,
                i -> effects[i] = armT.meanOfResample(seed, 2L * i) - armC.meanOfResample(seed, 2L * i + 1));
        List<StatWarning> warnings = new ArrayList<>(Warn.smallSample(t.length, c.length));
        warnings.addAll(Warn.skewed(armT.skewness(), t.length, "treatment"));
        warnings.addAll(Warn.skewed(armC.skewness(), c.length, "control"));
        return summary(effects, armT, armC, level, warnings);
    }

    private static Result summary(
            double[] effects, Resampler t, Resampler c, double level, List<StatWarning> warnings) {
        double effect = t.mean() - c.mean();
        double se = Moments.of(effects).standardDeviation();
        double[] sorted = RadixSort.sorted(effects);
        double tail = (1 - level) / 2;
        double bias = bias(sorted, effect);
        double acceleration = acceleration(t, c);
        if (se == 0) {
            warnings.add(Warn.zeroVariance());
        }
        return new Result(
                effect,
                se,
                Quantiles.quantile(sorted, tail),
                Quantiles.quantile(sorted, 1 - tail),
                Quantiles.quantile(sorted, corrected(tail, bias, acceleration)),
                Quantiles.quantile(sorted, corrected(1 - tail, bias, acceleration)),
                SignShare.twoSided(effects),
                effects.length,
                bias,
                acceleration,
                warnings);
    }

    /** z₀, with the share kept inside [1/(2B), 1 − 1/(2B)] so that it is finite. */
    private static double bias(double[] sorted, double effect) {
        double tolerance = 1e-12 * Math.max(Math.abs(effect), sorted[sorted.length - 1] - sorted[0]);
        double below = (rank(sorted, effect - tolerance, false) + rank(sorted, effect + tolerance, true)) / 2.0;
        double edge = 0.5 / sorted.length;
        return Normal.quantile(Math.max(edge, Math.min(1 - edge, below / sorted.length)));
    }

    /** How many values are below the limit, or at most the limit. */
    private static int rank(double[] sorted, double limit, boolean inclusive) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < limit || (inclusive && sorted[middle] == limit)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double acceleration(Resampler t, Resampler c) {
        double squares = t.squaredInfluence() + c.squaredInfluence();
        return squares == 0 ? 0 : (t.cubedInfluence() - c.cubedInfluence()) / (6 * Math.pow(squares, 1.5));
    }

    /** Φ(z₀ + (z₀ + z)/(1 − a(z₀ + z))). */
    private static double corrected(double probability, double bias, double acceleration) {
        double z = bias + Normal.quantile(probability);
        double stretch = 1 - acceleration * z;
        return stretch <= 0 ? (z > 0 ? 1 : 0) : Normal.cumulative(bias + z / stretch);
    }
}
