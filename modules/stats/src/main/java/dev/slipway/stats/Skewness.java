package dev.slipway.stats;

import dev.slipway.stats.math.Checks;

/** Third standardised moment. */
public final class Skewness {

    private Skewness() {}

    /**
     * m₃ / m₂^1.5 with central moments of divisor n; 0 when the values do not vary or there are none.
     *
     * @throws IllegalArgumentException if a value is NaN or infinite; the message names its index
     */
    public static double of(double[] values) {
        Checks.finite(values, "values");
        int n = values.length;
        if (n == 0) {
            return 0;
        }
        double mean = Moments.of(values).mean();
        double scale = 0;
        for (double value : values) {
            scale = Math.max(scale, Math.abs(value - mean));
        }
        if (scale <= 1e-15 * Math.abs(mean)) {
            return 0;
        }
        double second = 0;
        double third = 0;
        for (double value : values) {
            double d = (value - mean) / scale;
            second += d * d;
            third += d * d * d;
        }
        return second == 0 ? 0 : third / n / Math.pow(second / n, 1.5);
    }
}
