package dev.slipway.stats;

import dev.slipway.stats.math.linear.RowBlocks;
import java.util.List;

/** Compensated summation. */
public final class Sums {

    /** Below this the threads would take longer to start than to add. */
    private static final int WORTH_THREADS = 1 << 16;

    private static final int LANES = 4;

    private Sums() {}

    /**
     * Compensated sum: as accurate as if computed in twice the precision and then rounded (Ogita, Rump and Oishi 2005,
     * doi:10.1137/030601818). Four sums run side by side, long arrays are cut into ranges for both cores; where the cuts lie
     * depends on the length alone. NaN when a value is NaN or infinite or the sum overflows.
     */
    public static double sum(double[] values) {
        double sum = 0;
        double lost = 0;
        for (double[] part : parts(values.length, (from, to) -> range(values, from, to))) {
            double next = sum + part[0];
            lost += part[1] + lost(sum, part[0], next);
            sum = next;
        }
        return sum + lost;
    }

    /** Sums over ranges of rows, in order; one range for short arrays. */
    static Iterable<double[]> parts(int rows, RowBlocks.Work<double[]> work) {
        return rows < WORTH_THREADS ? List.of(work.on(0, rows)) : RowBlocks.map(rows, work);
    }

    /** The sum and what it lost. */
    private static double[] range(double[] v, int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        double lostA = 0;
        double lostB = 0;
        double lostC = 0;
        double lostD = 0;
        int i = from;
        for (; i + LANES <= to; i += LANES) {
            double nextA = a + v[i];
            double nextB = b + v[i + 1];
            double nextC = c + v[i + 2];
            double nextD = d + v[i + 3];
            lostA += lost(a, v[i], nextA);
            lostB += lost(b, v[i + 1], nextB);
            lostC += lost(c, v[i + 2], nextC);
            lostD += lost(d, v[i + 3], nextD);
            a = nextA;
            b = nextB;
            c = nextC;
            d = nextD;
        }
        for (; i < to; i++) {
            double next = a + v[i];
            lostA += lost(a, v[i], next);
            a = next;
        }
        double ab = a + b;
        double cd = c + d;
        double all = ab + cd;
        return new double[] {all, lostA + lostB + lostC + lostD + lost(a, b, ab) + lost(c, d, cd) + lost(ab, cd, all)};
    }

    /** What rounding took from a + b = sum, exactly and without a branch (Knuth). */
    private static double lost(double a, double b, double sum) {
        double rounded = sum - a;
        return (a - (sum - rounded)) + (b - rounded);
    }
}
