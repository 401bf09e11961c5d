package dev.slipway.learning.bandit;

/**
 * What came of a round's decisions.
 *
 * @param arrivals who got them
 * @param action by arrival
 * @param outcomes by outcome and arrival: the reward, then the excess of each guardrail
 */
record Feedback(Arrivals arrivals, int[] action, double[][] outcomes) {}
