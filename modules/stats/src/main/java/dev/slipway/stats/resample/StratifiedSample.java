package dev.slipway.stats.resample;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.Normal;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Stratified sampling without replacement: how many units to take from each stratum, which ones, and what they say of the
 * whole. Cochran 1977, chapter 5.
 */
public final class StratifiedSample {
    private static final int FEWEST = 2;

    private StratifiedSample() {}

    /**
     * Sample sizes in proportion to the strata: n·N_h/N, rounded by largest remainders so that they sum to n; never more
     * than the stratum has, never fewer than 2 where it has them, so that every variance can be estimated.
     *
     * @param sizes N_h, units per stratum, at least 1 each
     * @param n units to take in all, at least 2 per stratum and at most Σ N_h
     */
    public static long[] proportional(long[] sizes, long n) {
        return allocate(sizes, Arrays.stream(sizes).asDoubleStream().toArray(), n);
    }

    /**
     * Neyman's sample sizes, which make the variance of the estimated mean smallest for n units: n_h ∝ N_h·S_h. Where a
     * stratum would have to give more than it has, it gives all and the others share the rest. Neyman 1934,
     * doi:10.2307/2342192.
     *
     * @param deviations S_h, standard deviation within each stratum, not negative, not all zero
     */
    public static long[] neyman(long[] sizes, double[] deviations, long n) {
        Checks.require(
                sizes.length == deviations.length,
                "there are " + sizes.length + " sizes but " + deviations.length + " deviations");
        double[] weights = new double[sizes.length];
        for (int h = 0; h < sizes.length; h++) {
            Checks.notNegative(deviations[h], "deviations[" + h + "]");
            weights[h] = sizes[h] * deviations[h];
        }
        Checks.require(Arrays.stream(weights).sum() > 0, "all deviations are zero; allocate in proportion instead");
        return allocate(sizes, weights, n);
    }

    private static long[] allocate(long[] sizes, double[] weights, long n) {
        long[] least = new long[sizes.length];
        for (int h = 0; h < sizes.length; h++) {
            Checks.atLeast(sizes[h], 1, "sizes[" + h + "]");
            least[h] = Math.min(FEWEST, sizes[h]);
        }
        long total = Arrays.stream(sizes).sum();
        Checks.require(n <= total, "n is " + n + " but the strata have only " + total + " units");
        Checks.require(
                n >= Arrays.stream(least).sum(),
                "n is " + n + " but every stratum needs " + FEWEST + " units, if it has them");
        double[] wanted = capped(sizes, least, weights, n);
        long[] result = new long[sizes.length];
        double[] remainder = new double[sizes.length];
        for (int h = 0; h < sizes.length; h++) {
            result[h] = (long) Math.floor(wanted[h] + 1e-9);
            remainder[h] = wanted[h] - result[h];
        }
        for (long left = n - Arrays.stream(result).sum(); left > 0; left--) {
            int best = 0;
            for (int h = 1; h < sizes.length; h++) {
                best = remainder[h] > remainder[best] ? h : best;
            }
            result[best]++;
            remainder[best] -= 1;
        }
        return result;
    }

    /** Real sizes in proportion to the weights among the strata that are not at one of their limits. */
    private static double[] capped(long[] sizes, long[] least, double[] weights, long n) {
        double[] wanted = new double[sizes.length];
        boolean[] fixed = new boolean[sizes.length];
        while (true) {
            double free = n;
            double weight = 0;
            for (int h = 0; h < sizes.length; h++) {
                free -= fixed[h] ? wanted[h] : 0;
                weight += fixed[h] ? 0 : weights[h];
            }
            double worst = 0;
            int violated = -1;
            for (int h = 0; h < sizes.length; h++) {
                if (!fixed[h]) {
                    wanted[h] = weight > 0 ? free * weights[h] / weight : 0;
                    double beyond = Math.max(wanted[h] - sizes[h], least[h] - wanted[h]);
                    if (beyond > worst + 1e-9) {
                        worst = beyond;
                        violated = h;
                    }
                }
            }
            if (violated < 0) {
                return wanted;
            }
            wanted[violated] = Math.clamp(wanted[violated], (double) least[violated], (double) sizes[violated]);
            fixed[violated] = true;
        }
    }

    /**
     * Draws units without replacement within each stratum.
     *
     * @param stratum for each unit its stratum, 0 … strata − 1
     * @param take units to take from each stratum
     * @return the indices of the units taken, ascending; the same for the same seed
     */
    public static int[] draw(int[] stratum, long[] take, long seed) {
        long[] seen = new long[take.length];
        long[] present = new long[take.length];
        for (int unit = 0; unit < stratum.length; unit++) {
            if (stratum[unit] < 0 || stratum[unit] >= take.length) {
                throw new IllegalArgumentException(
                        "stratum[" + unit + "] is " + stratum[unit] + " but there are " + take.length + " strata");
            }
            present[stratum[unit]]++;
        }
        SplittableRandom[] random = new SplittableRandom[take.length];
        for (int h = 0; h < take.length; h++) {
            Checks.require(
                    take[h] >= 0 && take[h] <= present[h],
                    "take[" + h + "] is " + take[h] + " but the stratum has " + present[h] + " units");
            random[h] = Streams.of(seed, h);
        }
        long[] left = take.clone();
        int[] chosen = new int[(int) Arrays.stream(take).sum()];
        int count = 0;
        for (int unit = 0; unit < stratum.length; unit++) {
            int h = stratum[unit];
            // Selection sampling: each unit is taken with probability (still wanted) / (still to come).
            if (random[h].nextDouble() * (present[h] - seen[h]) < left[h]) {
                chosen[count++] = unit;
                left[h]--;
            }
            seen[h]++;
        }
        return chosen;
    }

    /**
     * The estimated mean of the whole population.
     *
     * @param mean Σ N_h·ȳ_h / N
     * @param standardError √(Σ (N_h/N)²·(1 − n_h/N_h)·s_h²/n_h)
     * @param low normal interval
     * @param high normal interval
     */
    public record Mean(double mean, double standardError, double low, double high, double level) {}

    /**
     * Stratified estimate of the population's mean with finite-population correction.
     *
     * @param sizes N_h
     * @param taken n_h, at least 2 where N_h is above 1
     * @param means ȳ_h
     * @param variances s_h², divisor n_h − 1
     */
    public static Mean mean(long[] sizes, long[] taken, double[] means, double[] variances, double level) {
        Checks.require(
                sizes.length == taken.length && sizes.length == means.length && sizes.length == variances.length,
                "sizes, taken, means and variances differ in length");
        Checks.level(level);
        double total = Arrays.stream(sizes).sum();
        double mean = 0;
        double variance = 0;
        for (int h = 0; h < sizes.length; h++) {
            Checks.require(
                    taken[h] >= 1 && taken[h] <= sizes[h],
                    "taken[" + h + "] must lie in 1 … " + sizes[h] + ", not " + taken[h]);
            Checks.require(
                    taken[h] >= FEWEST || taken[h] == sizes[h],
                    "taken[" + h + "] is 1, so the variance of the stratum is not known");
            Checks.finite(means[h], "means[" + h + "]");
            double share = sizes[h] / total;
            mean += share * means[h];
            if (taken[h] < sizes[h]) {
                Checks.notNegative(variances[h], "variances[" + h + "]");
                variance += share * share * (1 - (double) taken[h] / sizes[h]) * variances[h] / taken[h];
            }
        }
        double se = Math.sqrt(variance);
        double half = Normal.upperQuantile((1 - level) / 2) * se;
        return new Mean(mean, se, mean - half, mean + half, level);
    }
}
