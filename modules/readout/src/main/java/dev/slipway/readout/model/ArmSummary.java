package dev.slipway.readout.model;

import org.jspecify.annotations.Nullable;

/**
 * One arm of one metric.
 *
 * @param n mature units
 * @param immature units whose window has not elapsed; not part of anything else here
 * @param mean of the unit values, after the cap; a rate for proportions, the quantile of a quantile metric; null when n is 0
 * @param standardDeviation of the unit values (divisor n − 1); null when n is below 2 and for a quantile over events
 * @param numerator sum of the unit values; of a quantile over events how many there are
 */
public record ArmSummary(
        String variant,
        long n,
        long immature,
        @Nullable Double mean,
        @Nullable Double standardDeviation,
        double numerator) {}
