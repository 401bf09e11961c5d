package dev.slipway.charts;

import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.text.MethodNotes;

/** How methods are called in a row of a picture, and of which family they are. */
final class Methods {
    private Methods() {}

    /** The name with what the method gained here. */
    static String label(Estimate estimate) {
        return MethodNotes.label(estimate);
    }

    static String name(Estimate estimate) {
        return MethodNotes.of(estimate.method()).name();
    }

    static boolean anytime(Estimate estimate) {
        return estimate.method().startsWith("confidence_sequence");
    }

    static boolean bayesian(Estimate estimate) {
        return estimate.method().equals("beta_binomial") || estimate.method().equals("normal_bayes");
    }
}
