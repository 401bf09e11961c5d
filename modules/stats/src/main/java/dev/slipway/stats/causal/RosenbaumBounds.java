package dev.slipway.stats.causal;

import dev.slipway.stats.math.BinomialDensity;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.Normal;
import dev.slipway.stats.math.RadixSort;
import dev.slipway.stats.math.Roots;

/**
 * Rosenbaum's sensitivity analysis of matched pairs (2002, Observational Studies, chapter 4): an unmeasured confounder may make the odds
 * of treatment within a pair differ by up to Γ. Γ = 1 is the randomised experiment.
 */
public final class RosenbaumBounds {

    /** Share of a sum below which a term does not change it. */
    private static final double NEGLIGIBLE = 1e-19;

    private RosenbaumBounds() {}

    /**
     * The range of one-sided p-values (treatment raises the outcome) at one Γ.
     *
     * @param gamma Γ
     * @param lower smallest p-value a confounder of this strength allows
     * @param upper largest; significant at this Γ if below α
     */
    public record Bounds(double gamma, double lower, double upper) {}

    /**
     * Wilcoxon's signed ranks by their normal approximation, mean ranks for ties, zero differences left out.
     *
     * @param differences treated minus control of each pair, at least one not zero
     * @param gamma Γ ≥ 1
     */
    public static Bounds signedRank(double[] differences, double gamma) {
        Checks.finite(differences, "differences");
        Checks.require(gamma >= 1, "gamma must be at least 1 but is " + gamma);
        double[] ranks = ranks(differences);
        double statistic = 0;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < differences.length; i++) {
            statistic += differences[i] > 0 ? ranks[i] : 0;
            sum += ranks[i];
            squares += ranks[i] * ranks[i];
        }
        Checks.require(sum > 0, "all differences are zero");
        double high = gamma / (1 + gamma);
        double spread = Math.sqrt(high * (1 - high) * squares);
        return new Bounds(
                gamma,
                Normal.survival((statistic - (1 - high) * sum) / spread),
                Normal.survival((statistic - high * sum) / spread));
    }

    /**
     * McNemar's exact test of pairs with different 0/1 outcomes.
     *
     * @param treatedOnly pairs in which only the treated unit had the outcome
     * @param controlOnly pairs in which only the control unit had it
     * @param gamma Γ ≥ 1
     */
    public static Bounds mcnemar(long treatedOnly, long controlOnly, double gamma) {
        Checks.atLeast(treatedOnly, 0, "treatedOnly");
        Checks.atLeast(controlOnly, 0, "controlOnly");
        Checks.require(gamma >= 1, "gamma must be at least 1 but is " + gamma);
        long n = treatedOnly + controlOnly;
        Checks.atLeast(n, 1, "pairs with different outcomes");
        double high = gamma / (1 + gamma);
        return new Bounds(gamma, tail(treatedOnly, n, 1 - high), tail(treatedOnly, n, high));
    }

    /**
     * The Γ at which the signed-rank upper bound reaches α: how much hidden bias the finding withstands; 1 if it is not significant at all.
     */
    public static double robustUpTo(double[] differences, double alpha) {
        Checks.probability(alpha, "alpha");
        if (signedRank(differences, 1).upper() >= alpha) {
            return 1;
        }
        double high = 2;
        while (signedRank(differences, high).upper() < alpha) {
            high *= 2;
            Checks.require(high < 1e9, "every difference is positive in a sample so large that no bias explains it");
        }
        return Roots.between(g -> signedRank(differences, g).upper() - alpha, 1, high, 1e-12);
    }

    private static double tail(long from, long n, double p) {
        // From the mean outwards the terms fall, so a few standard deviations of them are all.
        boolean upper = (double) from >= (double) n * p;
        long step = upper ? 1 : -1;
        double sum = 0;
        double term = Double.POSITIVE_INFINITY;
        for (long k = upper ? from : from - 1; k >= 0 && k <= n && term > NEGLIGIBLE * sum; k += step) {
            term = BinomialDensity.of((double) k, (double) n, p);
            sum += term;
        }
        return Math.clamp(upper ? sum : 1 - sum, 0, 1);
    }

    private static double[] ranks(double[] differences) {
        int n = differences.length;
        double[] size = new double[n];
        for (int i = 0; i < n; i++) {
            size[i] = Math.abs(differences[i]);
        }
        int[] order = RadixSort.order(size);
        double[] ranks = new double[n];
        int zeros = 0;
        while (zeros < n && size[order[zeros]] == 0) {
            zeros++;
        }
        for (int from = zeros; from < n; ) {
            int to = from;
            while (to < n && size[order[to]] == size[order[from]]) {
                to++;
            }
            for (int r = from; r < to; r++) {
                ranks[order[r]] = 0.5 * (from + 1 + to) - zeros;
            }
            from = to;
        }
        return ranks;
    }
}
