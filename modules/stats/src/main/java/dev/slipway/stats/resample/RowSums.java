package dev.slipway.stats.resample;

import dev.slipway.stats.math.Checks;
import java.util.function.ToDoubleFunction;

/**
 * Bootstrap of statistics that are functions of column sums, such as ratios: rows are drawn with replacement, all columns of
 * a row together, at less than a nanosecond per draw and column ({@link BlockedRows}). Resample i has its own random stream, so the bytes do not depend on the number of threads.
 */
public final class RowSums {

    private RowSums() {}

    /**
     * The statistic of every resample.
     *
     * @param columns one to four columns of equal length
     * @param resamples how many
     * @param seed start of all random streams
     * @param checkpoint called before every resample, on any thread; may throw to cancel
     * @param statistic from the column sums of a resample; must not keep the array
     * @return one value per resample
     */
    public static double[] resample(
            double[][] columns, int resamples, long seed, Runnable checkpoint, ToDoubleFunction<double[]> statistic) {
        int width = columns.length;
        Checks.require(width >= 1 && width <= 4, "RowSums takes one to four columns, not " + width);
        int n = columns[0].length;
        Checks.atLeast(n, 1, "rows");
        for (double[] column : columns) {
            Checks.require(column.length == n, "columns differ in length");
        }
        BlockedRows rows = new BlockedRows(columns);
        double[] values = new double[resamples];
        Streams.forEach(resamples, checkpoint, r -> {
            double[] sums = new double[width];
            rows.addDraws(Streams.of(seed, r), n, sums);
            values[r] = statistic.applyAsDouble(sums);
        });
        return values;
    }
}
