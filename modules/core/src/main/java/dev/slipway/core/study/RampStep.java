package dev.slipway.core.study;

/**
 * Coverage from one day of the experiment on, until the next step.
 *
 * @param day counted from the first day, which is day 0
 * @param coverage share of the layer's units that take part, above 0 and at most 1
 */
public record RampStep(int day, double coverage) {}
