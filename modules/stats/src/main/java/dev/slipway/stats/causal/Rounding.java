package dev.slipway.stats.causal;

/**
 * Tells a standard error from the rounding of outcomes that the model explains wholly, such as equal ones: dividing by it would make chance
 * of the last digits significant.
 */
final class Rounding {
    /** Units in the last place of the largest outcome that one unit's residual may be off. */
    private static final double EACH = 1e-14;

    private Rounding() {}

    /** The error, or 0 where it is no larger than what rounding leaves of a mean of the outcomes. */
    static double without(double error, double[] outcomes) {
        double largest = 0;
        for (double y : outcomes) {
            largest = Math.max(largest, Math.abs(y));
        }
        return error <= EACH * largest / Math.sqrt(outcomes.length) ? 0 : error;
    }
}
