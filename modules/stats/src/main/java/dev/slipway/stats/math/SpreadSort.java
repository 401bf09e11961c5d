package dev.slipway.stats.math;

import java.util.Arrays;

/**
 * Sorting of finite doubles by where they lie between the smallest and the largest: one pass puts each value into one of
 * about n bins, which leaves few values a bin to compare. Bins where values crowd, as those of a skewed amount do, are sorted
 * by {@link RadixSort}, so no data take longer than a few passes more than that.
 */
final class SpreadSort {

    private static final int CROWD = 48;
    private static final int MOST = 1 << 16;

    private SpreadSort() {}

    /** Whether bins help: not for few values, nor for so many that bins hold a dozen each. */
    static boolean suits(int n) {
        return n >= 1024 && n <= 12 * MOST;
    }

    /** The values in ascending order in a new array, or an empty one where one is not finite or the range overflows. */
    static double[] sorted(double[] values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        int bins = Math.min(MOST, Integer.highestOneBit(values.length) * 2);
        double scale = (bins - 1) / (high - low);
        if (!(scale > 0 && scale < Double.MAX_VALUE)) {
            return new double[0];
        }
        int[] next = starts(values, low, scale, bins);
        double[] out = new double[values.length];
        for (double value : values) {
            out[next[(int) ((value - low) * scale)]++] = value + 0.0;
        }
        sortCrowds(out, next);
        insert(out);
        return out;
    }

    private static int[] starts(double[] values, double low, double scale, int bins) {
        int[] places = new int[bins];
        for (double value : values) {
            places[(int) ((value - low) * scale)]++;
        }
        int place = 0;
        for (int bin = 0; bin < bins; bin++) {
            int count = places[bin];
            places[bin] = place;
            place += count;
        }
        return places;
    }

    /** @param ends of the bins */
    private static void sortCrowds(double[] out, int[] ends) {
        int from = 0;
        for (int to : ends) {
            if (to - from > CROWD && !constant(out, from, to)) {
                System.arraycopy(RadixSort.byDigits(Arrays.copyOfRange(out, from, to)), 0, out, from, to - from);
            }
            from = to;
        }
    }

    private static boolean constant(double[] out, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (out[i] != out[from]) {
                return false;
            }
        }
        return true;
    }

    /** Values are at most a bin away from their places. */
    private static void insert(double[] out) {
        for (int i = 1; i < out.length; i++) {
            double value = out[i];
            int place = i;
            while (place > 0 && out[place - 1] > value) {
                out[place] = out[place - 1];
                place--;
            }
            out[place] = value;
        }
    }
}
