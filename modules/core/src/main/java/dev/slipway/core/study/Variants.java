package dev.slipway.core.study;

import dev.slipway.core.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The variants of an experiment, from whichever of the three ways the file names them. */
final class Variants {
    /** Weights written with four decimals may add up to a little more or less than 1. */
    static final double TOLERANCE = 1.5e-4;

    private static final List<String> USUAL = List.of("control", "treatment");

    private Variants() {}

    /**
     * Weights by variant: those of {@code allocation.variants}, else equal weights for {@code variants}, else control
     * and treatment half and half. Rounded weights are scaled so that they add up to 1 exactly.
     */
    static Map<String, Double> weights(Fields experiment) {
        Map<String, Double> written = experiment.groupOrDefaults("allocation").numbers("variants");
        if (written.isEmpty()) {
            List<String> listed = experiment.texts("variants");
            return Allocation.evenly("", listed.isEmpty() ? USUAL : listed).variants();
        }
        double sum = sum(written);
        Map<String, Double> scaled = new LinkedHashMap<>();
        written.forEach((variant, weight) -> scaled.put(variant, weight / sum));
        return scaled;
    }

    /** The variants by name, whether or not their weights can be used. */
    static List<String> names(Fields experiment) {
        List<String> weighted = experiment.groupOrDefaults("allocation").entries("variants").stream()
                .map(YamlNode.Entry::key)
                .toList();
        List<String> listed = experiment.texts("variants");
        return !weighted.isEmpty() ? weighted : !listed.isEmpty() ? listed : USUAL;
    }

    static double sum(Map<String, Double> weights) {
        return weights.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
