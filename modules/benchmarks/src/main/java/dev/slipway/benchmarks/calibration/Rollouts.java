package dev.slipway.benchmarks.calibration;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import dev.slipway.core.study.StudyReader;
import dev.slipway.readout.analysis.PlantedRollout;
import dev.slipway.readout.analysis.RolloutCalculator;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.RolloutReadout;
import dev.slipway.simulation.BehaviorWorld;
import dev.slipway.simulation.behavior.Behavior;
import dev.slipway.simulation.truth.RolloutTruth;
import dev.slipway.stats.StatWarning;
import dev.slipway.warehouse.UnitWeeks;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Rollouts of the world {@code behavior}: five waves of users who choose to adopt, the more often they came before the more
 * likely, while people leave for good all the time. Sessions per user and week, asked of the calculator that studies use.
 * Units are adopters, about; for one there are two others.
 */
final class Rollouts implements Family {
    private static final int WEEKS = 8;
    private static final LocalDate START = LocalDate.of(2026, 10, 5);
    private static final double ADOPTION = 1.0 / 3;
    private static final double NEWCOMERS = 0.02;
    private static final Map<String, Double> NOTHING =
            Map.of("plays_14d", 0.0, "purchase_14d", 0.0, "retention_7", 0.0, "revenue_14d", 0.0);
    private static final Map<String, Double> PLANTED =
            Map.of("plays_14d", 0.4, "purchase_14d", 0.025, "retention_7", 0.01, "revenue_14d", 1.5);
    /** The plain difference is there for contrast; the weightings are those of an effect on the treated. */
    private static final Map<String, String> NAMES =
            Map.of("naive_difference", "naive_difference without adjustment", "ipw", "ipw_att", "aipw", "aipw_att");

    private static final String STUDY = """
            study: A rollout
            source: {simulate: {world: behavior, users: 1000, days: 56, seed: 1, start: 2026-10-05}}
            experiment: {key: none, allocation: {coverage: 0.6, layer: l, variants: {control: 0.5, treatment: 0.5}}}
            metrics:
              buys: {kind: proportion, event: purchase, within: 14d, better: higher, role: primary}
            decision: {alpha: 0.05, power: 0.8, minimum_effect: 0.02, ship_above: 0.0, looks: {plan: fixed}}
            analyses:
              rollout:
                outcome: sessions
                adjust_for: [sessions_before, spend_before, acquisition_channel, device_type, country]
                leads: 3
                lags: 4
            """;

    private final Study study = Objects.requireNonNull(new StudyReader(List.of(new BehaviorWorld(1).description()))
            .parse(STUDY, Path.of("rollout.yaml"))
            .study());

    @Override
    public String label() {
        return "rollout that users choose in five waves";
    }

    @Override
    public int[] sizes() {
        return new int[] {500, 2_000, 10_000};
    }

    @Override
    public int oneIn(int units) {
        return units <= 500 ? 40 : units <= 2_000 ? 100 : 400;
    }

    @Override
    public Experiment at(int units) {
        int users = (int) Math.round(units / ADOPTION / (1 - NEWCOMERS));
        Behavior nothing = world(users, NOTHING);
        Behavior planted = world(users, PLANTED);
        PlantedRollout zero = truth(nothing);
        PlantedRollout truth = truth(planted);
        return (random, tally) -> {
            long seed = random.nextInt();
            tell(ask(nothing.withSeed(seed), users, zero), true, tally);
            tell(ask(planted.withSeed(seed), users, truth), false, tally);
        };
    }

    private Behavior world(int users, Map<String, Double> effects) {
        Map<String, Double> parameters = Map.of("adoption", ADOPTION, "newcomers", NEWCOMERS);
        Source.Simulate spec = new Source.Simulate("behavior", users, 7 * WEEKS, 1, START, effects, parameters);
        return new Behavior(spec, study.experiment(), id -> null, 1);
    }

    private static PlantedRollout truth(Behavior world) {
        RolloutTruth truth = world.rollout().orElseThrow();
        return new PlantedRollout(
                truth.waves().stream()
                        .map(wave -> (int) (ChronoUnit.DAYS.between(START, wave) / 7))
                        .toList(),
                truth.sessions().byWaveAndWeek());
    }

    private RolloutReadout ask(Behavior world, int users, PlantedRollout truth) {
        long start = START.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        UnitWeeks weeks = RolloutWeeks.of(world, users, WEEKS, start);
        return Objects.requireNonNull(RolloutCalculator.compute(study, weeks, null, truth, 1, JobContext.unwatched()));
    }

    private static void tell(RolloutReadout readout, boolean none, Tally tally) {
        double truth = Objects.requireNonNull(readout.effects().truth());
        for (Estimate e : readout.effects().estimates()) {
            String method = NAMES.getOrDefault(e.method(), e.method());
            List<StatWarning> warnings = e.warnings().stream()
                    .map(w -> new StatWarning(StatWarning.Kind.SMALL_SAMPLE, w))
                    .toList();
            if (none) {
                tally.test(method, Objects.requireNonNull(e.pValue()), warnings);
            } else {
                tally.interval(method, e.ciLow(), e.ciHigh(), truth, warnings);
            }
        }
    }
}
