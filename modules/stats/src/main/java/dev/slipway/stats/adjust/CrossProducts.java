package dev.slipway.stats.adjust;

import java.util.stream.Stream;

/**
 * Means and centred cross products of the covariates and the outcome of one arm, by two passes.
 *
 * @param n units
 * @param means of the covariates, the outcome last
 * @param sums Σ(a − ā)(b − b̄), symmetric, the outcome last
 */
record CrossProducts(int n, double[] means, double[][] sums) {

    /** Treatment's and control's, each on its own thread. */
    static CrossProducts[] both(ArmSample t, ArmSample c) {
        return Stream.of(t, c).parallel().map(CrossProducts::of).toArray(CrossProducts[]::new);
    }

    private static CrossProducts of(ArmSample arm) {
        int k = arm.covariates();
        int n = arm.n();
        double[][] centred = new double[k + 1][];
        double[] means = new double[k + 1];
        for (int j = 0; j <= k; j++) {
            double[] column = j < k ? arm.x()[j] : arm.y();
            means[j] = mean(column);
            centred[j] = minus(column, means[j]);
        }
        double[][] sums = new double[k + 1][k + 1];
        for (int a = 0; a <= k; a++) {
            for (int b = a; b <= k; b++) {
                sums[a][b] = dot(centred[a], centred[b]);
                sums[b][a] = sums[a][b];
            }
        }
        return new CrossProducts(n, means, sums);
    }

    int covariates() {
        return means.length - 1;
    }

    double meanY() {
        return means[covariates()];
    }

    /** Sample variance of y − θ'x, divisor n − 1. */
    double adjustedVariance(double[] theta) {
        int k = covariates();
        double sum = sums[k][k];
        for (int a = 0; a < k; a++) {
            sum -= 2 * theta[a] * sums[a][k];
            for (int b = 0; b < k; b++) {
                sum += theta[a] * theta[b] * sums[a][b];
            }
        }
        double rest = sum <= 1e-15 * sums[k][k] ? 0 : sum;
        return rest / (n - 1);
    }

    /** Σ over two arms, each centred at its own means. */
    double[][] plus(CrossProducts other) {
        double[][] total = new double[sums.length][sums.length];
        for (int a = 0; a < sums.length; a++) {
            for (int b = 0; b < sums.length; b++) {
                total[a][b] = sums[a][b] + other.sums[a][b];
            }
        }
        return total;
    }

    private static double mean(double[] column) {
        double sum = 0;
        for (double v : column) {
            sum += v;
        }
        double first = sum / column.length;
        double rest = 0;
        for (double v : column) {
            rest += v - first;
        }
        return first + rest / column.length;
    }

    private static double[] minus(double[] column, double mean) {
        double[] centred = new double[column.length];
        for (int i = 0; i < column.length; i++) {
            centred[i] = column[i] - mean;
        }
        return centred;
    }

    private static double dot(double[] a, double[] b) {
        double even = 0;
        double odd = 0;
        int i = 0;
        for (; i + 1 < a.length; i += 2) {
            even += a[i] * b[i];
            odd += a[i + 1] * b[i + 1];
        }
        return i < a.length ? even + odd + a[i] * b[i] : even + odd;
    }
}
