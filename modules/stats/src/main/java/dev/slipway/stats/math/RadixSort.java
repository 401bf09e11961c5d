package dev.slipway.stats.math;

import java.util.Arrays;

/**
 * Sorting of finite doubles by their bits: least significant digit first, 11 bits a pass, passes in which all digits agree
 * are left out. Time grows with n alone; from a few hundred values on it is several times faster than comparisons.
 */
public final class RadixSort {

    private static final int SMALL = 400;
    private static final int BITS = 11;
    private static final int BUCKETS = 1 << BITS;
    private static final int PASSES = 6;

    private RadixSort() {}

    /** The values in ascending order, in a new array; −0.0 becomes 0.0. NaN sorts last. */
    public static double[] sorted(double[] values) {
        int n = values.length;
        if (SpreadSort.suits(n)) {
            double[] spread = SpreadSort.sorted(values);
            if (spread.length == n) {
                return spread;
            }
        }
        return byDigits(values);
    }

    /** As above, whatever the values' distribution. */
    static double[] byDigits(double[] values) {
        int n = values.length;
        if (n < SMALL) {
            double[] copy = values.clone();
            Arrays.sort(copy);
            return copy;
        }
        long[] from = keys(values);
        long[] to = new long[n];
        int[][] starts = starts(from);
        for (int pass = 0; pass < PASSES; pass++) {
            int[] next = starts[pass];
            if (next.length == 0) {
                continue;
            }
            int shift = pass * BITS;
            for (long key : from) {
                to[next[(int) (key >>> shift) & (BUCKETS - 1)]++] = key;
            }
            long[] swap = from;
            from = to;
            to = swap;
        }
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            out[i] = value(from[i]);
        }
        return out;
    }

    /** The indices of the values in ascending order of value; equal values keep their order. */
    public static int[] order(double[] values) {
        int n = values.length;
        long[] from = keys(values);
        long[] to = new long[n];
        int[] index = new int[n];
        int[] other = new int[n];
        Arrays.setAll(index, i -> i);
        int[][] starts = starts(from);
        for (int pass = 0; pass < PASSES; pass++) {
            int[] next = starts[pass];
            if (next.length == 0) {
                continue;
            }
            int shift = pass * BITS;
            for (int i = 0; i < n; i++) {
                int place = next[(int) (from[i] >>> shift) & (BUCKETS - 1)]++;
                to[place] = from[i];
                other[place] = index[i];
            }
            long[] swap = from;
            from = to;
            to = swap;
            int[] swapped = index;
            index = other;
            other = swapped;
        }
        return index;
    }

    private static long[] keys(double[] values) {
        long[] keys = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            long bits = Double.doubleToRawLongBits(values[i] + 0.0);
            keys[i] = bits ^ ((bits >> 63) | Long.MIN_VALUE);
        }
        return keys;
    }

    private static double value(long key) {
        return Double.longBitsToDouble(key ^ ((~key >> 63) | Long.MIN_VALUE));
    }

    /** First place of each digit's values per pass; an empty array where all values share the digit. */
    private static int[][] starts(long[] keys) {
        long all = -1;
        long any = 0;
        for (long key : keys) {
            all &= key;
            any |= key;
        }
        int[][] starts = new int[PASSES][];
        for (int pass = 0; pass < PASSES; pass++) {
            boolean varies = (((all ^ any) >>> (pass * BITS)) & (BUCKETS - 1)) != 0;
            starts[pass] = varies ? starts(keys, pass * BITS) : new int[0];
        }
        return starts;
    }

    private static int[] starts(long[] keys, int shift) {
        int[] places = new int[BUCKETS];
        for (long key : keys) {
            places[(int) (key >>> shift) & (BUCKETS - 1)]++;
        }
        int place = 0;
        for (int digit = 0; digit < BUCKETS; digit++) {
            int count = places[digit];
            places[digit] = place;
            place += count;
        }
        return places;
    }
}
