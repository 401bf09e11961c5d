package dev.slipway.simulation;

import dev.slipway.core.data.TableSource;
import dev.slipway.core.study.Experiment;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.VariantAssigner;
import dev.slipway.core.study.WorldDescription;
import dev.slipway.simulation.behavior.Behavior;
import dev.slipway.simulation.truth.RolloutTruth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * People watch and buy. A personal home feed (every variant but the control) is tested on the users that the allocation
 * covers; the others may adopt it by themselves.
 */
public final class BehaviorWorld implements World {
    private final int threads;

    /** A world that generates with that many threads; the rows are the same for any number. */
    public BehaviorWorld(int threads) {
        this.threads = Math.max(1, threads);
    }

    @Override
    public WorldDescription description() {
        return Behavior.description();
    }

    @Override
    public Simulation prepare(Source.Simulate spec, Experiment experiment, VariantAssigner assigner) {
        return new Prepared(new Behavior(spec, experiment, assigner, threads));
    }

    private record Prepared(Behavior behavior) implements Simulation {
        @Override
        public List<TableSource> tables() {
            return behavior.tables();
        }

        @Override
        public OptionalDouble truth(Metric metric) {
            return behavior.truth(metric);
        }

        @Override
        public Map<String, Double> truth(Metric metric, String attribute) {
            return behavior.truth(metric, attribute);
        }

        @Override
        public Optional<RolloutTruth> rollout() {
            return behavior.rollout();
        }
    }
}
