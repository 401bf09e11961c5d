package dev.slipway.stats.survival;

import dev.slipway.stats.math.RadixSort;
import java.util.Arrays;

/**
 * Counts at each distinct time.
 *
 * @param times ascending, those of events and of censorings
 * @param atRisk rows at risk just before
 * @param events at that time
 * @param censored at that time
 */
public record EventTable(double[] times, long[] atRisk, long[] events, long[] censored) {

    /** Counts rows; strata are not regarded. */
    public static EventTable of(SurvivalData data) {
        double[] stop = data.stop();
        boolean[] event = data.event();
        int n = stop.length;
        int[] order = RadixSort.order(stop);
        double[] times = new double[n];
        long[] atRisk = new long[n];
        long[] events = new long[n];
        long[] censored = new long[n];
        int distinct = 0;
        for (int from = 0; from < n; ) {
            double time = stop[order[from]];
            int to = from;
            int happened = 0;
            while (to < n && stop[order[to]] == time) {
                happened += event[order[to]] ? 1 : 0;
                to++;
            }
            times[distinct] = time;
            atRisk[distinct] = (long) n - from;
            events[distinct] = happened;
            censored[distinct++] = (long) to - from - happened;
            from = to;
        }
        double[] start = data.start();
        if (start != null) {
            subtractLate(RadixSort.sorted(start), times, atRisk, distinct);
        }
        return new EventTable(
                Arrays.copyOf(times, distinct),
                Arrays.copyOf(atRisk, distinct),
                Arrays.copyOf(events, distinct),
                Arrays.copyOf(censored, distinct));
    }

    /** Rows that enter at a time or later are not at risk at it. */
    private static void subtractLate(double[] starts, double[] times, long[] atRisk, int distinct) {
        int entered = 0;
        for (int k = 0; k < distinct; k++) {
            while (entered < starts.length && starts[entered] < times[k]) {
                entered++;
            }
            atRisk[k] -= (long) starts.length - entered;
        }
    }
}
