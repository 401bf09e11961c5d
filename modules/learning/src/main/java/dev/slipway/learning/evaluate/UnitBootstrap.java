package dev.slipway.learning.evaluate;

import dev.slipway.stats.ab.Quantiles;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.RadixSort;
import dev.slipway.stats.resample.Indices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Percentile intervals of measures of rows by redrawing their units: rows of a unit are drawn together. */
public final class UnitBootstrap {
    private UnitBootstrap() {}

    /**
     * One interval for each number of a statistic. Numbers of one resample belong together, so differences inside the statistic are paired.
     * Resamples in which a number is not finite, for example for want of a class, are left out of its interval.
     *
     * @param units which rows belong together
     * @param resamples at least 100
     * @param seed start of all random streams; threads change nothing
     * @param checkpoint called before every resample; may throw to cancel
     * @param statistic from how often each row counts, to numbers; called on several threads
     * @return estimates are those of every row counted once
     */
    public static List<Interval> intervals(
            Units units,
            int resamples,
            long seed,
            double level,
            Runnable checkpoint,
            Function<double[], double[]> statistic) {
        Checks.level(level);
        Checks.atLeast(resamples, 100, "resamples");
        double[] once = new double[units.unitOf().length];
        Arrays.fill(once, 1);
        double[] estimates = statistic.apply(once);
        List<double[]> drawn = Indices.resample(
                units.count(), resamples, seed, checkpoint, chosen -> statistic.apply(units.counts(chosen)));
        List<Interval> intervals = new ArrayList<>();
        for (int k = 0; k < estimates.length; k++) {
            intervals.add(interval(estimates[k], drawn, k, level));
        }
        return List.copyOf(intervals);
    }

    private static Interval interval(double estimate, List<double[]> drawn, int at, double level) {
        double[] values = drawn.stream()
                .mapToDouble(row -> row[at])
                .filter(Double::isFinite)
                .toArray();
        if (values.length == 0) {
            return new Interval(estimate, Double.NaN, Double.NaN);
        }
        double[] sorted = RadixSort.sorted(values);
        return new Interval(
                estimate, Quantiles.quantile(sorted, (1 - level) / 2), Quantiles.quantile(sorted, (1 + level) / 2));
    }
}
