package dev.slipway.stats.drift;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.ChiSquared;

/**
 * Stability index of rows that come in clusters, such as the weeks of one user: the same user may have several rows before
 * and one after, so rows are not independent, and the usual limit is wrong in either direction. Two rows of one user on the same side
 * make chance larger, one on each side smaller.
 *
 * <p>When nothing has changed, PSI is about Σ λ·χ²(1), where λ are the eigenvalues of the covariance of the change of shares
 * between independent clusters, in units of the shares. It is matched by a·χ²(ν) with the same mean and variance, as Rao and
 * Scott do for tables of surveys (1981, doi:10.1080/01621459.1981.10477633; 1984, doi:10.1214/aos/1176346391). With one row in each cluster
 * this is the limit of {@link Psi}.
 */
public final class ClusteredPsi {
    /** In place of a bin: the cluster has no row on that side. */
    public static final int NONE = -1;

    private static final double ROUNDING = 1e-12;

    private ClusteredPsi() {}

    /**
     * An index with the limit of chance.
     *
     * @param psi as in {@link Psi}; of {@link #difference} Σ (d − c)²/p, where d and c are the changes of the two groups and p the shares
     *     of all rows
     * @param limit what it stays below with the wanted probability when nothing has changed; 0 where all rows are in one bin
     * @param pValue probability of an index at least as large when nothing has changed
     * @param designEffect mean variance of the change over that of independent rows: below 1 where the same clusters are on both
     *     sides
     * @param degreesOfFreedom ν of the matched distribution
     * @param before rows before
     * @param after rows after
     * @param fewest the least number of rows that a bin with any row expects on the smallest side, of {@link #difference} the smallest
     *     of all four; below five the limit is rough
     * @param sharesBefore of all bins, zeros kept
     * @param sharesAfter of all bins, zeros kept
     */
    public record Result(
            double psi,
            double limit,
            double pValue,
            double designEffect,
            double degreesOfFreedom,
            long before,
            long after,
            double fewest,
            double[] sharesBefore,
            double[] sharesAfter) {}

    /**
     * Compares rows after with rows before.
     *
     * @param before for each time before the bin of each cluster's row, or {@link #NONE}
     * @param after bin of each cluster's row, or {@link #NONE}
     * @param bins at least 2
     * @param level probability, in (0, 1), with which the index stays below the limit when nothing has changed
     * @throws IllegalArgumentException for sides of different lengths, bins out of range, or a side without a row
     */
    public static Result of(int[][] before, int[] after, int bins, double level) {
        Sides all = new Sides(bins);
        for (int u = 0; u < after.length; u++) {
            all.count(before, after, u);
        }
        all.check();
        ClusterCovariance covariance = new ClusterCovariance(bins, all.n, all.m);
        for (int u = 0; u < after.length; u++) {
            covariance.add(before, after, u);
        }
        double[] pooled = all.pooled();
        double[][] sum = new double[bins][bins];
        covariance.addTo(sum, pooled, pooled);
        double psi = Psi.categorical(all.before, all.after).psi();
        return judge(psi, sum, pooled, all, all.smaller(), 1 / all.n + 1 / all.m, level);
    }

    /**
     * Whether two groups of clusters changed alike: the change of the second group less that of the first.
     *
     * @param group 0 or 1 of each cluster, anything else for neither
     * @throws IllegalArgumentException as {@link #of}, for either group
     */
    public static Result difference(int[][] before, int[] after, int[] group, int bins, double level) {
        Checks.require(group.length == after.length, "each cluster needs its group");
        Sides[] sides = {new Sides(bins), new Sides(bins)};
        Sides all = new Sides(bins);
        for (int u = 0; u < after.length; u++) {
            if (group[u] == 0 || group[u] == 1) {
                sides[group[u]].count(before, after, u);
                all.count(before, after, u);
            }
        }
        double[][] sum = new double[bins][bins];
        double independent = 0;
        for (int g = 0; g < 2; g++) {
            Sides own = sides[g];
            own.check();
            ClusterCovariance covariance = new ClusterCovariance(bins, own.n, own.m);
            for (int u = 0; u < after.length; u++) {
                if (group[u] == g) {
                    covariance.add(before, after, u);
                }
            }
            covariance.addTo(sum, own.share(own.before, own.n), own.share(own.after, own.m));
            independent += 1 / own.n + 1 / own.m;
        }
        double[] pooled = all.pooled();
        double statistic = 0;
        for (int b = 0; b < bins; b++) {
            double apart = sides[1].change(b) - sides[0].change(b);
            statistic += pooled[b] == 0 ? 0 : apart * apart / pooled[b];
        }
        double smallest = Math.min(sides[0].smaller(), sides[1].smaller());
        return judge(statistic, sum, pooled, all, smallest, independent, level);
    }

    private static Result judge(
            double psi,
            double[][] covariance,
            double[] pooled,
            Sides rows,
            double smallest,
            double independent,
            double level) {
        Checks.level(level);
        double trace = 0;
        double squares = 0;
        int used = 0;
        double fewest = Double.POSITIVE_INFINITY;
        for (int b = 0; b < pooled.length; b++) {
            if (pooled[b] == 0) {
                continue;
            }
            used++;
            fewest = Math.min(fewest, pooled[b] * smallest);
            trace += covariance[b][b] / pooled[b];
            for (int c = 0; c < pooled.length; c++) {
                squares += pooled[c] == 0 ? 0 : covariance[b][c] * covariance[b][c] / (pooled[b] * pooled[c]);
            }
        }
        // Shares that can't change have no chance; what is left of their variance is rounding.
        boolean oneBin = used < 2 || trace <= ROUNDING * independent;
        double df = oneBin ? 0 : trace * trace / squares;
        double scale = oneBin ? 0 : squares / trace;
        return new Result(
                psi,
                oneBin ? 0 : scale * ChiSquared.upperQuantile(1 - level, df),
                oneBin ? 1 : ChiSquared.survival(psi / scale, df),
                oneBin ? 1 : trace / (used - 1.0) / independent,
                df,
                (long) rows.n,
                (long) rows.m,
                fewest,
                rows.share(rows.before, rows.n),
                rows.share(rows.after, rows.m));
    }

    /** Rows by bin on both sides. */
    private static final class Sides {
        private final long[] before;
        private final long[] after;
        private double n;
        private double m;

        Sides(int bins) {
            Checks.atLeast(bins, 2, "bins");
            before = new long[bins];
            after = new long[bins];
        }

        void count(int[][] sides, int[] last, int cluster) {
            for (int[] side : sides) {
                Checks.require(side.length == last.length, "all sides need one entry for each cluster");
                n += into(before, side[cluster]);
            }
            m += into(after, last[cluster]);
        }

        private static int into(long[] counts, int bin) {
            Checks.require(bin < counts.length, () -> "bin " + bin + " is not one of " + counts.length);
            if (bin < 0) {
                return 0;
            }
            counts[bin]++;
            return 1;
        }

        void check() {
            Checks.require(n > 0, "there is no row before");
            Checks.require(m > 0, "there is no row after");
        }

        double smaller() {
            return Math.min(n, m);
        }

        double[] share(long[] counts, double total) {
            double[] shares = new double[counts.length];
            for (int b = 0; b < counts.length; b++) {
                shares[b] = (double) counts[b] / total;
            }
            return shares;
        }

        double[] pooled() {
            double[] shares = new double[before.length];
            for (int b = 0; b < shares.length; b++) {
                shares[b] = (double) (before[b] + after[b]) / (n + m);
            }
            return shares;
        }

        double change(int bin) {
            return (double) after[bin] / m - (double) before[bin] / n;
        }
    }
}
