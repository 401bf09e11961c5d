package dev.slipway.simulation;

import dev.slipway.core.data.TableSource;
import dev.slipway.core.study.Experiment;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.VariantAssigner;
import dev.slipway.core.study.WorldDescription;
import dev.slipway.simulation.onboarding.Onboarding;
import java.util.List;
import java.util.OptionalDouble;

/** A fintech compares full identity checks upfront (control) with progressive onboarding (every other variant). */
public final class OnboardingWorld implements World {
    private final int threads;

    /** A world that generates with that many threads; the rows are the same for any number. */
    public OnboardingWorld(int threads) {
        this.threads = Math.max(1, threads);
    }

    @Override
    public WorldDescription description() {
        return Onboarding.description();
    }

    @Override
    public Simulation prepare(Source.Simulate spec, Experiment experiment, VariantAssigner assigner) {
        return new Prepared(new Onboarding(spec, experiment, assigner, threads));
    }

    private record Prepared(Onboarding onboarding) implements Simulation {
        @Override
        public List<TableSource> tables() {
            return onboarding.tables();
        }

        @Override
        public OptionalDouble truth(Metric metric) {
            return onboarding.truth(metric);
        }
    }
}
