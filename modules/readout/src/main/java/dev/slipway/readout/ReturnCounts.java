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
                long over = fullDays(data, exposedAt[u]);
                for (int day = 0; day <= lastDay && day < over; day++) {
                    counts.mature[arm][day]++;
                    counts.returned[arm][day] += returns.on(u, day) ? 1 : 0;
                }
            }
        }
        return counts;
    }

    /** By arm and day: units mature for the last day that did the event on that day or later, up to the last. */
    static long[][] rolling(ExperimentData data, long[] exposedAt, ReturnDays returns, int lastDay) {
        long[][] counts = new long[2][lastDay + 1];
        for (int u = 0; u < exposedAt.length; u++) {
            int arm = data.variant()[u];
            if (arm < 2 && fullDays(data, exposedAt[u]) > lastDay) {
                for (int day = returns.lastUntil(u, lastDay); day > 0; day--) {
                    counts[arm][day]++;
                }
            }
        }
        return counts;
    }

    private static long fullDays(ExperimentData data, long exposedAt) {
        return Math.floorDiv(data.dataEnd() - exposedAt, Days.MILLIS);
    }
}
