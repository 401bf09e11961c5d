package dev.slipway.stats;

import dev.slipway.stats.math.Checks;

/**
 * Count, mean and sample variance of one column.
 *
 * @param n number of values, at least 0
 * @param mean arithmetic mean; 0 when n = 0
 * @param variance squared deviations divided by n − 1, in squared units; 0 when n &lt; 2
 */
public record Moments(long n, double mean, double variance) {

    /** Refuses negative counts and variances and values that are not finite. */
    public Moments {
        Checks.atLeast(n, 0, "n");
        Checks.finite(mean, "mean");
        Checks.notNegative(variance, "variance");
    }

    /**
     * Moments of an array by two passes: the mean from a {@linkplain Sums#sum compensated sum}, the variance with the
     * correction term of Chan, Golub and LeVeque (1983), doi:10.1080/00031305.1983.10483115. Accurate even where the mean is
     * many orders above the standard deviation.
     *
     * @throws IllegalArgumentException if a value is NaN or infinite; the message names its index
     */
    public static Moments of(double[] values) {
        int n = values.length;
        double mean = mean(values);
        double variance = n < 2 ? 0 : Math.max(0, CentralSums.squares(values, mean)) / (n - 1);
        return new Moments(n, mean, variance);
    }

    /** The mean, 0 without values; refuses a value that is not finite by its index. */
    static double mean(double[] values) {
        double mean = values.length == 0 ? 0 : Sums.sum(values) / values.length;
        if (!Double.isFinite(mean)) {
            Checks.finite(values, "values");
        }
        return mean;
    }

    /**
     * Moments from a count, a sum and a sum of squares. Only safe when the mean is not large against the standard
     * deviation: the relative error of the variance is about {@code 1e-16 · sumSq / (n · variance)}. Meant for counts
     * and 0/1 data that a database summed exactly; negative rounding is cut to zero.
     *
     * @param n number of values
     * @param sum their sum
     * @param sumSq the sum of their squares
     */
    public static Moments of(long n, double sum, double sumSq) {
        Checks.atLeast(n, 0, "n");
        Checks.finite(sum, "sum");
        Checks.notNegative(sumSq, "sumSq");
        if (n == 0) {
            Checks.require(sum == 0 && sumSq == 0, "sum and sumSq must be 0 when n is 0");
            return new Moments(0, 0, 0);
        }
        double mean = sum / (double) n;
        double centred = sumSq - sum * mean;
        Checks.require(centred >= -1e-9 * sumSq, "sumSq is smaller than sum squared over n, which no data can give");
        return new Moments(n, mean, n < 2 ? 0 : Math.max(0, centred) / (double) (n - 1));
    }

    /** Moments of {@code successes} ones among {@code n} zeros and ones. */
    public static Moments ofProportion(long successes, long n) {
        Checks.successes(successes, n, "successes", "n");
        return of(n, (double) successes, (double) successes);
    }

    /** Sum of the values: n times the mean. */
    public double sum() {
        return (double) n * mean;
    }

    /** Sample standard deviation, divisor n − 1. */
    public double standardDeviation() {
        return Math.sqrt(variance);
    }

    /** Estimated variance of the mean: variance / n; NaN when n = 0. */
    public double varianceOfMean() {
        return n == 0 ? Double.NaN : variance / (double) n;
    }
}
