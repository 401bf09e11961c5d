package dev.slipway.readout.analysis;

import java.util.Arrays;

/** A column of numbers with mean 0 and standard deviation 1. */
final class Standardised {

    private Standardised() {}

    /**
     * (x − mean)/sd of the finite values; 0, the mean, where there is none. A column that does not vary stays as it is.
     *
     * @param values at least one finite
     */
    static double[] of(double[] values) {
        double[] present = Arrays.stream(values).filter(Double::isFinite).toArray();
        double low = Arrays.stream(present).min().orElseThrow();
        double high = Arrays.stream(present).max().orElseThrow();
        if (low == high) {
            double[] constant = new double[values.length];
            Arrays.fill(constant, low);
            return constant;
        }
        // Halves of the range first, so that neither a sum nor a square overflows.
        double middle = low / 2 + high / 2;
        double half = high / 2 - low / 2;
        double mean = Arrays.stream(present).map(v -> (v - middle) / half).sum() / present.length;
        double squares = Arrays.stream(present)
                .map(v -> (v - middle) / half - mean)
                .map(d -> d * d)
                .sum();
        double deviation = Math.sqrt(squares / present.length);
        return Arrays.stream(values)
                .map(v -> Double.isFinite(v) ? ((v - middle) / half - mean) / deviation : 0)
                .toArray();
    }
}
