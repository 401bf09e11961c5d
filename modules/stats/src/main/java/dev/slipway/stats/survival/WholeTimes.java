package dev.slipway.stats.survival;

import org.jspecify.annotations.Nullable;

/**
 * Counts rows whose times are whole numbers close together, as days, weeks or seconds are: each time has a place of its own, so nothing has to
 * be sorted.
 */
final class WholeTimes {

    /** Places for each row up to which counting is quicker than sorting. */
    private static final int PLACES_A_ROW = 4;

    private static final int FEWEST = 64;
    private static final int EVENT = 32;

    private WholeTimes() {}

    /** The table of rows observed from the beginning; null where times are not whole or lie too far apart. */
    static @Nullable EventTable count(double[] time, boolean[] event) {
        // Of numbers from 0 on the bits have the same order and are compared sooner; the sign of a zero is dropped.
        long least = Long.MAX_VALUE;
        long most = 0;
        boolean whole = true;
        for (double t : time) {
            long bits = Double.doubleToRawLongBits(t) & Long.MAX_VALUE;
            least = Math.min(least, bits);
            most = Math.max(most, bits);
            whole &= (int) t == t;
        }
        double low = Double.longBitsToDouble(least);
        double high = Double.longBitsToDouble(most);
        long places = (long) high - (long) low + 1;
        return whole && places <= Math.max(FEWEST, (long) PLACES_A_ROW * time.length)
                ? table(counts(time, event, (int) low, (int) places), (int) low, time.length)
                : null;
    }

    /** Rows by place in the lower half, those with an event in the upper one: both are found in one access. */
    private static long[] counts(double[] time, boolean[] event, int low, int places) {
        long[] counts = new long[places];
        for (int i = 0; i < time.length; i++) {
            counts[(int) time[i] - low] += event[i] ? (1L << EVENT) + 1 : 1;
        }
        return counts;
    }

    private static EventTable table(long[] counts, int low, int rows) {
        int distinct = 0;
        for (long count : counts) {
            distinct += count == 0 ? 0 : 1;
        }
        double[] times = new double[distinct];
        int[] atRisk = new int[distinct];
        int[] events = new int[distinct];
        int[] censored = new int[distinct];
        int left = rows;
        int k = 0;
        for (int place = 0; k < distinct; place++) {
            long count = counts[place];
            int all = (int) count;
            int happened = (int) (count >>> EVENT);
            // Written in any case and kept by the number of places in use: a branch here could not be predicted.
            times[k] = (double) low + place;
            atRisk[k] = left;
            events[k] = happened;
            censored[k] = all - happened;
            left -= all;
            k += all == 0 ? 0 : 1;
        }
        return new EventTable(times, atRisk, events, censored);
    }
}
