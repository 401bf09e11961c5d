package dev.slipway.learning.evaluate;

/**
 * An estimate that is never alone.
 *
 * @param estimate from the test rows
 * @param low lower end
 * @param high upper end
 */
public record Interval(double estimate, double low, double high) {}
