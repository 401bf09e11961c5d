package dev.slipway.stats.sequential;

import dev.slipway.stats.math.Checks;
import java.util.Arrays;

/**
 * E-values: evidence whose expectation under the null is at most 1, so P(e ≥ 1/α) ≤ α (Ramdas, Grünwald, Vovk and Shafer
 * 2023, doi:10.1214/23-STS894). Unlike p-values they may be averaged under any dependence and multiplied when each was
 * gathered after the ones before. {@link MixtureSprt#likelihoodRatio} makes them from estimates.
 */
public final class EValues {

    /** Prior successes and failures of {@link #twoProportions}; the value that its authors recommend. */
    private static final double PRIOR = 0.18;

    private EValues() {}

    /**
     * An e-value from a p-value without a prior choice: (1 − p + p·ln p)/(p·ln² p), the mixture of all κ·p^(κ − 1) (Vovk and
     * Wang 2021, doi:10.1214/20-AOS2020). Much weaker than the p-value itself: 0.05 becomes about 1.8.
     *
     * @param p in (0, 1]
     */
    public static double fromP(double p) {
        Checks.require(p > 0 && p <= 1, "p must lie in (0, 1] but is " + p);
        double log = Math.log(p);
        if (log < -0.5) {
            return (-Math.expm1(log) + p * log) / (p * log * log);
        }
        double series = 0;
        double term = 0.5;
        for (int n = 2; n < 20; n++) {
            series += term * (n - 1);
            term *= log / (n + 1);
        }
        return series / p;
    }

    /** min(1, 1/e): a p-value, valid at every look when e is a process. */
    public static double toP(double e) {
        check(e, "e");
        return Math.min(1, 1 / e);
    }

    /** Combined evidence of e-values that were each gathered after, or independently of, the others. */
    public static double product(double[] e) {
        double product = 1;
        for (int i = 0; i < e.length; i++) {
            check(e[i], "e[" + i + "]");
            product *= e[i];
        }
        return product;
    }

    /** Combined evidence under any dependence. */
    public static double mean(double[] e) {
        Checks.atLeast(e.length, 1, "number of e-values");
        double sum = 0;
        for (int i = 0; i < e.length; i++) {
            check(e[i], "e[" + i + "]");
            sum += e[i];
        }
        return sum / e.length;
    }

    /**
     * Which hypotheses the e-BH procedure rejects: the k largest with k·e₍ₖ₎ ≥ m/α, k as large as possible. The false
     * discovery rate is at most α under any dependence (Wang and Ramdas 2022, doi:10.1111/rssb.12489).
     */
    public static boolean[] falseDiscoveryRate(double[] e, double alpha) {
        Checks.probability(alpha, "alpha");
        for (int i = 0; i < e.length; i++) {
            check(e[i], "e[" + i + "]");
        }
        double[] sorted = e.clone();
        Arrays.sort(sorted);
        double threshold = Double.POSITIVE_INFINITY;
        for (int k = 1; k <= e.length; k++) {
            double value = sorted[e.length - k];
            if (k * value >= e.length / alpha) {
                threshold = value;
            }
        }
        boolean[] rejected = new boolean[e.length];
        for (int i = 0; i < e.length; i++) {
            rejected[i] = e[i] >= threshold;
        }
        return rejected;
    }

    /**
     * The e-process of two proportions, exact at every n (Turner, Ly and Grünwald 2024, doi:10.1016/j.jspi.2023.106116).
     * Before each block (a day) both rates are estimated from the blocks before; the block's e-value is its likelihood under
     * these over that under their weighted mean. Under p_T = p_C P(ever ≥ 1/α) ≤ α, whatever the common rate.
     *
     * @param blocks per block {xT, nT, xC, nC}; the sizes must not depend on the block's outcomes
     * @return the product of e-values after each block
     * @throws IllegalArgumentException for blocks of another length, negative counts or more successes than units
     */
    public static double[] twoProportions(long[][] blocks) {
        double[] process = new double[blocks.length];
        double logE = 0;
        double[] seen = new double[4];
        for (int i = 0; i < blocks.length; i++) {
            long[] b = blocks[i];
            Checks.require(b.length == 4, "blocks[" + i + "] must be {xT, nT, xC, nC}");
            for (int j = 0; j < 4; j += 2) {
                Checks.require(
                        b[j] >= 0 && b[j] <= b[j + 1],
                        "blocks[" + i + "] has " + b[j] + " successes among " + b[j + 1] + " units");
            }
            double pT = (PRIOR + seen[0]) / (2 * PRIOR + seen[1]);
            double pC = (PRIOR + seen[2]) / (2 * PRIOR + seen[3]);
            double n = (double) b[1] + (double) b[3];
            double p = n == 0 ? 0.5 : (pT * (double) b[1] + pC * (double) b[3]) / n;
            logE += log(b[0], b[1], pT) + log(b[2], b[3], pC) - log(b[0] + b[2], b[1] + b[3], p);
            process[i] = Math.exp(logE);
            for (int j = 0; j < 4; j++) {
                seen[j] += (double) b[j];
            }
        }
        return process;
    }

    private static double log(long x, long n, double p) {
        return (double) x * Math.log(p) + (double) (n - x) * Math.log1p(-p);
    }

    private static void check(double e, String name) {
        Checks.require(e >= 0, name + " must not be negative but is " + e);
    }
}
