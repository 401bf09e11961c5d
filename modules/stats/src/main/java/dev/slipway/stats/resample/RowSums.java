package dev.slipway.stats.resample;

import dev.slipway.stats.math.Checks;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Bootstrap of statistics that are functions of column sums, such as ratios: rows are drawn with replacement, all columns of
 * a row together. Columns lie side by side in memory and one 64-bit random number draws two rows, so a draw costs about a
 * nanosecond. Resample i has its own random stream, so the bytes do not depend on the number of threads.
 */
public final class RowSums {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int CHECK_EVERY = 1 << 20;

    private RowSums() {}

    /**
     * The statistic of every resample.
     *
     * @param columns one to four columns of equal length
     * @param resamples how many
     * @param seed start of all random streams
     * @param checkpoint called about once per million draws on each thread; may throw to cancel
     * @param statistic from the column sums of a resample; must not keep the array
     * @return one value per resample
     */
    public static double[] resample(
            double[][] columns, int resamples, long seed, Runnable checkpoint, ToDoubleFunction<double[]> statistic) {
        int width = columns.length;
        Checks.require(width >= 1 && width <= 4, "RowSums takes one to four columns, not " + width);
        int n = columns[0].length;
        Checks.atLeast(n, 1, "rows");
        Checks.require(n <= Integer.MAX_VALUE / width, "too many rows for a bootstrap");
        double[] rows = new double[n * width];
        for (int c = 0; c < width; c++) {
            Checks.require(columns[c].length == n, "columns differ in length");
            for (int i = 0; i < n; i++) {
                rows[i * width + c] = columns[c][i];
            }
        }
        double[] values = new double[resamples];
        IntStream.range(0, resamples).parallel().forEach(r -> {
            double[] sums = new double[width];
            long state = mix(seed + GOLDEN * (r + 1L));
            for (int done = 0; done < n; done += CHECK_EVERY) {
                checkpoint.run();
                state = draw(rows, n, Math.min(CHECK_EVERY, n - done), state, sums);
            }
            values[r] = statistic.applyAsDouble(sums);
        });
        return values;
    }

    private static long draw(double[] rows, int n, int draws, long start, double[] sums) {
        return switch (sums.length) {
            case 1 -> draw1(rows, n, draws, start, sums);
            case 3 -> draw3(rows, n, draws, start, sums);
            default -> drawAny(rows, n, draws, start, sums);
        };
    }

    /*
     * SplitMix64 gives 64 bits; each half times n, shifted by 32, is a row. A row's probability is off by at most n/2³² of
     * itself, for the largest arrays far below the bootstrap's own error.
     */
    private static long draw1(double[] rows, int n, int draws, long start, double[] sums) {
        long state = start;
        double a = 0;
        double b = 0;
        int i = 0;
        for (; i + 1 < draws; i += 2) {
            long bits = mix(state += GOLDEN);
            a += rows[(int) (((bits >>> 32) * n) >>> 32)];
            b += rows[(int) (((bits & 0xFFFFFFFFL) * n) >>> 32)];
        }
        if (i < draws) {
            a += rows[(int) (((mix(state += GOLDEN) >>> 32) * n) >>> 32)];
        }
        sums[0] += a + b;
        return state;
    }

    private static long draw3(double[] rows, int n, int draws, long start, double[] sums) {
        long state = start;
        double a = 0;
        double b = 0;
        double c = 0;
        for (int i = 0; i < draws; i += 2) {
            long bits = mix(state += GOLDEN);
            int row = 3 * (int) (((bits >>> 32) * n) >>> 32);
            a += rows[row];
            b += rows[row + 1];
            c += rows[row + 2];
            if (i + 1 < draws) {
                row = 3 * (int) (((bits & 0xFFFFFFFFL) * n) >>> 32);
                a += rows[row];
                b += rows[row + 1];
                c += rows[row + 2];
            }
        }
        sums[0] += a;
        sums[1] += b;
        sums[2] += c;
        return state;
    }

    private static long drawAny(double[] rows, int n, int draws, long start, double[] sums) {
        long state = start;
        int width = sums.length;
        for (int i = 0; i < draws; i++) {
            int row = width * (int) (((mix(state += GOLDEN) >>> 32) * n) >>> 32);
            for (int c = 0; c < width; c++) {
                sums[c] += rows[row + c];
            }
        }
        return state;
    }

    /** Stafford's variant 13 of the 64-bit finaliser. */
    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
