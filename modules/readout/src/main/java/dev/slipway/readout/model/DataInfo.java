package dev.slipway.readout.model;

import org.jspecify.annotations.Nullable;

/**
 * The data that a readout is of.
 *
 * @param first day (ISO) in the study's time zone; null where the data has no time
 * @param last likewise
 * @param days spans of 24 hours from the start to the end of observation, as plans count them
 * @param units exposed
 * @param crossovers units that were left out
 * @param testsPassed data tests
 * @param timezone whose days all dates of the readout are; null for UTC, for data without time and in the file of an older run
 */
public record DataInfo(
        @Nullable String first,
        @Nullable String last,
        int days,
        long units,
        long events,
        long crossovers,
        int testsPassed,
        int testsTotal,
        @Nullable String timezone) {
    /** Data whose days are those of UTC. */
    public DataInfo(
            @Nullable String first,
            @Nullable String last,
            int days,
            long units,
            long events,
            long crossovers,
            int testsPassed,
            int testsTotal) {
        this(first, last, days, units, events, crossovers, testsPassed, testsTotal, null);
    }
}
