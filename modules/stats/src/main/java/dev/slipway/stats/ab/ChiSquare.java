package dev.slipway.stats.ab;

import org.apache.commons.math3.special.Gamma;

/** Chi-square tails. */
final class ChiSquare {

    private ChiSquare() {}

    /** P(χ²(df) &gt; x) = Q(df/2, x/2), accurate relative to itself in the upper tail. */
    static double survival(double x, int df) {
        return Gamma.regularizedGammaQ(0.5 * df, 0.5 * x, 1e-15, 100_000);
    }
}
