package dev.slipway.readout;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.study.Analyses.Adjustment;
import dev.slipway.core.study.DecisionRule.LooksPlan;
import dev.slipway.readout.health.AssignmentChecks;
import dev.slipway.readout.health.BalanceCheck;
import dev.slipway.readout.metric.LooksInterval;
import dev.slipway.readout.metric.MetricColumn;
import dev.slipway.readout.model.ActivityDay;
import dev.slipway.readout.model.DriftReadout;
import dev.slipway.readout.model.HealthCheck;
import dev.slipway.readout.model.PlanReadout;
import dev.slipway.readout.model.RetentionReadout;
import dev.slipway.readout.model.SegmentReadout;
import dev.slipway.stats.ab.RiskDifference;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.Category;
import dev.slipway.warehouse.ExperimentData.TestSummary;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptionsTest {
    private static final int DAY_SECONDS = 86_400;
    private static final ExperimentData DATA = Samples.data(6_000, 2, 0.05, 11);

    /** Four units exposed at the start of day 1 of 10; unit u of two arms comes back as given. */
    private static ExperimentData four(List<int[]> events, int... starts) {
        return new ExperimentData(
                List.of("control", "treatment"),
                new String[4],
                new int[] {0, 1, 0, 1},
                new long[4],
                0,
                10 * Samples.DAY,
                0,
                Map.of(),
                0,
                events.size(),
                Map.of(),
                Map.of(),
                Map.of(),
                Samples.timelines(starts, events),
                new TestSummary(0, 0));
    }

    @Test
    void cohortsOfTenYearsStayBounded() {
        ExperimentData data = new ExperimentData(
                List.of("control", "treatment"),
                new String[2],
                new int[] {0, 1},
                new long[2],
                0,
                3_650 * Samples.DAY,
                0,
                Map.of(),
                0,
                0,
                Map.of(),
                Map.of(),
                Map.of(),
                Samples.timelines(new int[3], List.of()),
                new TestSummary(0, 0));

        assertThat(Objects.requireNonNull(RetentionCalculator.compute(data, null, 0.95))
                        .cohorts())
                .hasSize(104);
    }

    @Test
    void retentionByHand() {
        ExperimentData data = four(
                List.of(
                        new int[] {3, 10},
                        new int[] {3, DAY_SECONDS},
                        new int[] {3, 2 * DAY_SECONDS - 1},
                        new int[] {3, 7 * DAY_SECONDS + 5},
                        new int[] {3, 3 * DAY_SECONDS}),
                0,
                3,
                4,
                4,
                5);
        RetentionReadout r = requireNonNull(RetentionCalculator.compute(data, "app_open", 0.95));
        assertThat(r.curve()).hasSize(9);
        assertThat(r.curve().getFirst().control()).isEqualTo(0.5);
        assertThat(r.curve().getFirst().treatment()).isZero();
        assertThat(r.curve().get(6).treatment()).isEqualTo(0.5);
        assertThat(r.rolling().getFirst().treatment()).isEqualTo(1);
        assertThat(r.rolling().get(3).treatment()).isEqualTo(0.5);
        assertThat(r.days()).extracting(RetentionReadout.DayReturn::day).containsExactly(1, 7);
        assertThat(r.days().getFirst().nControl()).isEqualTo(2);
        // Two weeks of data and a begun one: the first cohort's week 1 would end after 14 days, past the data.
        assertThat(r.cohorts()).hasSize(2);
        assertThat(requireNonNull(r.triangles().get("control")).getFirst()).isEmpty();
        assertThat(RetentionCalculator.compute(data, "never_seen", 0.95)).isNotNull();
    }

    @Test
    void trianglesHaveOnlyCompleteCells() {
        RetentionReadout r = requireNonNull(RetentionCalculator.compute(DATA, null, 0.95));
        var rows = requireNonNull(r.triangles().get("treatment"));
        assertThat(rows).extracting(List::size).containsExactly(3, 2, 1, 0);
        assertThat(r.difference()).extracting(List::size).containsExactly(3, 2, 1, 0);
        assertThat(r.event()).isEqualTo(RetentionCalculator.ANY_EVENT);
    }

    @Test
    void activityByHand() {
        ExperimentData data = four(
                List.of(
                        new int[] {1, 0},
                        new int[] {3, 1_799},
                        new int[] {3, 3_599},
                        new int[] {1, DAY_SECONDS - 1},
                        new int[] {3, DAY_SECONDS + 10}),
                0,
                5,
                5,
                5,
                5);
        List<ActivityDay> days = ActivityCalculator.compute(data);
        assertThat(days).hasSize(10);
        assertThat(days.getFirst())
                .isEqualTo(new ActivityDay(
                        "1970-01-01", List.of(2L, 2L), List.of(1L, 0L), List.of(3L, 0L), List.of(5.0, 0.0)));
        assertThat(days.get(1).active()).containsExactly(1L, 0L);
        assertThat(days.get(1).sessions()).containsExactly(0L, 0L);
    }

    @Test
    void driftTellsChanceFromMovement() {
        int[] codes = requireNonNull(DATA.categories().get("channel")).code().clone();
        long[] exposed = requireNonNull(DATA.exposedAt());
        for (int u = 0; u < codes.length; u++) {
            codes[u] = exposed[u] < DATA.firstDay() + 7 * Samples.DAY ? codes[u] : (u % 3 == 0 ? codes[u] : 3);
        }
        ExperimentData moved = withCategories(Map.of("channel", new Category(List.of("a", "b", "c", "d"), codes)));
        DriftReadout drift = requireNonNull(DriftCalculator.compute(moved));
        assertThat(drift.features().getFirst().name()).isEqualTo("channel");
        assertThat(drift.features().getFirst().reading()).isEqualTo("moved");
        assertThat(drift.features())
                .extracting(DriftReadout.Feature::name)
                .containsExactlyInAnyOrder("channel", "intent", "hour_of_exposure");
        assertThat(drift.features().getLast().reading()).isEqualTo("chance");
        assertThat(drift.nBefore() + drift.nAfter()).isEqualTo(DATA.units());
        assertThat(drift.features().getFirst().weeks().get("control")).hasSize(3);
        double parts = drift.features().getFirst().bins().stream()
                .mapToDouble(DriftReadout.Bin::part)
                .sum();
        assertThat(parts).isCloseTo(drift.features().getFirst().psi(), within(1e-12));
    }

    private static ExperimentData withCategories(Map<String, Category> categories) {
        return new ExperimentData(
                DATA.variants(),
                DATA.unitIds(),
                DATA.variant(),
                DATA.exposedAt(),
                DATA.firstDay(),
                DATA.dataEnd(),
                3,
                Map.of("old", 2L),
                1,
                DATA.eventCount(),
                categories,
                DATA.numbers(),
                DATA.metrics(),
                DATA.timelines(),
                DATA.tests());
    }

    @Test
    void segmentsAreAdjustedForTheirNumber() {
        var metric = requireNonNull(
                Samples.onboarding(LooksPlan.ANYTIME).study().metrics().get("signup_completion"));
        MetricColumn column = requireNonNull(MetricColumn.of(metric, DATA, null));
        SegmentReadout segment = requireNonNull(SegmentCalculator.compute(column, "channel", 1, 0.05, Adjustment.HOLM));
        assertThat(segment.rows()).hasSize(4);
        SegmentReadout.Row row = segment.rows().getFirst();
        var interval = requireNonNull(row.difference());
        // 1 − 0.05 / 4: the upper 0.625 % point of the normal.
        double[] score = RiskDifference.miettinenNurminen(
                Math.round(requireNonNull(row.treatment()) * row.nTreatment()),
                row.nTreatment(),
                Math.round(requireNonNull(row.control()) * row.nControl()),
                row.nControl(),
                2.497705474);
        assertThat(interval.low()).isCloseTo(score[0], within(1e-8));
        assertThat(interval.high()).isCloseTo(score[1], within(1e-8));
        assertThat(segment.interactionP()).isBetween(0.0, 1.0);
        assertThat(SegmentCalculator.compute(column, "colour", 1, 0.05, Adjustment.HOLM))
                .isNull();
    }

    @ParameterizedTest(name = "{0} : {1} is {2}")
    @CsvSource({
        "29986, 30014, ok",
        "4850, 5150, warn",
        "4700, 5300, fail",
        "99700000, 100300000, fail",
        "99950000, 100050000, ok",
    })
    void sampleRatioHasAFloor(int control, int treatment, String status) {
        int scale = control > 1_000_000 ? 20 : 1;
        int[] variant = new int[(control + treatment) / scale];
        Arrays.fill(variant, control / scale, variant.length, 1);
        ExperimentData data = new ExperimentData(
                List.of("control", "treatment"),
                new String[0],
                variant,
                null,
                0,
                0,
                0,
                Map.of(),
                0,
                0,
                Map.of(),
                Map.of(),
                Map.of(),
                null,
                new TestSummary(0, 0));
        HealthCheck check = AssignmentChecks.of(
                        Samples.onboarding(LooksPlan.FIXED).study(), data)
                .getFirst();
        assertThat(check.status()).as(check.detail()).isEqualTo(status);
    }

    @Test
    void trafficInAZeroWeightArmFailsAndCrossoversAreSaid() {
        ExperimentData data = withCategories(DATA.categories());
        List<HealthCheck> checks =
                AssignmentChecks.of(Samples.onboarding(LooksPlan.FIXED).study(), data);
        assertThat(checks)
                .extracting(HealthCheck::check)
                .containsExactly("sample_ratio", "zero_weight_arm", "one_arm_only");
        assertThat(checks.get(1).status()).isEqualTo("fail");
        assertThat(checks.get(2).detail()).isEqualTo("3 crossovers (0.05%) left out, 1 duplicate");
        assertThat(checks.get(2).status()).isEqualTo("ok");
    }

    @Test
    void balanceIsFineWhenRandomisedAndFailsWhenNot() {
        var study = Samples.onboarding(LooksPlan.FIXED).study();
        HealthCheck fair = BalanceCheck.of(study, DATA).getFirst();
        assertThat(fair.status()).isEqualTo("ok");
        assertThat(fair.detail()).contains("SD (");
        Category unfair = new Category(List.of("a", "b"), DATA.variant());
        HealthCheck broken =
                BalanceCheck.of(study, withCategories(Map.of("site", unfair))).getFirst();
        assertThat(broken.status()).isEqualTo("ok");
        int[] tilted = DATA.variant().clone();
        for (int u = 0; u < tilted.length; u += 3) {
            tilted[u] = 1 - tilted[u];
        }
        HealthCheck tilt = BalanceCheck.of(
                        study, withCategories(Map.of("site", new Category(List.of("a", "b"), tilted))))
                .getFirst();
        assertThat(tilt.status()).isEqualTo("fail");
    }

    @Test
    void planByHand() {
        LooksInterval looks = new LooksInterval(LooksPlan.FIXED, 0.05, 56_000, 56_000, 1);
        PlanCalculator.Inputs in =
                new PlanCalculator.Inputs(1_000, 2, 0, 28, 0.41, 0.4838, 0.2419, false, 28_000, 0.02, 0.8, looks);
        PlanReadout plan = PlanCalculator.compute(in, null);
        // n = (1.959964 + 0.841621)² · 0.4838 / 0.02² = 9,493 per arm, so 10 days; with half the variance 5.
        assertThat(plan.rows().get(1).oneLook()).isEqualTo(10);
        assertThat(plan.rows().get(1).oneLookCuped()).isEqualTo(5);
        assertThat(requireNonNull(plan.rows().get(1).anytime())).isGreaterThan(10);
        assertThat(plan.curves()).hasSize(3);
        assertThat(plan.curves().get(1).power().getFirst()).isZero();
        assertThat(plan.detectable()).isCloseTo(2.801585 * Math.sqrt(0.4838 / 28_000), within(1e-7));
        PlanCalculator.Inputs none =
                new PlanCalculator.Inputs(0, 2, 0, 0, 0, 0, Double.NaN, false, 0, 0.02, 0.8, looks);
        assertThat(PlanCalculator.compute(none, null).rows()).isEmpty();
    }
}
