package dev.slipway.simulation.onboarding;

import dev.slipway.core.data.TableSource;
import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.study.Experiment;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.VariantAssigner;
import dev.slipway.core.study.WorldDescription;
import dev.slipway.simulation.table.ChunkedTable;
import java.util.List;
import java.util.OptionalDouble;

/** The onboarding world with all its numbers chosen. */
public final class Onboarding {
    private static final int USUAL_DAYS = 28;

    private final Blueprint blueprint;
    private final int threads;

    /**
     * Chooses the numbers; nothing is generated until a table is streamed.
     *
     * @param threads that generate; the rows are the same for any number
     */
    public Onboarding(Source.Simulate spec, Experiment experiment, VariantAssigner assigner, int threads) {
        if (spec.users() < 1 || spec.days() < 1) {
            throw new SlipwayException(
                    ErrorCategory.STUDY_INVALID,
                    "A simulation needs at least 1 user and 1 day; this one has " + spec.users() + " users and "
                            + spec.days() + " days.",
                    "Set users and days to 1 or more.");
        }
        this.blueprint = Blueprint.of(spec, experiment, assigner);
        this.threads = threads;
    }

    /** What a study may name of this world. */
    public static WorldDescription description() {
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
                EventVolume.perUser(USUAL_DAYS),
                Setting::conflicts);
    }

    /** Users, assignments, exposures, events. */
    public List<TableSource> tables() {
        int users = blueprint.spec().users();
        int days = blueprint.spec().days();
        long assigned = Math.round(users * blueprint.experiment().allocation().meanCoverage(days));
        double perUser = EventVolume.perUser(blueprint.spec().days());
        UserChunks people = new UserChunks(blueprint);
        ExposureChunks exposures = ExposureChunks.of(blueprint);
        EventChunks events = new EventChunks(blueprint, perUser);
        return List.of(
                new ChunkedTable(Tables.USERS, users, users, threads, people::users),
                new ChunkedTable(Tables.ASSIGNMENTS, users, assigned, threads, people::assignments),
                new ChunkedTable(Tables.EXPOSURES, users, assigned, threads, exposures::make),
                new ChunkedTable(Tables.EVENTS, users, Math.round(users * perUser), threads, events::make));
    }

    /** The planted effect, where it is known exactly and there is something to compare with control. */
    public OptionalDouble truth(Metric metric) {
        boolean compared = blueprint.experiment().allocation().variants().keySet().stream()
                .anyMatch(variant -> !variant.equals(blueprint.experiment().control()));
        return compared ? new PlantedTruth(blueprint.setting()).of(metric) : OptionalDouble.empty();
    }
}
