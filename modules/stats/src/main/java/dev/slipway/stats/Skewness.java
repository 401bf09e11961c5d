package dev.slipway.stats;

import java.util.Arrays;

/** Third standardised moment. */
public final class Skewness {

    private Skewness() {}

    /**
     * m₃ / m₂^1.5 with central moments of divisor n; 0 when the values do not vary or there are none.
     *
     * @throws IllegalArgumentException if a value is NaN or infinite; the message names its index
     */
    public static double of(double[] values) {
        return of(values, Moments.of(values));
    }

    /** The same for finite values whose moments are known. */
    public static double of(double[] values, Moments moments) {
        int n = values.length;
        double deviation = n < 2 ? 0 : moments.standardDeviation() * Math.sqrt((n - 1) / (double) n);
        // Where nearly all values agree, what is left is rounding, and the largest deviation has to say so.
        if (deviation > 1e-12 * Math.abs(moments.mean()) && Double.isFinite(1 / deviation)) {
            return CentralSums.cubes(values, moments.mean(), 1 / deviation) / n;
        }
        int[] once = new int[n];
        Arrays.fill(once, 1);
        return of(values, once, moments.mean());
    }

    /**
     * The same for values that may occur several times.
     *
     * @param values finite
     * @param counts how often each occurs, at least once
     * @param mean of all
     */
    public static double of(double[] values, int[] counts, double mean) {
        double scale = 0;
        for (double value : values) {
            scale = Math.max(scale, Math.abs(value - mean));
        }
        if (scale <= 1e-15 * Math.abs(mean)) {
            return 0;
        }
        double n = 0;
        double second = 0;
        double third = 0;
        for (int k = 0; k < values.length; k++) {
            double d = (values[k] - mean) / scale;
            n += counts[k];
            second += counts[k] * d * d;
            third += counts[k] * d * d * d;
        }
        return second == 0 ? 0 : third / n / Math.pow(second / n, 1.5);
    }
}
