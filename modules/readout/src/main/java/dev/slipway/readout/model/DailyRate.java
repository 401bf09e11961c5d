package dev.slipway.readout.model;

import org.jspecify.annotations.Nullable;

/**
 * Mean (of a quantile metric the quantile) of a metric among the mature units that were first exposed on one day; null where there is
 * none. For sparklines.
 */
public record DailyRate(
        int day, @Nullable Double control, @Nullable Double treatment) {}
