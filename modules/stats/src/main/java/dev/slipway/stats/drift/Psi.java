package dev.slipway.stats.drift;

import dev.slipway.stats.StatWarning;
import dev.slipway.stats.ab.Quantiles;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.ChiSquared;
import dev.slipway.stats.math.RadixSort;
import java.util.Arrays;
import java.util.List;

/**
 * Population stability index: the symmetrised Kullback–Leibler divergence of two sets of shares.
 *
 * <p>Without drift PSI is about (1/n + 1/m)·χ²(k − 1) (Yurdakul and Naranjo 2020, doi:10.21314/JRMV.2020.227), so the
 * limit here shrinks with the sample instead of the customary 0.1 and 0.25, which mean nothing at small n and overlook
 * everything at large n.
 */
public final class Psi {

    /** What replaces a share of zero, so that one empty bin does not make PSI infinite. */
    public static final double FLOOR = 1e-4;

    private static final double LIMIT_LEVEL = 0.95;

    private Psi() {}

    /**
     * A stability index.
     *
     * @param psi Σ (a − b)·ln(a/b) over bins, at least 0, in nats
     * @param limit what PSI stays below with 95 % probability when nothing has changed
     * @param parts each bin's share of psi
     * @param sharesBefore shares before, zeros replaced by {@value #FLOOR}
     * @param sharesAfter shares after, zeros replaced by {@value #FLOOR}
     * @param warnings {@code SMALL_EXPECTED_COUNT} when a bin expects fewer than five units on a side: the limit is rough,
     *     take that of {@link PsiBootstrap}
     */
    public record Result(
            double psi,
            double limit,
            double[] parts,
            double[] sharesBefore,
            double[] sharesAfter,
            List<StatWarning> warnings) {}

    /**
     * PSI of two sets of counts over the same bins or categories. Symmetric in its arguments.
     *
     * @param before counts before
     * @param after counts after, same order
     * @throws IllegalArgumentException for different lengths, fewer than two bins, negative counts or no unit at all
     */
    public static Result categorical(long[] before, long[] after) {
        Checks.require(
                before.length == after.length,
                "there are " + before.length + " bins before and " + after.length + " after");
        Checks.atLeast(before.length, 2, "number of bins");
        double n = total(before, "before");
        double m = total(after, "after");
        double[] a = shares(before, n);
        double[] b = shares(after, m);
        double[] parts = new double[a.length];
        double psi = 0;
        double fewest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < a.length; i++) {
            double share = ((double) before[i] + (double) after[i]) / (n + m);
            fewest = Math.min(fewest, share * Math.min(n, m));
            parts[i] = (b[i] - a[i]) * Math.log(b[i] / a[i]);
            psi += parts[i];
        }
        double limit = criticalValue(a.length, n, m, LIMIT_LEVEL);
        return new Result(psi, limit, parts, a, b, ChiSquareHomogeneity.warnings(fewest));
    }

    /**
     * PSI of shares (count + pseudo)/(n + pseudo·bins) instead of floored ones: every bin gets a little, so that empty bins count for less
     * than with the floor; ½ is Jeffreys' choice. Only the index, not its limit, which belongs to {@link #categorical(long[], long[])}.
     *
     * @param pseudo added to every count on both sides, positive
     */
    public static double smoothed(long[] before, long[] after, double pseudo) {
        Checks.require(
                before.length == after.length,
                "there are " + before.length + " bins before and " + after.length + " after");
        Checks.atLeast(before.length, 2, "number of bins");
        Checks.positive(pseudo, "pseudo");
        double n = total(before, "before") + pseudo * before.length;
        double m = total(after, "after") + pseudo * after.length;
        double psi = 0;
        for (int i = 0; i < before.length; i++) {
            double a = ((double) before[i] + pseudo) / n;
            double b = ((double) after[i] + pseudo) / m;
            psi += (b - a) * Math.log(b / a);
        }
        return psi;
    }

    /**
     * What PSI stays below with probability {@code level} when nothing has changed: (1/n + 1/m)·χ²(bins − 1) quantile.
     *
     * @param bins at least 2
     * @param n units before, positive
     * @param m units after, positive
     */
    public static double criticalValue(int bins, double n, double m, double level) {
        Checks.atLeast(bins, 2, "number of bins");
        Checks.positive(n, "n");
        Checks.positive(m, "m");
        Checks.level(level);
        return ChiSquared.upperQuantile(1 - level, bins - 1.0) * (1 / n + 1 / m);
    }

    /**
     * Cut points at the quantiles 1/bins, …, (bins−1)/bins (type 7) of the values before, without repetition: heavily
     * tied values give fewer bins.
     *
     * @param before values, at least one
     * @param bins wanted number of bins, at least 2
     * @return ascending cut points; k cuts make k + 1 bins (−∞, c₁], (c₁, c₂], …, (c_k, ∞)
     */
    public static double[] quantileBins(double[] before, int bins) {
        Checks.require(before.length > 0, "quantile bins need at least one value");
        Checks.finite(before, "before");
        return quantileBinsOfSorted(RadixSort.sorted(before), bins);
    }

    /** {@link #quantileBins(double[], int)} of values in ascending order. */
    static double[] quantileBinsOfSorted(double[] sorted, int bins) {
        Checks.atLeast(bins, 2, "bins");
        double[] cuts = new double[bins - 1];
        for (int k = 1; k < bins; k++) {
            cuts[k - 1] = Quantiles.quantile(sorted, (double) k / bins);
        }
        return Arrays.stream(cuts).distinct().toArray();
    }

    /**
     * PSI over bins of equal width between the smallest and the largest value before, [e₀, e₁), [e₁, e₂), …, the first and the
     * last open to what lies outside after.
     *
     * @param before finite values that vary
     * @param after finite values
     * @param bins number of bins, at least 2
     */
    public static Result equalWidth(double[] before, double[] after, int bins) {
        Checks.finite(before, "before");
        Checks.finite(after, "after");
        Checks.atLeast(bins, 2, "bins");
        double low = Arrays.stream(before).min().orElse(0);
        double high = Arrays.stream(before).max().orElse(0);
        Checks.require(high > low, "bins of equal width need values before that vary");
        double[] edges = new double[bins - 1];
        for (int k = 1; k < bins; k++) {
            edges[k - 1] = low + k * ((high - low) / bins);
        }
        return categorical(countFrom(before, edges), countFrom(after, edges));
    }

    /** Counts of [e₀, e₁), … */
    private static long[] countFrom(double[] values, double[] edges) {
        long[] counts = new long[edges.length + 1];
        for (double value : values) {
            int found = Arrays.binarySearch(edges, value + 0.0);
            counts[found >= 0 ? found + 1 : -found - 1]++;
        }
        return counts;
    }

    /**
     * Counts per bin.
     *
     * @param values any finite values
     * @param edges ascending cut points as from {@link #quantileBins(double[], int)}
     * @return one count per bin, edges.length + 1 of them
     */
    public static long[] count(double[] values, double[] edges) {
        Checks.finite(values, "values");
        Checks.finite(edges, "edges");
        for (int i = 1; i < edges.length; i++) {
            Checks.require(edges[i] > edges[i - 1], "edges must ascend but index " + i + " does not");
        }
        long[] counts = new long[edges.length + 1];
        for (double value : values) {
            int found = Arrays.binarySearch(edges, value + 0.0);
            counts[found >= 0 ? found : -found - 1]++;
        }
        return counts;
    }

    /** {@link #count(double[], double[])} of values in ascending order. */
    static long[] countSorted(double[] sorted, double[] edges) {
        long[] counts = new long[edges.length + 1];
        int from = 0;
        for (int k = 0; k < edges.length; k++) {
            int to = from;
            int end = sorted.length;
            while (to < end) {
                int middle = (to + end) >>> 1;
                if (sorted[middle] <= edges[k]) {
                    to = middle + 1;
                } else {
                    end = middle;
                }
            }
            counts[k] = (long) to - from;
            from = to;
        }
        counts[edges.length] = (long) sorted.length - from;
        return counts;
    }

    private static double total(long[] counts, String name) {
        double total = 0;
        for (int i = 0; i < counts.length; i++) {
            Checks.atLeast(counts[i], 0, name + "[" + i + "]");
            total += (double) counts[i];
        }
        Checks.require(total > 0, "there is no unit " + name);
        return total;
    }

    private static double[] shares(long[] counts, double total) {
        double[] shares = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            shares[i] = counts[i] == 0 ? FLOOR : (double) counts[i] / total;
        }
        return shares;
    }
}
