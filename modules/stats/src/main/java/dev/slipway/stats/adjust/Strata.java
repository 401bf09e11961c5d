package dev.slipway.stats.adjust;

import dev.slipway.stats.math.Checks;

/** Counts, means and squared deviations of one arm's outcome by stratum. */
final class Strata {

    private final double[] counts;
    private final double[] means;
    private final double[] squares;

    private Strata(int strata) {
        counts = new double[strata];
        means = new double[strata];
        squares = new double[strata];
    }

    static Strata of(double[] y, int[] strata, int size, String arm) {
        Checks.atLeast(size, 1, "number of strata");
        Checks.require(
                y.length == strata.length, arm + " has " + y.length + " outcomes and " + strata.length + " strata");
        Checks.finite(y, "y of " + arm);
        Strata s = new Strata(size);
        for (int i = 0; i < y.length; i++) {
            int k = strata[i];
            if (k < 0 || k >= size) {
                throw new IllegalArgumentException(
                        "strata of " + arm + " [" + i + "] = " + k + " is not below " + size);
            }
            s.counts[k]++;
            double before = y[i] - s.means[k];
            s.means[k] += before / s.counts[k];
            s.squares[k] += before * (y[i] - s.means[k]);
        }
        return s;
    }

    /** Strata added up by their targets (Chan, Golub and LeVeque 1983). */
    Strata joined(int[] target) {
        Strata s = new Strata(counts.length);
        for (int k = 0; k < counts.length; k++) {
            s.add(target[k], counts[k], means[k], squares[k]);
        }
        return s;
    }

    private void add(int k, double count, double mean, double square) {
        double total = counts[k] + count;
        if (count == 0) {
            return;
        }
        double delta = mean - means[k];
        squares[k] += square + delta * delta * (counts[k] * count / total);
        means[k] += delta * (count / total);
        counts[k] = total;
    }

    int size() {
        return counts.length;
    }

    double count(int k) {
        return counts[k];
    }

    double mean(int k) {
        return means[k];
    }

    /** Sample variance, divisor n − 1. */
    double variance(int k) {
        return squares[k] / (counts[k] - 1);
    }

    double total() {
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        return sum;
    }

    /** Variance of the arm's plain mean. */
    double plain() {
        Strata one = joined(new int[counts.length]);
        return one.variance(0) / one.counts[0];
    }
}
