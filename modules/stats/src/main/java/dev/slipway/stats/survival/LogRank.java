package dev.slipway.stats.survival;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.ChiSquared;
import dev.slipway.stats.math.RadixSort;
import dev.slipway.stats.math.linear.Cholesky;
import dev.slipway.stats.math.linear.Matrix;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Log-rank tests of equal hazards in two or more groups (Mantel 1966; Peto and Peto 1972, doi:10.2307/2344317), with
 * weights S(t−)^ρ·(1 − S(t−))^γ of the pooled curve (Fleming and Harrington 1991, doi:10.1002/9781118150672) and strata.
 * ρ = γ = 0 is the log-rank test, ρ = 1 weighs early differences (Peto's Wilcoxon), γ = 1 late ones. Ties: the
 * hypergeometric variance.
 */
public final class LogRank {

    private LogRank() {}

    /**
     * The test.
     *
     * @param observed weighted events by group
     * @param expected the same under equal hazards
     * @param covariance of observed − expected
     * @param statistic chi-square
     * @param df groups with expected events, less one
     * @param pValue upper tail
     */
    public record Result(
            double[] observed, double[] expected, Matrix covariance, double statistic, int df, double pValue) {}

    /** The unweighted test. */
    public static Result test(SurvivalData data, int[] groups) {
        return test(data, groups, 0, 0);
    }

    /**
     * Tests equal hazards.
     *
     * @param groups by row, numbered from 0
     * @param rho at least 0
     * @param gamma at least 0
     * @throws IllegalArgumentException for fewer than two groups with expected events
     */
    public static Result test(SurvivalData data, int[] groups, double rho, double gamma) {
        Checks.require(groups.length == data.rows(), "groups has " + groups.length + " entries, not " + data.rows());
        Checks.notNegative(rho, "rho");
        Checks.notNegative(gamma, "gamma");
        int count = 0;
        Checks.notNegative(groups, "groups");
        for (int group : groups) {
            count = Math.max(count, group + 1);
        }
        Sums sums = new Sums(count, rho, gamma);
        int[] order = RadixSort.order(data.stop());
        int[] entries = data.start() == null ? new int[0] : RadixSort.order(data.start());
        int[] strata = data.strata();
        if (strata == null) {
            sums.add(data, groups, order, entries);
        } else {
            int last = 0;
            for (int stratum : strata) {
                last = Math.max(last, stratum);
            }
            for (int s = 0; s <= last; s++) {
                sums.add(data, groups, only(order, strata, s), only(entries, strata, s));
            }
        }
        return sums.result();
    }

    private static int[] only(int[] order, int[] strata, int stratum) {
        return Arrays.stream(order).filter(i -> strata[i] == stratum).toArray();
    }

    private static final class Sums {
        private final double rho;
        private final double gamma;
        private final double[] observed;
        private final double[] expected;
        private final Matrix covariance;

        Sums(int groups, double rho, double gamma) {
            this.rho = rho;
            this.gamma = gamma;
            observed = new double[groups];
            expected = new double[groups];
            covariance = Matrix.zeros(groups, groups);
        }

        void add(SurvivalData data, int[] groups, int[] order, int[] entries) {
            double[] stop = data.stop();
            double[] start = data.start();
            double[] atRisk = new double[observed.length];
            double[] died = new double[observed.length];
            int entered = 0;
            if (start == null) {
                for (int i : order) {
                    atRisk[groups[i]]++;
                }
            }
            double survival = 1;
            for (int from = 0; from < order.length; ) {
                double time = stop[order[from]];
                while (start != null && entered < entries.length && start[entries[entered]] < time) {
                    atRisk[groups[entries[entered++]]]++;
                }
                Arrays.fill(died, 0);
                int to = from;
                while (to < order.length && stop[order[to]] == time) {
                    died[groups[order[to]]] += data.event()[order[to]] ? 1 : 0;
                    to++;
                }
                survival = addTime(atRisk, died, survival);
                for (int i = from; i < to; i++) {
                    atRisk[groups[order[i]]]--;
                }
                from = to;
            }
        }

        /** Adds a time and returns the pooled survival after it. */
        private double addTime(double[] atRisk, double[] died, double survival) {
            double n = 0;
            double d = 0;
            for (int g = 0; g < died.length; g++) {
                n += atRisk[g];
                d += died[g];
            }
            if (d == 0) {
                return survival;
            }
            double weight = Math.pow(survival, rho) * Math.pow(1 - survival, gamma);
            double spread = n > 1 ? weight * weight * d * (n - d) / (n * n * (n - 1)) : 0;
            for (int g = 0; g < died.length; g++) {
                observed[g] += weight * died[g];
                expected[g] += weight * d * atRisk[g] / n;
                for (int h = 0; h < died.length; h++) {
                    double both = g == h ? atRisk[g] * (n - atRisk[g]) : -atRisk[g] * atRisk[h];
                    covariance.set(g, h, covariance.get(g, h) + spread * both);
                }
            }
            return survival * (n - d) / n;
        }

        Result result() {
            int[] used = IntStream.range(0, observed.length)
                    .filter(g -> expected[g] > 0)
                    .toArray();
            Checks.require(used.length >= 2, "a log-rank test needs two groups that are at risk when events happen");
            int df = used.length - 1;
            Matrix v = Matrix.zeros(df, df);
            double[] difference = new double[df];
            for (int a = 0; a < df; a++) {
                difference[a] = observed[used[a]] - expected[used[a]];
                for (int b = 0; b < df; b++) {
                    v.set(a, b, covariance.get(used[a], used[b]));
                }
            }
            Cholesky cholesky = Cholesky.semidefinite(v, 1e-12);
            double[] z = cholesky.forward(difference);
            double statistic = 0;
            for (double one : z) {
                statistic += one * one;
            }
            int rank = cholesky.rank();
            Checks.require(rank > 0, "no event happens while two groups are at risk");
            double p = ChiSquared.survival(statistic, rank);
            return new Result(observed, expected, covariance, statistic, rank, p);
        }
    }
}
