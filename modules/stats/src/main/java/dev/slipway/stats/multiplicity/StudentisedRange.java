package dev.slipway.stats.multiplicity;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.GaussLegendre;
import dev.slipway.stats.math.Normal;
import dev.slipway.stats.math.Roots;
import org.apache.commons.math3.special.Gamma;

/**
 * The range of k standard normal values over an independent estimate of their standard deviation, which Tukey's comparisons of all pairs
 * are judged by. Both integrals by Gauss–Legendre; to about 1e-10.
 */
final class StudentisedRange {
    private static final double[] Z = GaussLegendre.edges(-8.5, 8.5, 12);

    /** Degrees of freedom above which s is taken as known, as R does; it moves an interval's ends by under 3e-5 of its width. */
    private static final double KNOWN = 25_000;

    private StudentisedRange() {}

    /**
     * P(range/s &gt; q).
     *
     * @param k values, at least 2
     * @param df of s; above 25,000 the deviation is taken as known
     */
    static double survival(double q, int k, double df) {
        Checks.atLeast(k, 2, "values");
        if (!(q > 0)) {
            return 1;
        }
        if (df > KNOWN) {
            return share(above(q, k));
        }
        // The deviation s is sqrt(chi²/df); its logarithm is spread by 1/sqrt(2·df), over more than twelve of which it
        // is integrated.
        double width = 1 / Math.sqrt(2 * df);
        double low = Math.max(-14 * width * (1 + width), Math.log(1e-8));
        double high = 9 * width * (1 + width);
        double half = df / 2;
        double constant = Math.log(2) + half * Math.log(half) - Gamma.logGamma(half);
        return share(GaussLegendre.panels(
                u -> {
                    double s = Math.exp(u);
                    return Math.exp(constant + df * u - half * s * s) * above(q * s, k);
                },
                GaussLegendre.edges(low, high, 12)));
    }

    /** Without the integral's own error beyond 0 and 1. */
    private static double share(double integral) {
        return Math.clamp(integral, 0, 1);
    }

    /** q with P(range/s &gt; q) = p. */
    static double upperQuantile(double p, int k, double df) {
        Checks.probability(p, "p");
        double high = 10;
        while (survival(high, k, df) > p) {
            high *= 2;
        }
        return Roots.between(q -> survival(q, k, df) - p, 0, high, 1e-10);
    }

    /** P(range &gt; w): 1 − k∫φ(z)(Φ(z) − Φ(z − w))^(k−1)dz, without the difference where it is small. */
    private static double above(double w, int k) {
        return k
                * GaussLegendre.panels(
                        z -> {
                            double below = Normal.cumulative(z);
                            double within = below - Normal.cumulative(z - w);
                            return Normal.density(z) * (Math.pow(below, k - 1.0) - Math.pow(within, k - 1.0));
                        },
                        Z);
    }
}
