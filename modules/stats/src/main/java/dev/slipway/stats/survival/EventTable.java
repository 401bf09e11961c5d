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
        List<Runs> apart = Stream.of(true, false)
                .parallel()
                .map(happened -> Runs.of(RadixSort.sorted(times(data, happened))))
                .toList();
        Runs ends = apart.get(0);
        Runs losses = apart.get(1);
        int n = data.rows();
        int most = ends.count() + losses.count();
        double[] times = new double[most];
        long[] atRisk = new long[most];
        long[] events = new long[most];
        long[] censored = new long[most];
        int distinct = 0;
        int e = 0;
        int c = 0;
        while (e < ends.count() || c < losses.count()) {
            double event = ends.values()[e];
            double loss = losses.values()[c];
            // Counted rather than branched upon: which of the two comes next can't be predicted.
            int here = event <= loss ? 1 : 0;
            int there = loss <= event ? 1 : 0;
            times[distinct] = here == 1 ? event : loss;
            atRisk[distinct] = (long) n - ends.starts()[e] - losses.starts()[c];
            events[distinct] = (long) here * (ends.starts()[e + 1] - ends.starts()[e]);
            censored[distinct++] = (long) there * (losses.starts()[c + 1] - losses.starts()[c]);
            e += here;
            c += there;
        }
        double[] start = data.start();
        if (start != null) {
            subtractLate(RadixSort.sorted(start), times, atRisk, distinct);
        }
        return distinct == most
                ? new EventTable(times, atRisk, events, censored)
                : new EventTable(
                        Arrays.copyOf(times, distinct),
                        Arrays.copyOf(atRisk, distinct),
                        Arrays.copyOf(events, distinct),
                        Arrays.copyOf(censored, distinct));
    }

    /**
     * Equal values of a sorted array.
     *
     * @param count of distinct values
     * @param values each once, then infinity
     * @param starts index of the first of each in the array, then the array's length, twice
     */
    private record Runs(int count, double[] values, int[] starts) {
        static Runs of(double[] sorted) {
            int n = sorted.length;
            double[] values = new double[n + 1];
            int[] starts = new int[n + 2];
            int count = 0;
            for (int i = 0; i < n; i++) {
                values[count] = sorted[i];
                starts[count + 1] = i + 1;
                count += i + 1 == n || sorted[i + 1] != sorted[i] ? 1 : 0;
            }
            values[count] = Double.POSITIVE_INFINITY;
            starts[count + 1] = n;
            return new Runs(count, values, starts);
        }
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
