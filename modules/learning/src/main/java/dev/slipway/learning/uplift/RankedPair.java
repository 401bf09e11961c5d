package dev.slipway.learning.uplift;

import dev.slipway.learning.evaluate.Interval;
import dev.slipway.learning.evaluate.Units;
import dev.slipway.stats.Effect;
import dev.slipway.stats.ab.Quantiles;
import dev.slipway.stats.math.RadixSort;
import dev.slipway.stats.resample.Indices;
import dev.slipway.stats.uplift.Convention;
import dev.slipway.stats.uplift.RankedUnits;
import dev.slipway.stats.uplift.UpliftAtK;
import dev.slipway.stats.uplift.UpliftCurve;
import dev.slipway.stats.uplift.UpliftScore;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of one treatment and the control down the ranking: measures of raw means, with intervals from redrawing units. */
final class RankedPair {
    private static final int AUUC = 0;
    private static final int QINI = 1;
    private static final int CURVE = 2;

    private final RankedUnits ranked;
    private final boolean[] treated;
    private final int[] unitOf;
    private final int units;

    /**
     * Chooses the rows.
     *
     * @param order all rows down the ranking; equal effects in an order that does not hang on outcomes
     */
    RankedPair(UpliftData data, double[] effects, int[] order, int k, Units units) {
        int[] rows = Arrays.stream(order)
                .filter(i -> data.treatment()[i] == 0 || data.treatment()[i] == k)
                .toArray();
        unitOf = Arrays.stream(rows).map(i -> units.unitOf()[i]).toArray();
        treated = new boolean[rows.length];
        for (int r = 0; r < rows.length; r++) {
            treated[r] = data.treatment()[rows[r]] == k;
        }
        ranked = RankedUnits.of(UpliftData.take(effects, rows), treated, UpliftData.take(data.outcome(), rows));
        this.units = units.count();
    }

    /** AUUC, Qini, then Qini's curve at every share of the grid. */
    List<Interval> measures(double[] grid, int resamples, long seed, double level, Runnable checkpoint) {
        double[] estimate = values(ranked, grid);
        List<double[]> drawn = Indices.resample(units, resamples, seed, checkpoint, chosen -> redrawn(chosen, grid));
        Interval[] intervals = new Interval[estimate.length];
        for (int m = 0; m < intervals.length; m++) {
            int measure = m;
            double[] sorted = RadixSort.sorted(
                    drawn.stream().mapToDouble(row -> row[measure]).toArray());
            intervals[m] = new Interval(
                    estimate[m],
                    Quantiles.quantile(sorted, (1 - level) / 2),
                    Quantiles.quantile(sorted, (1 + level) / 2));
        }
        return List.of(intervals);
    }

    /** Uplift among the first share; null where an arm has fewer than two rows there. */
    @Nullable
    Effect raw(double share, double level) {
        int size = (int) (treated.length * share);
        int count = 0;
        for (int r = 0; r < size; r++) {
            count += treated[r] ? 1 : 0;
        }
        if (count < 2 || size - count < 2) {
            return null;
        }
        return UpliftAtK.of(ranked, share, UpliftAtK.Strategy.OVERALL, level).uplift();
    }

    private static double[] values(RankedUnits ranked, double[] grid) {
        double[] values = new double[CURVE + grid.length];
        values[AUUC] = UpliftScore.of(ranked, Convention.GAIN_OVER_RANDOM);
        values[QINI] = UpliftScore.of(ranked, Convention.PYLIFT_AQINI);
        UpliftCurve curve = UpliftCurve.of(ranked);
        int last = curve.points() - 1;
        double all = curve.units()[last];
        double perTreated = curve.treatedUnits()[last];
        int p = 1;
        for (int g = 0; g < grid.length; g++) {
            double reach = grid[g] * all;
            while (p < last && curve.units()[p] < reach) {
                p++;
            }
            double from = curve.units()[p - 1];
            double part = Math.min(1, (reach - from) / (curve.units()[p] - from));
            values[CURVE + g] = (curve.qini(p - 1) + part * (curve.qini(p) - curve.qini(p - 1))) / perTreated;
        }
        return values;
    }

    private double @Nullable [] redrawn(int[] chosen, double[] grid) {
        int[] times = new int[units];
        for (int unit : chosen) {
            times[unit]++;
        }
        int[] rows = new int[unitOf.length];
        int size = 0;
        int count = 0;
        for (int r = 0; r < rows.length; r++) {
            rows[r] = times[unitOf[r]];
            size += rows[r];
            count += treated[r] ? rows[r] : 0;
        }
        return count == 0 || count == size ? null : values(ranked.redrawn(rows), grid);
    }
}
