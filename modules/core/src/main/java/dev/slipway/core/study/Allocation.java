package dev.slipway.core.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who gets what.
 *
 * @param coverage share of the layer's units that take part, 0 to 1; with a ramp, its last step
 * @param ramp coverage by day, first day first, never falling; empty when coverage is the same on all days
 * @param layer experiments of one layer exclude each other
 * @param layerRange half-open range of the layer's 10,000 buckets that this experiment may use; {0, 10000} by default
 * @param holdout share of all units that no experiment of the layer may touch, 0 to 1
 * @param variants weights by variant, in the order of the file; they sum to 1
 */
public record Allocation(
        double coverage,
        List<RampStep> ramp,
        String layer,
        List<Integer> layerRange,
        double holdout,
        Map<String, Double> variants) {
    public Allocation {
        ramp = List.copyOf(ramp);
        layerRange = List.copyOf(layerRange);
        variants = Collections.unmodifiableMap(new LinkedHashMap<>(variants));
    }

    /** An allocation without a ramp: coverage is the same on all days. */
    public Allocation(
            double coverage, String layer, List<Integer> layerRange, double holdout, Map<String, Double> variants) {
        this(coverage, List.of(), layer, layerRange, holdout, variants);
    }

    /** Coverage on a day, counted from the first day as 0; days before the first are taken as the first. */
    public double coverageOn(int day) {
        double found = ramp.isEmpty() ? coverage : ramp.getFirst().coverage();
        for (RampStep step : ramp) {
            if (step.day() <= day) {
                found = step.coverage();
            }
        }
        return found;
    }

    /** Coverage averaged over the first days, each of the same size. */
    public double meanCoverage(int days) {
        double sum = 0;
        for (int day = 0; day < days; day++) {
            sum += coverageOn(day);
        }
        return days < 1 ? coverageOn(0) : sum / days;
    }

    public static Allocation evenly(String layer, List<String> variants) {
        Map<String, Double> weights = new LinkedHashMap<>();
        variants.forEach(v -> weights.put(v, 1.0 / variants.size()));
        return new Allocation(1.0, layer, List.of(0, 10_000), 0.0, weights);
    }
}
