package dev.slipway.charts;

import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.text.Numbers;

/** How methods are called in a row of a picture. */
final class Methods {
    private Methods() {}

    /** The name with what the method gained here. */
    static String label(Estimate estimate) {
        return name(estimate) + reduction(estimate);
    }

    static String name(Estimate estimate) {
        return switch (estimate.method()) {
            case "two_proportion_z" -> "Two-proportion z";
            case "welch_t" -> "Welch t";
            case "cuped" -> "CUPED";
            case "beta_binomial" -> "Bayesian, Beta prior";
            case "normal_bayes" -> "Bayesian, weak prior";
            case "bootstrap_percentile" -> "Bootstrap percentile";
            case "bootstrap_bca" -> "Bootstrap BCa";
            case "confidence_sequence" -> "Any-time (always-valid)";
            case "confidence_sequence_cuped" -> "Any-time, CUPED";
            case "group_sequential" -> "Group-sequential";
            case "delta_ratio" -> "Ratio, delta method";
            default -> Arms.name(estimate.method());
        };
    }

    static boolean anytime(Estimate estimate) {
        return estimate.method().startsWith("confidence_sequence");
    }

    static boolean bayesian(Estimate estimate) {
        return estimate.method().equals("beta_binomial") || estimate.method().equals("normal_bayes");
    }

    private static String reduction(Estimate estimate) {
        Object share = estimate.detail().get("variance_reduction");
        return share instanceof Number number && number.doubleValue() > 0
                ? " (variance " + Numbers.fixed(-100 * number.doubleValue(), 0) + "%)"
                : "";
    }
}
