package dev.slipway.assignment;

import dev.slipway.core.study.Allocation;
import dev.slipway.core.study.Experiment;
import dev.slipway.core.study.RampStep;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Experiments for tests. */
final class Experiments {
    private Experiments() {}

    static Map<String, Double> weights(Object... namesAndWeights) {
        Map<String, Double> weights = new LinkedHashMap<>();
        for (int i = 0; i < namesAndWeights.length; i += 2) {
            weights.put((String) namesAndWeights[i], (Double) namesAndWeights[i + 1]);
        }
        return weights;
    }

    static Map<String, Double> halves() {
        return weights("control", 0.5, "treatment", 0.5);
    }

    static Experiment experiment(double coverage, double holdout, List<Integer> range, Map<String, Double> weights) {
        return experiment("onboarding-kyc", coverage, holdout, range, weights);
    }

    static Experiment experiment(
            String key, double coverage, double holdout, List<Integer> range, Map<String, Double> weights) {
        return new Experiment(
                key, "user_id", "control", new Allocation(coverage, "onboarding", range, holdout, weights), null);
    }

    static Experiment covering(double coverage) {
        return experiment(coverage, 0, List.of(0, 10_000), halves());
    }

    static Experiment ramped(RampStep... steps) {
        List<RampStep> ramp = List.of(steps);
        return new Experiment(
                "onboarding-kyc",
                "user_id",
                "control",
                new Allocation(ramp.getLast().coverage(), ramp, "onboarding", List.of(0, 10_000), 0, halves()),
                null);
    }

    static Experiment weighted(Map<String, Double> weights) {
        return experiment(1, 0, List.of(0, 10_000), weights);
    }
}
