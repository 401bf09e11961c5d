package dev.slipway.benchmarks.calibration;

import java.util.Locale;

/**
 * One cell of the table.
 *
 * @param scenario what the data look like
 * @param units per arm
 * @param method what was calculated
 * @param quantity false_positive under the null, or coverage under the planted effect
 * @param rate share of the experiments
 * @param wanted the nominal rate
 * @param warned share of the experiments in which the method warned
 */
record Row(
        String scenario,
        int units,
        String method,
        String quantity,
        double rate,
        double wanted,
        double warned,
        int experiments) {
    static final String HEADER =
            "scenario,units_per_arm,method,quantity,rate,wanted,monte_carlo_error,warned,experiments";

    /** Standard error of the rate. */
    double error() {
        return Math.sqrt(Math.max(rate * (1 - rate), 0.5 / experiments) / experiments);
    }

    String csv() {
        return String.format(
                Locale.ROOT,
                "%s,%d,%s,%s,%.5f,%.3f,%.5f,%.3f,%d",
                scenario,
                units,
                method,
                quantity,
                rate,
                wanted,
                error(),
                warned,
                experiments);
    }
}
