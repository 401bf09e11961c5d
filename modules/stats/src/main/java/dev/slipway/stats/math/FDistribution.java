package dev.slipway.stats.math;

import org.apache.commons.math3.special.Beta;

/** The F distribution with relative accuracy in the upper tail. */
public final class FDistribution {

    private FDistribution() {}

    /**
     * P(F(a, b) ≥ f) = I(b/(b + a·f); b/2, a/2).
     *
     * @param f at least 0
     * @param a numerator degrees of freedom, positive
     * @param b denominator degrees of freedom, positive, may be infinite
     */
    public static double survival(double f, double a, double b) {
        Checks.require(f >= 0, "f must be at least 0 but is " + f);
        if (Double.isInfinite(b)) {
            return ChiSquared.survival(a * f, a);
        }
        if (Double.isInfinite(f)) {
            return 0;
        }
        return f == 0 ? 1 : Beta.regularizedBeta(b / (b + a * f), 0.5 * b, 0.5 * a, 1e-15, 100_000);
    }
}
