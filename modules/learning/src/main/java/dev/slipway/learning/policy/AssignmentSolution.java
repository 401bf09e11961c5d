package dev.slipway.learning.policy;

/**
 * An assignment and how good it is.
 *
 * @param action of each user
 * @param value of it
 * @param bound which no assignment that keeps the limits exceeds, not even one that gives shares of actions: the dual value at
 *     {@code price}
 * @param used of each limit, at most its limit
 * @param price of each limit: how much more value one more unit of it would allow, at the margin; 0 where it does not bind
 * @param between users for whom prices leave a choice; rounding is about them alone
 * @param rounds of prices that were tried
 */
public record AssignmentSolution(
        byte[] action, double value, double bound, double[] used, double[] price, int between, int rounds) {
    /** How far the value may be from the best, as a share of the bound; 0 where the bound is 0. */
    public double gap() {
        return bound == 0 ? 0 : (bound - value) / Math.abs(bound);
    }
}
