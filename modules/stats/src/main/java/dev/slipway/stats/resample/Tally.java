package dev.slipway.stats.resample;

import dev.slipway.stats.math.RadixSort;
import java.util.Arrays;

/**
 * The distinct values of a sample, ascending, and how often each occurs.
 *
 * @param values distinct, ascending; −0.0 counts as 0.0
 * @param counts of each
 */
record Tally(double[] values, int[] counts) {

    private static final int FEW = 256;
    private static final int PLACES = 1024;
    private static final int SHIFT = 54;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /** Counts finite values: by hashing while at most {@value #FEW} are distinct, otherwise by sorting. */
    static Tally of(double[] sample) {
        double[] found = new double[PLACES];
        int[] times = new int[PLACES];
        int distinct = 0;
        for (double one : sample) {
            double value = one + 0.0;
            int place = (int) ((Double.doubleToRawLongBits(value) * SPREAD) >>> SHIFT);
            while (times[place] > 0 && found[place] != value) {
                place = (place + 1) & (PLACES - 1);
            }
            if (times[place]++ == 0) {
                found[place] = value;
                if (++distinct > FEW) {
                    return ofSorted(RadixSort.sorted(sample));
                }
            }
        }
        return ofFew(found, times, distinct);
    }

    private static Tally ofFew(double[] found, int[] times, int distinct) {
        double[] values = new double[distinct];
        int size = 0;
        for (int place = 0; place < PLACES; place++) {
            if (times[place] > 0) {
                values[size++] = found[place];
            }
        }
        Arrays.sort(values);
        int[] counts = new int[distinct];
        for (int place = 0; place < PLACES; place++) {
            if (times[place] > 0) {
                counts[Arrays.binarySearch(values, found[place])] = times[place];
            }
        }
        return new Tally(values, counts);
    }

    private static Tally ofSorted(double[] sorted) {
        double[] values = new double[sorted.length];
        int[] counts = new int[sorted.length];
        int distinct = 0;
        for (int from = 0; from < sorted.length; ) {
            int to = from + 1;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            values[distinct] = sorted[from];
            counts[distinct++] = to - from;
            from = to;
        }
        return new Tally(Arrays.copyOf(values, distinct), Arrays.copyOf(counts, distinct));
    }
}
