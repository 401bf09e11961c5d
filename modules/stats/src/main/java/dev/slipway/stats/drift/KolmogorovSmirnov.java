package dev.slipway.stats.drift;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.RadixSort;

/**
 * Two-sample Kolmogorov–Smirnov test: are two columns drawn from one distribution? The statistic is the largest distance
 * of the two empirical distribution functions, so it is in [0, 1], has no unit and sees any monotone transformation as
 * none. It looks at the middle; a change in the far tail alone hardly moves it.
 */
public final class KolmogorovSmirnov {

    /** n·m up to which {@link Method#AUTO} counts lattice paths. */
    public static final long EXACT_UP_TO = 1_000_000;

    /** Where the p-value comes from. */
    public enum Method {
        /** {@link #EXACT} for n·m up to a million, {@link #FINITE} above. */
        AUTO,
        /** Given the pooled values, ties included (Schröer and Trenkler 1995, doi:10.1016/0167-9473(94)00040-P). */
        EXACT,
        /** One sample's Kolmogorov distribution at the effective size nm/(n + m), rounded; ties make it conservative. */
        FINITE,
        /** Kolmogorov's limit for large samples; ties make it conservative. */
        LIMIT
    }

    private KolmogorovSmirnov() {}

    /**
     * The test.
     *
     * @param statistic D = sup |F(x) − G(x)|
     * @param location a value at which the distance is reached
     * @param pValue two-sided
     * @param method what gave the p-value, never AUTO
     */
    public record Result(double statistic, double location, double pValue, Method method) {}

    /** {@link #test(double[], double[], Method)} with {@link Method#AUTO}. */
    public static Result test(double[] before, double[] after) {
        return test(before, after, Method.AUTO);
    }

    /**
     * Tests two samples.
     *
     * @param before finite values, at least one
     * @param after finite values, at least one
     * @throws IllegalArgumentException for empty columns or values that are NaN or infinite (names the index)
     */
    public static Result test(double[] before, double[] after, Method method) {
        Checks.atLeast(before.length, 1, "values before");
        Checks.atLeast(after.length, 1, "values after");
        Checks.finite(before, "before");
        Checks.finite(after, "after");
        return sorted(RadixSort.sorted(before), RadixSort.sorted(after), method);
    }

    /**
     * The same for finite columns that are in ascending order already, as of one column that is compared with many.
     *
     * @param x before, at least one value
     * @param y after, at least one value
     */
    public static Result sorted(double[] x, double[] y, Method method) {
        long n = x.length;
        long m = y.length;
        long largest = 0;
        double location = Math.min(x[0], y[0]);
        int i = 0;
        int j = 0;
        while (i < n && j < m) {
            double value = Math.min(x[i], y[j]);
            while (i < n && x[i] == value) {
                i++;
            }
            while (j < m && y[j] == value) {
                j++;
            }
            long gap = Math.abs(i * m - j * n);
            if (gap > largest) {
                largest = gap;
                location = value;
            }
        }
        double d = (double) largest / ((double) n * (double) m);
        Method used = method != Method.AUTO ? method : n * m <= EXACT_UP_TO ? Method.EXACT : Method.FINITE;
        return new Result(d, location, pValue(x, y, largest, d, used), used);
    }

    private static double pValue(double[] x, double[] y, long gap, double d, Method method) {
        if (gap == 0) {
            return 1;
        }
        double effective = (double) x.length * y.length / ((double) x.length + y.length);
        return switch (method) {
            case EXACT -> exact(x, y, gap);
            case LIMIT -> KolmogorovDistribution.limitSurvival(Math.sqrt(effective) * d);
            default -> KolmogorovDistribution.survival(Math.max(1, (long) Math.rint(effective)), d);
        };
    }

    /**
     * P(a random order of the pooled values reaches the gap at a value's last tie): the probability that the path is past the
     * gap by point (i, j), from its two predecessors, weighted i/(i+j) and j/(i+j). Only sums of positive terms, so the
     * smallest p-values keep their digits.
     */
    private static double exact(double[] x, double[] y, long gap) {
        int n = x.length;
        int m = y.length;
        boolean[] last = lastOfTie(x, y);
        double[] past = new double[m + 1];
        for (int i = 0; i <= n; i++) {
            for (int j = 0; j <= m; j++) {
                if (i + j == 0) {
                    continue;
                }
                if (last[i + j - 1] && Math.abs((long) i * m - (long) j * n) >= gap) {
                    past[j] = 1;
                } else {
                    double fromX = i == 0 ? 0 : past[j] * i;
                    double fromY = j == 0 ? 0 : past[j - 1] * j;
                    past[j] = (fromX + fromY) / (i + j);
                }
            }
        }
        return Math.min(1, past[m]);
    }

    private static boolean[] lastOfTie(double[] x, double[] y) {
        double[] pooled = new double[x.length + y.length];
        System.arraycopy(x, 0, pooled, 0, x.length);
        System.arraycopy(y, 0, pooled, x.length, y.length);
        double[] sorted = RadixSort.sorted(pooled);
        boolean[] last = new boolean[sorted.length];
        for (int k = 0; k < last.length; k++) {
            last[k] = k == last.length - 1 || sorted[k + 1] != sorted[k];
        }
        return last;
    }
}
