package dev.slipway.readout;

import dev.slipway.warehouse.ExperimentData;

/**
 * Mature and returned units of the control and the first treatment, by day after exposure, from one pass over the units.
 *
 * @param mature by arm and day: units whose day lies inside the data
 * @param returned by arm and day: those of them who did the event on it
 * @param units of each of the two arms
 */
record ReturnCounts(long[][] mature, long[][] returned, long[] units) {
    static ReturnCounts of(ExperimentData data, long[] exposedAt, ReturnDays returns, int lastDay) {
        ReturnCounts counts = new ReturnCounts(new long[2][lastDay + 1], new long[2][lastDay + 1], new long[2]);
        for (int u = 0; u < exposedAt.length; u++) {
            int arm = data.variant()[u];
            if (arm < 2) {
                counts.units[arm]++;
                int over = (int) Math.min(lastDay + 1L, fullDays(data, exposedAt[u]));
                if (over > 0) {
                    counts.mature[arm][over - 1]++;
                }
                for (long days = returns.firstDays(u, over - 1); days != 0; days &= days - 1) {
                    counts.returned[arm][Long.numberOfTrailingZeros(days)]++;
                }
            }
        }
        addFromTheEnd(counts.mature);
        return counts;
    }

    /** A unit that counts for a day counts for all days before it. */
    private static void addFromTheEnd(long[][] counts) {
        for (long[] byDay : counts) {
            for (int day = byDay.length - 2; day >= 0; day--) {
                byDay[day] += byDay[day + 1];
            }
        }
    }

    /** By arm and day: units mature for the last day that did the event on that day or later, up to the last. */
    static long[][] rolling(ExperimentData data, long[] exposedAt, ReturnDays returns, int lastDay) {
        long[][] counts = new long[2][lastDay + 1];
        for (int u = 0; u < exposedAt.length; u++) {
            int arm = data.variant()[u];
            if (arm < 2 && fullDays(data, exposedAt[u]) > lastDay) {
                counts[arm][returns.lastUntil(u, lastDay)]++;
            }
        }
        addFromTheEnd(counts);
        counts[0][0] = 0;
        counts[1][0] = 0;
        return counts;
    }

    private static long fullDays(ExperimentData data, long exposedAt) {
        return Math.floorDiv(data.dataEnd() - exposedAt, Days.MILLIS);
    }
}
