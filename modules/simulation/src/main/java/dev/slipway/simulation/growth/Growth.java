package dev.slipway.simulation.growth;

import dev.slipway.core.data.TableSource;
import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.study.Experiment;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.SignupCohort;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.VariantAssigner;
import dev.slipway.core.study.WorldDescription;
import dev.slipway.simulation.table.ChunkedTable;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The growth world with all its numbers chosen. */
public final class Growth {
    private static final int USUAL_WEEKS = 12;

    /** Rows per batch of the panel, about. */
    private static final int BATCH = 50_000;

    private final Blueprint blueprint;
    private final PlantedTruth truth;
    private final int threads;

    /**
     * Chooses the numbers; nothing is generated until a table is streamed.
     *
     * @param threads that generate; the rows are the same for any number
     */
    public Growth(Source.Simulate spec, Experiment experiment, VariantAssigner assigner, int threads) {
        if (spec.users() < 1) {
            throw new SlipwayException(
                    ErrorCategory.STUDY_INVALID,
                    "A simulation needs at least 1 user; this one has " + spec.users() + " users.",
                    "Set users to 1 or more.");
        }
        this(Blueprint.of(spec, experiment, assigner), threads);
    }

    private Growth(Blueprint blueprint, int threads) {
        this.blueprint = blueprint;
        this.truth = new PlantedTruth(blueprint);
        this.threads = threads;
    }

    /** Other users of the same world. */
    public Growth withSeed(long seed) {
        return new Growth(blueprint.withSeed(seed), threads);
    }

    /** What a study may name of this world. */
    public static WorldDescription description() {
        return new WorldDescription(
                "growth",
                "Growth and risk",
                "A fintech offers bonuses and fee waivers, and loses money to fraud and bonus abuse. Who should get"
                        + " which offer?",
                List.of(),
                List.of(
                        "segment",
                        "country",
                        "channel",
                        "device",
                        "kyc_level",
                        "tenure_weeks",
                        "net_revenue_before",
                        "gmv_before",
                        "sessions_before",
                        "risk_score_before",
                        "shared_devices",
                        "first_deposit_gap",
                        SignupCohort.WEEK.attribute(),
                        SignupCohort.MONTH.attribute()),
                List.of(
                        "tenure_weeks",
                        "net_revenue_before",
                        "gmv_before",
                        "sessions_before",
                        "risk_score_before",
                        "shared_devices",
                        "first_deposit_gap"),
                Knobs.EFFECTS,
                Knobs.PARAMETERS,
                USUAL_WEEKS,
                List.of(),
                Stream.concat(Columns.NAMES.stream(), Stream.of("propensity")).toList(),
                Map.of("offer", Offer.LABELS),
                Blueprint.NO_RAMP,
                Blueprint::conflicts);
    }

    /** Users, assignments, exposures, the weekly panel, what is true of each user, and of each user's weeks by offer. */
    public List<TableSource> tables() {
        int users = blueprint.spec().users();
        int weeks = blueprint.weeks().count();
        Experiment experiment = blueprint.experiment();
        int here = blueprint.lists().isEmpty() ? users : blueprint.lists().users();
        long covered = Math.round(here * experiment.allocation().coverage());
        UserChunks people = new UserChunks(blueprint);
        WeeklyChunks panel = new WeeklyChunks(blueprint);
        TruthChunks planted = new TruthChunks(blueprint);
        OfferTruthChunks offers = new OfferTruthChunks(blueprint);
        int chunk = Math.clamp(BATCH / weeks, 1, ChunkedTable.CHUNK);
        return List.of(
                new ChunkedTable(Tables.USERS, users, users, threads, people::users),
                new ChunkedTable(Tables.assignments(experiment), users, covered, threads, people::assignments),
                new ChunkedTable(Tables.exposures(experiment), users, covered, threads, people::exposures),
                new ChunkedTable(Tables.WEEKLY, users, (long) users * weeks, threads, chunk, panel::make),
                new ChunkedTable(Tables.TRUTH, users, users, threads, planted::make),
                new ChunkedTable(Tables.OFFER_TRUTH, users, (long) users * Offer.COUNT, threads, offers::make));
    }

    /** The planted effect, where it is known exactly and there is something to compare with control. */
    public OptionalDouble truth(Metric metric) {
        return truth.of(metric);
    }

    /** The planted effect of a variant against the control, for an experiment with several. */
    public OptionalDouble truthOf(Metric metric, String variant) {
        return truth.of(metric, variant);
    }

    /** The planted effect by level of an attribute of users; empty where it is not known. */
    public Map<String, Double> truth(Metric metric, String attribute) {
        return truth.by(metric, attribute);
    }
}
