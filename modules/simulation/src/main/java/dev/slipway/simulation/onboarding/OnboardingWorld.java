package dev.slipway.simulation.onboarding;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.study.Experiment;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.VariantAssigner;
import dev.slipway.core.study.WorldDescription;
import dev.slipway.simulation.Simulation;
import dev.slipway.simulation.World;
import java.util.List;

/** A fintech compares full identity checks upfront (control) with progressive onboarding (every other variant). */
public final class OnboardingWorld implements World {
    /** System property with the number of generator threads; by default the number of processors. */
    public static final String THREADS = "slipway.threads";

    private static final int USUAL_DAYS = 28;

    private final int threads;

    public OnboardingWorld() {
        this(Math.max(1, Integer.getInteger(THREADS, Runtime.getRuntime().availableProcessors())));
    }

    /** A world that generates with that many threads; the rows are the same for any number. */
    public OnboardingWorld(int threads) {
        this.threads = threads;
    }

    @Override
    public WorldDescription description() {
        return new WorldDescription(
                "onboarding",
                "Onboarding",
                "A fintech asks for identity papers at once, or step by step. Fraudsters may slip in.",
                EventNames.ALL,
                List.of(
                        "acquisition_channel",
                        "country",
                        "device_type",
                        "app_version",
                        "age_band",
                        "document_type",
                        "intent_score"),
                List.of("intent_score"),
                Knobs.EFFECTS,
                Knobs.PARAMETERS,
                EventVolume.perUser(USUAL_DAYS));
    }

    @Override
    public Simulation prepare(Source.Simulate spec, Experiment experiment, VariantAssigner assigner) {
        if (spec.users() < 1 || spec.days() < 1) {
            throw new SlipwayException(
                    ErrorCategory.STUDY_INVALID,
                    "A simulation needs at least 1 user and 1 day; this one has " + spec.users() + " users and "
                            + spec.days() + " days.",
                    "Set users and days to 1 or more.");
        }
        return new OnboardingSimulation(Blueprint.of(spec, experiment, assigner), threads);
    }
}
