package dev.slipway.stats.resample;

/** How much of a bootstrap lies on the other side of zero. */
final class SignShare {

    private SignShare() {}

    /** Twice the smaller of the shares at or below and at or above zero, at most 1. */
    static double twoSided(double[] effects) {
        int below = 0;
        int above = 0;
        for (double effect : effects) {
            below += effect <= 0 ? 1 : 0;
            above += effect >= 0 ? 1 : 0;
        }
        return Math.min(1, 2.0 * Math.min(below, above) / effects.length);
    }
}
