package dev.slipway.stats.ab;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.Normal;

/** Intervals of one proportion. */
public final class Proportions {

    private Proportions() {}

    /**
     * Wilson's score interval (1927, doi:10.1080/01621459.1927.10502953): the p at which the normal test of x/n would
     * not be rejected. Centre (x + z²/2)/(n + z²), half-width z·√(x(n−x)/n + z²/4)/(n + z²). Lies in [0, 1], is usable
     * from n = 1 on, and exactly 0 or 1 at x = 0 or x = n.
     *
     * @param x successes
     * @param n units, at least 1
     * @param level coverage, in (0, 1)
     * @return {low, high}
     * @throws IllegalArgumentException for negative counts, x &gt; n or a level outside (0, 1)
     */
    public static double[] wilson(long x, long n, double level) {
        Checks.level(level);
        return wilsonAt(x, n, Normal.upperQuantile((1 - level) / 2));
    }

    /**
     * {@link #wilson} with its half-width in standard errors.
     *
     * @param z positive; infinite gives [0, 1]
     * @return {low, high}
     */
    public static double[] wilsonAt(long x, long n, double z) {
        Checks.successes(x, n, "x", "n");
        Checks.require(z > 0, "z must be positive but is " + z);
        if (Double.isInfinite(z)) {
            return new double[] {0, 1};
        }
        double size = (double) n;
        double hits = (double) x;
        double centre = (hits + z * z / 2) / (size + z * z);
        double half = z * Math.sqrt(hits * ((size - hits) / size) + z * z / 4) / (size + z * z);
        return new double[] {x == 0 ? 0 : Math.max(0, centre - half), x == n ? 1 : Math.min(1, centre + half)};
    }
}
