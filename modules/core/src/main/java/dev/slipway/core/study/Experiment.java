package dev.slipway.core.study;

import org.jspecify.annotations.Nullable;

/**
 * The experiment.
 *
 * @param key names the experiment in data and salts its hash
 * @param unit column that identifies who is randomised
 * @param control the arm that others are compared with
 * @param plannedDays how long exposure is planned to last; null means as long as the simulation, or that the
 *     study names no end
 */
public record Experiment(
        String key,
        String unit,
        String control,
        Allocation allocation,
        @Nullable Integer plannedDays) {}
