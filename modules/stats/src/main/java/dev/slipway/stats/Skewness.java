package dev.slipway.stats;

import dev.slipway.stats.math.Checks;
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
        Checks.finite(values, "values");
        int[] once = new int[values.length];
        Arrays.fill(once, 1);
        return of(values, once, Moments.of(values).mean());
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
