package dev.slipway.stats.math;

import org.apache.commons.math3.special.Beta;

/** The beta distribution. */
public final class BetaDistribution {

    private static final int TERMS = 1_000_000;

    private BetaDistribution() {}

    /**
     * The x with P(Beta(a, b) ≤ x) = p, to 1e-16 absolutely.
     *
     * @param p in (0, 1)
     * @param a positive
     * @param b positive
     */
    public static double quantile(double p, double a, double b) {
        Checks.probability(p, "p");
        Checks.positive(a, "a");
        Checks.positive(b, "b");
        return Roots.between(x -> Beta.regularizedBeta(x, a, b, 1e-15, TERMS) - p, 0, 1, 1e-16);
    }
}
