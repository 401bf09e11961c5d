package dev.slipway.stats.survival;

import dev.slipway.stats.math.RadixSort;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

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
        // Times of events and of censorings are sorted apart, one on each core, so that no flag has to follow its time.
        List<double[]> sorted = Stream.of(true, false)
                .parallel()
                .map(happened -> RadixSort.sorted(times(data, happened)))
                .toList();
        double[] happened = sorted.get(0);
        double[] ended = sorted.get(1);
        int n = data.rows();
        double[] times = new double[n];
        long[] atRisk = new long[n];
        long[] events = new long[n];
        long[] censored = new long[n];
        int distinct = 0;
        int e = 0;
        int c = 0;
        while (e + c < n) {
            double time = Math.min(
                    e < happened.length ? happened[e] : Double.POSITIVE_INFINITY,
                    c < ended.length ? ended[c] : Double.POSITIVE_INFINITY);
            int firstEvent = e;
            int firstEnd = c;
            while (e < happened.length && happened[e] == time) {
                e++;
            }
            while (c < ended.length && ended[c] == time) {
                c++;
            }
            times[distinct] = time;
            atRisk[distinct] = (long) n - firstEvent - firstEnd;
            events[distinct] = (long) e - firstEvent;
            censored[distinct++] = (long) c - firstEnd;
        }
        double[] start = data.start();
        if (start != null) {
            subtractLate(RadixSort.sorted(start), times, atRisk, distinct);
        }
        return distinct == n
                ? new EventTable(times, atRisk, events, censored)
                : new EventTable(
                        Arrays.copyOf(times, distinct),
                        Arrays.copyOf(atRisk, distinct),
                        Arrays.copyOf(events, distinct),
                        Arrays.copyOf(censored, distinct));
    }

    /** The times of events, or those of censorings. */
    private static double[] times(SurvivalData data, boolean happened) {
        double[] stop = data.stop();
        boolean[] event = data.event();
        double[] chosen = new double[stop.length];
        int size = 0;
        for (int i = 0; i < stop.length; i++) {
            // Written in any case and kept by the size: a branch here could not be predicted.
            chosen[size] = stop[i];
            size += event[i] == happened ? 1 : 0;
        }
        return Arrays.copyOf(chosen, size);
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
