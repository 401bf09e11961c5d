package dev.slipway.stats.ab;

import dev.slipway.stats.math.BetaDistribution;
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

    /**
     * Clopper and Pearson's exact interval (1934, doi:10.1093/biomet/26.4.404): all p that neither one-sided binomial test
     * rejects. Ends are quantiles (1 − level)/2 of Beta(x, n − x + 1) and (1 + level)/2 of Beta(x + 1, n − x). Never covers less than
     * the level and mostly more; 0 at x = 0, 1 at x = n.
     *
     * @return {low, high}
     * @throws IllegalArgumentException as {@link #wilson}
     */
    public static double[] clopperPearson(long x, long n, double level) {
        Checks.level(level);
        Checks.successes(x, n, "x", "n");
        double hits = (double) x;
        double misses = (double) (n - x);
        double tail = (1 - level) / 2;
        return new double[] {
            x == 0 ? 0 : BetaDistribution.quantile(tail, hits, misses + 1),
            x == n ? 1 : BetaDistribution.quantile(1 - tail, hits + 1, misses)
        };
    }

    /**
     * Jeffreys' interval: equal-tailed quantiles of the posterior Beta(x + ½, n − x + ½), with 0 at x = 0 and 1 at x = n
     * (Brown, Cai and DasGupta 2001, doi:10.1214/ss/1009213286). Covers the level on average over p.
     *
     * @return {low, high}
     * @throws IllegalArgumentException as {@link #wilson}
     */
    public static double[] jeffreys(long x, long n, double level) {
        Checks.level(level);
        Checks.successes(x, n, "x", "n");
        double hits = (double) x + 0.5;
        double misses = (double) (n - x) + 0.5;
        double tail = (1 - level) / 2;
        return new double[] {
            x == 0 ? 0 : BetaDistribution.quantile(tail, hits, misses),
            x == n ? 1 : BetaDistribution.quantile(1 - tail, hits, misses)
        };
    }

    /**
     * Agresti and Coull's interval (1998, doi:10.1080/00031305.1998.10480550): Wald's around Wilson's centre,
     * p̃ ± z·√(p̃(1 − p̃)/ñ) with ñ = n + z², p̃ = (x + z²/2)/ñ. Always holds Wilson's; cut at 0 and 1.
     *
     * @return {low, high}
     * @throws IllegalArgumentException as {@link #wilson}
     */
    public static double[] agrestiCoull(long x, long n, double level) {
        Checks.level(level);
        Checks.successes(x, n, "x", "n");
        double z = Normal.upperQuantile((1 - level) / 2);
        return around(((double) x + z * z / 2) / ((double) n + z * z), (double) n + z * z, z);
    }

    /**
     * Wald's interval p̂ ± z·√(p̂(1 − p̂)/n), cut at 0 and 1. For comparison only: it has no width at x = 0 or x = n and covers
     * too little for small counts.
     *
     * @return {low, high}
     * @throws IllegalArgumentException as {@link #wilson}
     */
    public static double[] wald(long x, long n, double level) {
        Checks.level(level);
        Checks.successes(x, n, "x", "n");
        return around((double) x / (double) n, (double) n, Normal.upperQuantile((1 - level) / 2));
    }

    private static double[] around(double p, double n, double z) {
        double half = z * Math.sqrt(p * (1 - p) / n);
        return new double[] {Math.max(0, p - half), Math.min(1, p + half)};
    }
}
