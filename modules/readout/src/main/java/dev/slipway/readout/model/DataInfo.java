package dev.slipway.readout.model;

import org.jspecify.annotations.Nullable;

/**
 * The data: first and last day (ISO dates, UTC; null where the data has no time), number of days, exposed units, events,
 * units that were left out, and how many data tests passed.
 */
public record DataInfo(
        @Nullable String first,
        @Nullable String last,
        int days,
        long units,
        long events,
        long crossovers,
        int testsPassed,
        int testsTotal) {}
