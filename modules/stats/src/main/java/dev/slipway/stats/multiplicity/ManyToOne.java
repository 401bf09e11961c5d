package dev.slipway.stats.multiplicity;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.GaussLegendre;
import dev.slipway.stats.math.Normal;
import dev.slipway.stats.math.Roots;
import dev.slipway.stats.math.StudentT;
import java.util.Arrays;

/**
 * The largest |t| of several comparisons with one control, whose correlations are λ_i·λ_j (Dunnett 1955,
 * doi:10.1080/01621459.1955.10501294). With that one-factor structure the multivariate t probability is a double
 * integral: over the control's share of the noise and over the estimated standard deviation. Gauss–Legendre quadrature on
 * tails, relative accuracy about 1e-10, no Monte Carlo.
 */
public final class ManyToOne {

    private static final double FAR = 38;
    /** The bounds of a critical value hold exactly; quadrature gives its probability to ten digits. */
    private static final double SLACK = 1e-6;

    private final int comparisons;
    private final Shared[] shared;
    private final double df;
    private final double[] scales;
    private final double[] scaleWeights;

    /**
     * A family of comparisons.
     *
     * @param loadings λ_i in [0, 1), one per comparison: √(v_C/(v_i + v_C)) with v the variances of the arms' means, so
     *     √(n_i/(n_i + n_C)) for equal variances
     * @param df degrees of freedom of the common standard deviation, at least 1; infinity for the normal distribution
     */
    public ManyToOne(double[] loadings, double df) {
        Checks.atLeast(loadings.length, 1, "number of comparisons");
        Checks.require(df >= 1, "df must be at least 1 but is " + df);
        for (int i = 0; i < loadings.length; i++) {
            Checks.require(
                    loadings[i] >= 0 && loadings[i] < 1,
                    "loadings[" + i + "] must lie in [0, 1) but is " + loadings[i]);
        }
        comparisons = loadings.length;
        shared = Shared.of(loadings);
        this.df = df;
        double[][] rule = scale(df);
        scales = rule[0];
        scaleWeights = rule[1];
    }

    /** P(max |t_i| ≥ c): the adjusted p-value of a comparison with |t| = c. */
    public double exceeds(double c) {
        Checks.notNegative(c, "c");
        if (c == 0) {
            return 1;
        }
        if (comparisons == 1) {
            return Double.isInfinite(df) ? Normal.twoSidedP(c) : StudentT.twoSidedP(c, df);
        }
        double total = 0;
        for (int i = 0; i < scales.length; i++) {
            total += scaleWeights[i] * normalExceeds(c * scales[i]);
        }
        return Math.min(1, total);
    }

    /**
     * The c with P(max |t_i| ≥ c) = 1 − level, for simultaneous intervals: estimate ± c·SE. It lies between the quantile of
     * one comparison and Bonferroni's, which are equal where only one is made.
     */
    public double criticalValue(double level) {
        Checks.level(level);
        double one = quantile((1 - level) / 2);
        if (comparisons == 1) {
            return one;
        }
        double target = Math.log1p(-level);
        double bonferroni = quantile((1 - level) / 2 / comparisons);
        return Roots.between(c -> Math.log(exceeds(c)) - target, one * (1 - SLACK), bonferroni * (1 + SLACK), 1e-11);
    }

    private double quantile(double tail) {
        return Double.isInfinite(df) ? Normal.upperQuantile(tail) : StudentT.upperQuantile(tail, df);
    }

    /**
     * ∫ φ(z)·(1 − Π(1 − q_i(z))) dz, q_i(z) the chance that comparison i exceeds b given the control's deviation z. Both
     * factors are even in z.
     */
    private double normalExceeds(double b) {
        if (b > FAR) {
            return 0;
        }
        double sharpest = 0;
        for (Shared arms : shared) {
            sharpest = Math.max(sharpest, arms.loading / arms.rest);
        }
        double reach = Math.min(FAR, 9 + b);
        int panels = (int) Math.min(200, Math.ceil(reach * Math.max(0.35, sharpest / 3)));
        return 2
                * GaussLegendre.panels(
                        z -> Normal.density(z) * anyExceeds(b, z), GaussLegendre.edges(0, reach, panels));
    }

    private double anyExceeds(double b, double z) {
        double log = 0;
        for (Shared arms : shared) {
            double q = Normal.survival((b - arms.loading * z) / arms.rest)
                    + Normal.survival((b + arms.loading * z) / arms.rest);
            log += arms.count * Math.log1p(-Math.min(q, 1));
        }
        return -Math.expm1(log);
    }

    /** How many comparisons have one loading λ, and √(1 − λ²); arms of one size are worked out once. */
    private record Shared(double loading, double rest, int count) {
        static Shared[] of(double[] loadings) {
            return Arrays.stream(loadings)
                    .distinct()
                    .mapToObj(loading ->
                            new Shared(loading, Math.sqrt(1 - loading * loading), (int) Arrays.stream(loadings)
                                    .filter(other -> other == loading)
                                    .count()))
                    .toArray(Shared[]::new);
        }
    }

    /** Nodes and weights of s = √(χ²(df)/df), normalised to one; a point at 1 where df is infinite. */
    private static double[][] scale(double df) {
        if (Double.isInfinite(df)) {
            return new double[][] {{1}, {1}};
        }
        double spread = 11 / Math.sqrt(2 * df);
        int panels = df < 30 ? 12 : 3;
        double[][] rule = GaussLegendre.rule(GaussLegendre.edges(Math.max(0, 1 - spread), 1 + spread, panels));
        double mass = 0;
        for (int i = 0; i < rule[0].length; i++) {
            double s = rule[0][i];
            rule[1][i] *= Math.exp((df - 1) * Math.log(s) - 0.5 * df * (s * s - 1));
            mass += rule[1][i];
        }
        for (int i = 0; i < rule[1].length; i++) {
            rule[1][i] /= mass;
        }
        return rule;
    }
}
