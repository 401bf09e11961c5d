package dev.slipway.readout.model;

import java.util.List;
import java.util.Map;

/**
 * The experiment as it was planned.
 *
 * @param variants control first
 * @param weights planned share of each variant
 * @param looks {@code fixed}, {@code group_sequential} or {@code anytime}
 * @param plannedDays days of exposure planned
 */
public record ExperimentInfo(
        String key,
        String unit,
        String control,
        List<String> variants,
        Map<String, Double> weights,
        double coverage,
        String layer,
        String looks,
        double alpha,
        double power,
        double minimumEffect,
        double shipAbove,
        int plannedDays) {}
