package dev.slipway.simulation;

import dev.slipway.core.data.TableSource;
import dev.slipway.core.study.Experiment;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.VariantAssigner;
import dev.slipway.core.study.WorldDescription;
import dev.slipway.simulation.growth.Growth;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** A fintech grows by offers and loses money to fraud and bonus abuse; what each user does and costs is known by week. */
public final class GrowthWorld implements World {
    private final int threads;

    /** A world that generates with that many threads; the rows are the same for any number. */
    public GrowthWorld(int threads) {
        this.threads = Math.max(1, threads);
    }

    @Override
    public WorldDescription description() {
        return Growth.description();
    }

    @Override
    public Simulation prepare(Source.Simulate spec, Experiment experiment, VariantAssigner assigner) {
        return new Prepared(new Growth(spec, experiment, assigner, threads));
    }

    private record Prepared(Growth growth) implements Simulation {
        @Override
        public List<TableSource> tables() {
            return growth.tables();
        }

        @Override
        public OptionalDouble truth(Metric metric) {
            return growth.truth(metric);
        }

        @Override
        public OptionalDouble truthOf(Metric metric, String variant) {
            return growth.truthOf(metric, variant);
        }

        @Override
        public Map<String, Double> truth(Metric metric, String attribute) {
            return growth.truth(metric, attribute);
        }
    }
}
