package dev.slipway.simulation.behavior;

import dev.slipway.core.data.TableSource;
import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.study.Experiment;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.VariantAssigner;
import dev.slipway.core.study.WorldDescription;
import dev.slipway.simulation.table.ChunkedTable;
import dev.slipway.simulation.truth.RolloutTruth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The behavior world with all its numbers chosen. */
public final class Behavior {
    private static final int USUAL_DAYS = 28;

    /** Events per batch, about: small enough for many batches in memory, large enough to be worth handing over. */
    private static final int BATCH = 50_000;

    private final Blueprint blueprint;
    private final int threads;

    /**
     * Chooses the numbers; nothing is generated until a table is streamed.
     *
     * @param threads that generate; the rows are the same for any number
     */
    public Behavior(Source.Simulate spec, Experiment experiment, VariantAssigner assigner, int threads) {
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
                "behavior",
                "Media and commerce",
                "People watch and buy. A personal feed is tested on some; others adopt it by themselves.",
                EventNames.ALL,
                List.of("acquisition_channel", "country", "device_type", "sessions_before", "spend_before"),
                List.of("sessions_before", "spend_before"),
                Knobs.EFFECTS,
                Knobs.PARAMETERS,
                Volume.usual(USUAL_DAYS),
                List.of("platform", "geo", "device"),
                Blueprint::conflicts);
    }

    /** Users, assignments, exposures, rollout, events. */
    public List<TableSource> tables() {
        int users = blueprint.spec().users();
        Experiment experiment = blueprint.experiment();
        Volume volume = new Volume(blueprint.setting(), blueprint.calendar());
        double covered = experiment.allocation().meanCoverage(blueprint.spec().days());
        long exposed = Math.round(users * covered * volume.visitors());
        long adopters = Math.round(
                blueprint.existing() * (1 - covered) * blueprint.setting().adoption());
        double perUser = volume.events();
        UserChunks people = new UserChunks(blueprint);
        EventChunks events = new EventChunks(blueprint, Tables.events(experiment), perUser);
        int chunk = Math.clamp(Math.round(BATCH / perUser), 1, ChunkedTable.CHUNK);
        return List.of(
                new ChunkedTable(Tables.USERS, users, users, threads, people::users),
                new ChunkedTable(Tables.assignments(experiment), users, exposed, threads, people::assignments),
                new ChunkedTable(Tables.exposures(experiment), users, exposed, threads, people::exposures),
                new ChunkedTable(Tables.ROLLOUT, users, adopters, threads, people::rollout),
                new ChunkedTable(events.schema(), users, Math.round(users * perUser), threads, chunk, events::make));
    }

    /** The planted effect, where it is known exactly and there is something to compare with control. */
    public OptionalDouble truth(Metric metric) {
        return compares() ? new PlantedTruth(blueprint).of(metric) : OptionalDouble.empty();
    }

    /** The planted effect by level of an attribute of users; empty where it is not known. */
    public Map<String, Double> truth(Metric metric, String attribute) {
        return compares() ? new PlantedTruth(blueprint).by(metric, attribute) : Map.of();
    }

    private boolean compares() {
        return blueprint.experiment().allocation().variants().keySet().stream()
                .anyMatch(variant -> !variant.equals(blueprint.experiment().control()));
    }

    /**
     * What the feature did to those who adopted it by themselves. Unknown with a ramp, under which who is outside the
     * experiment depends on when they first visit; and where the study is too short for a rollout.
     */
    public Optional<RolloutTruth> rollout() {
        boolean known = blueprint.adoption().waves().length > 0
                && blueprint.experiment().allocation().ramp().isEmpty();
        return known ? Optional.of(new AdopterTruth(blueprint).truth()) : Optional.empty();
    }
}
