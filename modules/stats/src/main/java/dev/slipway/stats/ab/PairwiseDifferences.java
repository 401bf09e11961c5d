package dev.slipway.stats.ab;

import dev.slipway.stats.math.RadixSort;

/**
 * Order statistics of all n_T·n_C differences between two arms without making them: bisection over the bits of the
 * value, counting differences up to it in one pass over both sorted arms. Exact, some 64 passes.
 */
final class PairwiseDifferences {

    private final double[] t;
    private final double[] c;

    /** Copies and sorts; the values must be finite. */
    PairwiseDifferences(double[] t, double[] c) {
        this.t = RadixSort.sorted(t);
        this.c = RadixSort.sorted(c);
    }

    /** The arm in ascending order; not to be changed. */
    double[] sortedT() {
        return t;
    }

    /** The arm in ascending order; not to be changed. */
    double[] sortedC() {
        return c;
    }

    long size() {
        return (long) t.length * c.length;
    }

    /** Median of the differences: Hodges and Lehmann's shift. */
    double median() {
        long middle = (size() + 1) / 2;
        double low = rank(middle);
        return size() % 2 == 1 ? low : low + (rank(middle + 1) - low) / 2;
    }

    /** The k-th smallest difference, k from 1 to n_T·n_C. */
    double rank(long k) {
        long low = ordered(t[0] - c[c.length - 1]);
        long high = ordered(t[t.length - 1] - c[0]);
        while (low < high) {
            long middle = low + ((high - low) >>> 1);
            if (notAbove(value(middle)) >= k) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return value(low);
    }

    /** How many differences are at most d; the lower the treatment value, the more of the control lie within. */
    private long notAbove(double d) {
        long count = 0;
        int seen = 0;
        for (int i = t.length - 1; i >= 0; i--) {
            while (seen < c.length && t[i] - c[c.length - 1 - seen] <= d) {
                seen++;
            }
            if (seen == c.length) {
                return count + (i + 1L) * c.length;
            }
            count += seen;
        }
        return count;
    }

    /** Long integers in the order of the doubles. */
    private static long ordered(double value) {
        long bits = Double.doubleToRawLongBits(value + 0.0);
        return bits >= 0 ? bits : Long.MIN_VALUE - bits;
    }

    private static double value(long ordered) {
        return Double.longBitsToDouble(ordered >= 0 ? ordered : Long.MIN_VALUE - ordered);
    }
}
