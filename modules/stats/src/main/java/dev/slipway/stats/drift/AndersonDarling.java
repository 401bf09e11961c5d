package dev.slipway.stats.drift;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.RadixSort;
import java.util.Arrays;
import java.util.List;

/**
 * Anderson–Darling test of k samples: are all drawn from one distribution? Squared distances between each sample's distribution
 * function and the pooled one are weighted by 1/(H(1 − H)), so that the tails count as much as the middle. The version for
 * ties with mid-ranks, standardised by its mean k − 1 and variance under equality (Scholz and Stephens 1987,
 * doi:10.1080/01621459.1987.10478517).
 */
public final class AndersonDarling {

    private static final double[] LEVELS = {0.25, 0.1, 0.05, 0.025, 0.01, 0.005, 0.001};
    /** Their table 2: the critical value at each level is b₀ + b₁/√(k − 1) + b₂/(k − 1). */
    private static final double[][] TABLE = {
        {0.675, 1.281, 1.645, 1.96, 2.326, 2.573, 3.085},
        {-0.245, 0.25, 0.678, 1.149, 1.822, 2.364, 3.615},
        {-0.105, -0.305, -0.362, -0.391, -0.396, -0.345, -0.154}
    };

    private AndersonDarling() {}

    /**
     * The test.
     *
     * @param statistic standardised: mean 0 and variance 1 when nothing differs
     * @param pValue by a parabola of its logarithm through the seven critical values; never below 0.001 nor above 0.25, where the
     *     published table ends
     * @param capped whether the p-value is one of those ends
     * @param criticalValues at the levels 0.25, 0.1, 0.05, 0.025, 0.01, 0.005 and 0.001
     */
    public record Result(double statistic, double pValue, boolean capped, double[] criticalValues) {}

    /**
     * Tests samples.
     *
     * @param samples at least two, each of finite values and not empty; five or more values together, two of them distinct
     * @throws IllegalArgumentException for fewer, and for values that are NaN or infinite (names the index)
     */
    public static Result test(List<double[]> samples) {
        int k = samples.size();
        Checks.atLeast(k, 2, "samples");
        for (double[] sample : samples) {
            Checks.atLeast(sample.length, 1, "values in a sample");
            Checks.finite(sample, "sample");
        }
        double[] pooled = RadixSort.sorted(
                samples.stream().flatMapToDouble(Arrays::stream).toArray());
        Checks.atLeast(pooled.length, 5, "values together");
        Checks.require(pooled[0] < pooled[pooled.length - 1], "all values are equal, so no distribution can differ");
        double sum = 0;
        double inverse = 0;
        for (double[] sample : samples) {
            sum += distance(RadixSort.sorted(sample), pooled);
            inverse += 1.0 / sample.length;
        }
        double n = pooled.length;
        double statistic = (sum * (n - 1) / n - (k - 1)) / Math.sqrt(variance(k, pooled.length, inverse));
        return result(statistic, k - 1);
    }

    /** (1/nᵢ) Σ over distinct values of (l/N)·(N·M − nᵢ·B)²/(B(N − B) − N·l/4), M and B counts up to the middle of the ties. */
    private static double distance(double[] sample, double[] pooled) {
        double all = pooled.length;
        double sum = 0;
        int own = 0;
        int from = 0;
        while (from < pooled.length) {
            int to = from;
            while (to < pooled.length && pooled[to] == pooled[from]) {
                to++;
            }
            int mine = own;
            while (mine < sample.length && sample[mine] == pooled[from]) {
                mine++;
            }
            double tied = (double) to - from;
            double below = from + tied / 2;
            double gap = all * (own + (mine - own) / 2.0) - sample.length * below;
            sum += tied / all * gap * gap / (below * (all - below) - all * tied / 4);
            from = to;
            own = mine;
        }
        return sum / sample.length;
    }

    private static double variance(double k, int count, double inverse) {
        double n = count;
        double h = 1.0 / (n - 1);
        double g = 0;
        for (int i = count - 2; i >= 1; i--) {
            // h is Σ 1/j from i + 1 to n − 1.
            g += h / (n - i);
            h += 1.0 / i;
        }
        double a = (4 * g - 6) * (k - 1) + (10 - 6 * g) * inverse;
        double b = (2 * g - 4) * k * k + 8 * h * k + (2 * g - 14 * h - 4) * inverse - 8 * h + 4 * g - 6;
        double c = (6 * h + 2 * g - 2) * k * k + (4 * h - 4 * g + 6) * k + (2 * h - 6) * inverse + 4 * h;
        double d = (2 * h + 6) * k * k - 4 * h * k;
        return (((a * n + b) * n + c) * n + d) / ((n - 1) * (n - 2) * (n - 3));
    }

    private static Result result(double statistic, double m) {
        double[] critical = new double[LEVELS.length];
        Arrays.setAll(critical, i -> TABLE[0][i] + TABLE[1][i] / Math.sqrt(m) + TABLE[2][i] / m);
        int last = critical.length - 1;
        boolean weak = statistic < critical[0];
        boolean strong = statistic > critical[last];
        double p = weak ? LEVELS[0] : strong ? LEVELS[last] : Math.exp(parabola(critical, statistic));
        return new Result(statistic, p, weak || strong, critical);
    }

    /** Least squares of ln level on 1, x, x² at a point, by polynomials that are orthogonal over the critical values. */
    private static double parabola(double[] x, double at) {
        double[][] basis = new double[3][x.length + 1];
        double value = 0;
        for (int degree = 0; degree < 3; degree++) {
            double[] p = basis[degree];
            for (int i = 0; i <= x.length; i++) {
                p[i] = Math.pow(i < x.length ? x[i] : at, degree);
            }
            for (int lower = 0; lower < degree; lower++) {
                double share = inner(p, basis[lower]) / inner(basis[lower], basis[lower]);
                for (int i = 0; i <= x.length; i++) {
                    p[i] -= share * basis[lower][i];
                }
            }
            double slope = 0;
            for (int i = 0; i < x.length; i++) {
                slope += p[i] * Math.log(LEVELS[i]);
            }
            value += slope / inner(p, p) * p[x.length];
        }
        return value;
    }

    private static double inner(double[] p, double[] q) {
        double sum = 0;
        for (int i = 0; i < p.length - 1; i++) {
            sum += p[i] * q[i];
        }
        return sum;
    }
}
