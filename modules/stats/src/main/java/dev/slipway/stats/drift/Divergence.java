package dev.slipway.stats.drift;

import dev.slipway.stats.math.Checks;

/** Distances between two sets of shares over the same bins or categories. None of them knows the sample size. */
public final class Divergence {

    private Divergence() {}

    /**
     * Distances of p (before) and q (after).
     *
     * @param jensenShannon ½KL(p‖m) + ½KL(q‖m), m = (p + q)/2, in nats, in [0, ln 2] (Lin 1991, doi:10.1109/18.61115)
     * @param jensenShannonDistance its square root, a metric
     * @param jensenShannonDistanceBits the same from base-2 logarithms, in [0, 1]
     * @param kullbackLeibler KL(p‖q) in nats; infinite where q has no share and p has
     * @param hellinger √(½Σ(√p − √q)²), in [0, 1]
     * @param totalVariation ½Σ|p − q|, the largest difference in probability of any set of bins
     */
    public record Result(
            double jensenShannon,
            double jensenShannonDistance,
            double jensenShannonDistanceBits,
            double kullbackLeibler,
            double hellinger,
            double totalVariation) {}

    /**
     * All distances of two sets of non-negative weights; each is divided by its sum. A zero weight is a share of zero,
     * 0·ln 0 = 0; to floor zeros as PSI does, pass {@link Psi.Result#sharesBefore()}.
     *
     * @throws IllegalArgumentException for different lengths, no bin, negative or non-finite weights, or a sum of zero
     */
    public static Result of(double[] before, double[] after) {
        Checks.require(
                before.length == after.length,
                "there are " + before.length + " bins before and " + after.length + " after");
        double sumP = sum(before, "before");
        double sumQ = sum(after, "after");
        double jensen = 0;
        double kullback = 0;
        double hellinger = 0;
        double variation = 0;
        for (int i = 0; i < before.length; i++) {
            double p = before[i] / sumP;
            double q = after[i] / sumQ;
            double middle = 0.5 * (p + q);
            jensen += 0.5 * (relative(p, middle) + relative(q, middle));
            kullback += relative(p, q);
            double root = Math.sqrt(p) - Math.sqrt(q);
            hellinger += 0.5 * root * root;
            variation += 0.5 * Math.abs(p - q);
        }
        jensen = Math.max(0, jensen);
        return new Result(
                jensen,
                Math.sqrt(jensen),
                Math.sqrt(jensen / Math.log(2)),
                Math.max(0, kullback),
                Math.sqrt(hellinger),
                variation);
    }

    /** {@link #of(double[], double[])} of counts. */
    public static Result of(long[] before, long[] after) {
        return of(doubles(before), doubles(after));
    }

    private static double relative(double p, double q) {
        return p == 0 ? 0 : p * Math.log(p / q);
    }

    private static double sum(double[] weights, String name) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            Checks.notNegative(weights[i], name + "[" + i + "]");
            sum += weights[i];
        }
        Checks.require(sum > 0, "there is no unit " + name);
        return sum;
    }

    private static double[] doubles(long[] counts) {
        double[] values = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            values[i] = (double) counts[i];
        }
        return values;
    }
}
