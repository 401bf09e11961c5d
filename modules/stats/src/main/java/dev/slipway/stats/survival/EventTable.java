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
public record EventTable(double[] times, int[] atRisk, int[] events, int[] censored) {

    /** Counts rows; strata are not regarded. */
    public static EventTable of(SurvivalData data) {
        EventTable counted = WholeTimes.count(data.stop(), data.event());
        EventTable all = counted == null ? sorted(data) : counted;
        double[] start = data.start();
        if (start != null) {
            subtractLate(RadixSort.sorted(start), all.times, all.atRisk);
        }
        return all;
    }

    private static EventTable sorted(SurvivalData data) {
        // Times of events and of censorings are sorted apart, one on each core, so that no flag has to follow its time.
        List<double[]> apart = Stream.of(true, false)
                .parallel()
                .map(happened -> RadixSort.sorted(times(data, happened)))
                .toList();
        return merge(apart.get(0), apart.get(1));
    }

    private static EventTable merge(double[] ends, double[] losses) {
        int n = ends.length + losses.length;
        double[] times = new double[n];
        int[] atRisk = new int[n];
        int[] events = new int[n];
        int[] censored = new int[n];
        int distinct = 0;
        int e = 0;
        int c = 0;
        while (e + c < n) {
            long end = bits(ends, e);
            long loss = bits(losses, c);
            long time = Math.min(end, loss);
            int left = n - e - c;
            // Counted rather than branched upon: which of the two comes next can't be predicted.
            int here = end == time ? 1 : 0;
            int there = loss == time ? 1 : 0;
            if (bits(ends, e + here) == time || bits(losses, c + there) == time) {
                here = end == time ? run(ends, e) : 0;
                there = loss == time ? run(losses, c) : 0;
            }
            times[distinct] = Double.longBitsToDouble(time);
            atRisk[distinct] = left;
            events[distinct] = here;
            censored[distinct++] = there;
            e += here;
            c += there;
        }
        return distinct == n
                ? new EventTable(times, atRisk, events, censored)
                : new EventTable(
                        Arrays.copyOf(times, distinct),
                        Arrays.copyOf(atRisk, distinct),
                        Arrays.copyOf(events, distinct),
                        Arrays.copyOf(censored, distinct));
    }

    /** A time, or infinity after the last, as bits: of numbers from 0 on they have the same order and are compared sooner. */
    private static long bits(double[] sorted, int i) {
        return Double.doubleToRawLongBits(i < sorted.length ? sorted[i] : Double.POSITIVE_INFINITY);
    }

    /** How many values from a place on are equal. */
    private static int run(double[] sorted, int from) {
        int i = from;
        while (i < sorted.length && sorted[i] == sorted[from]) {
            i++;
        }
        return i - from;
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
    private static void subtractLate(double[] starts, double[] times, int[] atRisk) {
        int entered = 0;
        for (int k = 0; k < times.length; k++) {
            while (entered < starts.length && starts[entered] < times[k]) {
                entered++;
            }
            atRisk[k] -= starts.length - entered;
        }
    }
}
