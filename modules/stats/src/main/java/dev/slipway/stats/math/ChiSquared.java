package dev.slipway.stats.math;

import org.apache.commons.math3.special.Gamma;

/** The chi-square distribution with relative accuracy in the upper tail. */
public final class ChiSquared {

    private static final int TERMS = 1_000_000;

    private ChiSquared() {}

    /**
     * P(χ²(df) ≥ x) = Q(df/2, x/2).
     *
     * @param x at least 0
     * @param df degrees of freedom, positive, may be fractional
     */
    public static double survival(double x, double df) {
        Checks.notNegative(x, "x");
        Checks.positive(df, "df");
        return x == 0 ? 1 : Gamma.regularizedGammaQ(0.5 * df, 0.5 * x, 1e-15, TERMS);
    }

    /** The x with P(χ²(df) ≥ x) = p, by bisection and secant steps on the logarithm of the tail. */
    public static double upperQuantile(double p, double df) {
        Checks.probability(p, "p");
        Checks.positive(df, "df");
        double high = df + 1;
        while (survival(high, df) > p) {
            high *= 2;
        }
        double target = Math.log(p);
        return Roots.between(x -> Math.log(survival(x, df)) - target, 0, high, 1e-14 * high);
    }
}
