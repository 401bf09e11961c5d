package dev.slipway.readout.model;

import org.jspecify.annotations.Nullable;

/**
 * The primary comparison of one metric as it stood at the end of one day.
 *
 * @param day 1 is the first day of data
 * @param nControl mature control units at that time
 * @param low one-look interval
 * @param anytimeLow the always-valid interval
 */
public record PathPoint(
        int day,
        long nControl,
        long nTreatment,
        @Nullable Double effect,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Double anytimeLow,
        @Nullable Double anytimeHigh) {}
