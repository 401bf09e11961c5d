package dev.slipway.simulation;

import dev.slipway.core.data.TableSource;
import dev.slipway.core.study.Metric;
import dev.slipway.simulation.truth.RolloutTruth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A world with all its numbers chosen. Streaming a table twice gives the same rows, whatever the number of threads. */
public interface Simulation {
    /**
     * The tables {@code users}, {@code assignments}, {@code exposures} and {@code events}, rows in a fixed order; before the
     * events {@code rollout} where the world has one. A world of weeks has {@code behavior_weekly} in place of the events, and
     * last {@code user_truth} and {@code offer_truth}.
     */
    List<TableSource> tables();

    /**
     * The planted effect on a metric: treatment − control on the metric's own scale, averaged over the population, the
     * first variant that is not the control against the control. Empty where the world doesn't know it exactly. Planted
     * faults (late, lost and duplicate rows) are faults of measurement and don't change the truth.
     */
    OptionalDouble truth(Metric metric);

    /** The planted effect of that variant in the words of {@link #truth(Metric)}. Empty where the world doesn't know it exactly. */
    default OptionalDouble truthOf(Metric metric, String variant) {
        return OptionalDouble.empty();
    }

    /**
     * The planted effect by level of an attribute of users, in the words of {@link #truth(Metric)}, averaged over the users
     * of that level. Empty where the world doesn't know it exactly.
     */
    default Map<String, Double> truth(Metric metric, String attribute) {
        return Map.of();
    }

    /** What a rollout that nobody randomised did to those who adopted it; empty where the world has none. */
    default Optional<RolloutTruth> rollout() {
        return Optional.empty();
    }
}
