package dev.slipway.readout.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Analyses;
import dev.slipway.core.study.Better;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.MetricRole;
import dev.slipway.core.study.Study;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.RolloutReadout;
import dev.slipway.readout.text.ObservationalWords;
import dev.slipway.warehouse.ExperimentData.Category;
import dev.slipway.warehouse.UnitWeeks;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A rollout among users whose activity decides both who adopts and how much they do; the effect is one session a week. */
class RolloutCalculatorTest {
    private static final int USERS = 4_000;
    private static final int WEEKS = 6;
    private static final PlantedRollout PLANTED =
            new PlantedRollout(List.of(2, 3), List.of(List.of(1.0, 1.0, 1.0, 1.0), List.of(1.0, 1.0, 1.0)));

    private final int[] adopted = new int[USERS];
    private final int[] sessions = new int[USERS * WEEKS];
    private final int[] variant = new int[USERS];
    private final double[] before = new double[USERS];

    private RolloutCalculatorTest() {
        SplittableRandom random = new SplittableRandom(11);
        for (int u = 0; u < USERS; u++) {
            variant[u] = u < 3_000 ? -1 : u % 2;
            before[u] = random.nextInt(6);
            double chance = 0.1 + 0.12 * before[u];
            boolean adopts = variant[u] < 0 && random.nextDouble() < chance;
            adopted[u] = adopts ? 2 + random.nextInt(2) : UnitWeeks.NEVER;
            for (int t = 0; t < WEEKS; t++) {
                boolean has = adopted[u] <= t || variant[u] == 1;
                sessions[u * WEEKS + t] = (int) before[u] + random.nextInt(4) + (has ? 1 : 0);
            }
        }
    }

    private RolloutReadout ask() {
        return ask("sessions", null);
    }

    /**
     * The answer about an outcome.
     *
     * @param complaints which direction is better of the study's two metrics of that event; null without such a metric
     */
    private RolloutReadout ask(String outcome, Better @Nullable [] complaints) {
        String[] ids = new String[USERS];
        Arrays.setAll(ids, u -> "u" + u);
        UnitWeeks weeks = new UnitWeeks(
                0,
                WEEKS,
                WEEKS,
                ids,
                List.of("control", "treatment"),
                variant,
                adopted,
                sessions,
                sessions,
                new double[sessions.length],
                Map.of(),
                Map.of("country", new Category(List.of("DE"), new int[USERS])),
                Map.of("before", before));
        Study plain = BetaSample.study(null);
        Analyses asking = Analyses.DEFAULT.withRollout(new Analyses.Rollout(outcome, List.of("before"), null, 2, 3));
        Map<String, Metric> metrics = new LinkedHashMap<>(plain.metrics());
        for (int i = 0; complaints != null && i < complaints.length; i++) {
            metrics.put("complaints_" + i, complaint("complaints_" + i, complaints[i]));
        }
        Study study = new Study(
                plain.title(),
                null,
                plain.source(),
                plain.experiment(),
                metrics,
                plain.decision(),
                List.of("country"),
                null,
                asking,
                Study.MemoWords.NONE);
        return Objects.requireNonNull(
                RolloutCalculator.compute(study, weeks, null, PLANTED, 1, JobContext.unwatched()));
    }

    private static Metric complaint(String key, Better better) {
        return new Metric(
                key,
                key,
                MetricKind.COUNT,
                "complaint",
                null,
                null,
                null,
                Duration.ofDays(7),
                null,
                better,
                MetricRole.SECONDARY,
                null,
                null,
                null);
    }

    /** A rise of complaints is no gain; of an event that no metric speaks of, or two unlike, nobody knows. */
    @Test
    void theStudysMetricsSayWhichDirectionIsBetter() {
        assertThat(ask().better()).isEqualTo("higher");
        assertThat(ask("complaint", new Better[] {Better.LOWER, Better.LOWER}).better())
                .isEqualTo("lower");
        assertThat(ask("complaint", new Better[] {Better.LOWER, Better.HIGHER}).better())
                .isNull();
        assertThat(ask("complaint", null).better()).isNull();
    }

    private static Estimate estimate(RolloutReadout rollout, String method) {
        return Objects.requireNonNull(ObservationalWords.estimate(rollout.effects(), method), method);
    }

    @Test
    void adjustedMethodsFindTheEffectAndThePlainDifferenceDoesNot() {
        RolloutReadout rollout = ask();
        assertThat(rollout.effects().truth()).isEqualTo(1.0);
        assertThat(estimate(rollout, "naive_difference").ciLow()).isGreaterThan(1.5);
        for (String method : List.of("ipw", "aipw", "group_time", "group_time_adjusted", "two_way_fixed_effects")) {
            Estimate e = estimate(rollout, method);
            assertThat(e.effect()).as(method).isBetween(1 - 3.5 * error(e), 1 + 3.5 * error(e));
            assertThat(error(e)).as(method).isLessThan(0.2);
        }
        assertThat(estimate(rollout, "two_way_fixed_effects").warnings()).anyMatch(w -> w.contains("staggered"));
        assertThat(rollout.weeks()).extracting(RolloutReadout.Week::since).containsExactly(-3, -2, 0, 1, 2, 3);
        assertThat(rollout.firstWeek()).isEqualTo(4);
        assertThat(rollout.cohorts())
                .singleElement()
                .satisfies(c -> assertThat(c.found()).isTrue());
        assertThat(Objects.requireNonNull(rollout.effects().randomised()).effect())
                .isBetween(0.5, 1.5);
    }

    /** Users of the experiment who never came are no users outside, of whom they would make people who never come. */
    @Test
    void usersOfTheExperimentWhoNeverMetItAreNotCompared() {
        double others = ask().effects().controlUnits();
        for (int u = 3_000; u < USERS; u += 10) {
            variant[u] = UnitWeeks.UNCOUNTED;
        }
        RolloutReadout rollout = ask();
        assertThat(rollout.effects().controlUnits()).isEqualTo((int) others);
        assertThat(rollout.effects().warnings())
                .anyMatch(w -> w.startsWith("100 users belong to the experiment and never met it"));
    }

    /** Everybody loses a tenth of ten times as much each week; adopters have more to lose. Then the effect is 6 and 5. */
    @Test
    void equalAmountsAreDoubtedWhereUnequalLevelsFall() {
        assertThat(ask().effects().warnings()).noneMatch(w -> w.contains("without adjustment are doubtful"));
        for (int u = 0; u < USERS; u++) {
            for (int t = 0; t < WEEKS; t++) {
                sessions[u * WEEKS + t] *= 10 - t;
            }
        }
        RolloutReadout rollout = ask();
        assertThat(rollout.effects().warnings())
                .anyMatch(w -> w.contains("without adjustment are doubtful") && w.contains("too low"));
        Estimate plain = estimate(rollout, "group_time");
        assertThat(plain.ciHigh()).isLessThan(5.5);
        assertThat(plain.warnings()).anyMatch(w -> w.contains("the others have since fallen by"));
        assertThat(plain.detail()).containsKeys("pre_trend_p", "others_change");
        for (String method : List.of("group_time_proportional", "group_time_adjusted")) {
            Estimate e = estimate(rollout, method);
            assertThat(e.effect()).as(method).isBetween(5.5 - 3.5 * error(e), 5.5 + 3.5 * error(e));
        }
    }

    private static double error(Estimate e) {
        return Objects.requireNonNull(e.standardError());
    }

    @Test
    void aTrendBeforeIsTold() {
        for (int u = 0; u < USERS; u++) {
            for (int t = 0; t < WEEKS && adopted[u] != UnitWeeks.NEVER; t++) {
                sessions[u * WEEKS + t] += t;
            }
        }
        assertThat(ask().effects().warnings()).anyMatch(w -> w.contains("moved away from the others before"));
    }

    @Test
    void nobodyAndEverybodyAndOneWaveHaveTheirOwnWords() {
        int[] kept = adopted.clone();
        Arrays.fill(adopted, UnitWeeks.NEVER);
        assertThat(ask().effects().estimates()).isEmpty();
        assertThat(ask().effects().warnings()).anyMatch(w -> w.contains("0 adopted the rollout"));
        for (int u = 0; u < USERS; u++) {
            adopted[u] = variant[u] < 0 ? 2 + u % 2 : UnitWeeks.NEVER;
        }
        assertThat(ask().effects().warnings()).anyMatch(w -> w.contains("Everybody adopted"));
        for (int u = 0; u < USERS; u++) {
            adopted[u] = kept[u] == UnitWeeks.NEVER ? UnitWeeks.NEVER : 3;
        }
        assertThat(estimate(ask(), "two_way_fixed_effects").warnings()).noneMatch(w -> w.contains("staggered"));
    }

    @Test
    void noOverlapIsTold() {
        for (int u = 0; u < USERS; u++) {
            adopted[u] = variant[u] < 0 && before[u] >= 3 ? 2 : UnitWeeks.NEVER;
        }
        assertThat(ask().effects().warnings()).anyMatch(w -> w.contains("do not overlap"));
    }
}
