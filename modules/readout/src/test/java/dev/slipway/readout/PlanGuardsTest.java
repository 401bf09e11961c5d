package dev.slipway.readout;

import static dev.slipway.readout.TinyStudies.EVEN;
import static dev.slipway.readout.TinyStudies.build;
import static dev.slipway.readout.TinyStudies.check;
import static dev.slipway.readout.TinyStudies.metric;
import static dev.slipway.readout.TinyStudies.over;
import static dev.slipway.readout.TinyStudies.primary;
import static dev.slipway.readout.TinyStudies.reason;
import static dev.slipway.readout.TinyStudies.study;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.study.Better;
import dev.slipway.core.study.DecisionRule.LooksPlan;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.MetricRole;
import dev.slipway.core.study.StudyFile;
import dev.slipway.readout.metric.PlannedSample;
import dev.slipway.readout.model.Readout;
import dev.slipway.warehouse.ExperimentData;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans of looks that a careless reader would get wrong. */
class PlanGuardsTest {
    @Test
    void aFixedPlanClaimsNoEndThatNobodyNamed() {
        ExperimentData table = Samples.table("m", Samples.ones(300, 1_000), Samples.ones(400, 1_000));
        StudyFile open = study(LooksPlan.FIXED, 0, null, EVEN, primary(Better.HIGHER));
        Readout timed = build(open, over(4, table));
        assertThat(reason(timed, "planned_end").title()).isEqualTo("This is the one look");
        assertThat(reason(timed, "planned_end").because()).startsWith("no planned end was named");
        assertThat(check(timed, "planned_end").status()).isEqualTo("warn");
        Readout untimed = build(open, table);
        assertThat(reason(untimed, "planned_end").title()).isEqualTo("All data are in");
        assertThat(untimed.health()).noneMatch(c -> c.check().equals("planned_end"));
        Readout named = build(study(LooksPlan.FIXED, 0, 4, EVEN, primary(Better.HIGHER)), over(4, table));
        assertThat(reason(named, "planned_end").because()).isEqualTo("day 4 of 4");
    }

    @Test
    void aGroupSequentialPlanDecidesOnItsDaysOnly() {
        ExperimentData table = Samples.table("m", Samples.ones(3_000, 10_000), Samples.ones(4_000, 10_000));
        StudyFile plan = study(LooksPlan.GROUP_SEQUENTIAL, 0, 28, EVEN, primary(Better.HIGHER));
        Readout between = build(plan, over(10, table));
        assertThat(between.decision().state()).isEqualTo("undecided");
        assertThat(between.decision().headline()).contains("the next on day 14; today is day 10");
        assertThat(between.plan().daysLeft()).isEqualTo(4);
        Readout look = build(plan, over(14, table));
        assertThat(look.decision().verdict()).isEqualTo("SHIP");
        // Lan and DeMets, O'Brien-Fleming type, looks at 1/4 and 1/2, alpha 0.05: 4.3326 and 2.9631.
        Object boundary = requireNonNull(look.primary().deciding()).detail().get("boundary");
        assertThat((Double) requireNonNull(boundary)).isCloseTo(2.9631, within(2e-3));
        Object last = requireNonNull(build(plan, over(28, table)).primary().deciding())
                .detail()
                .get("boundary");
        assertThat((Double) requireNonNull(last)).isCloseTo(2.0141, within(2e-3));
    }

    /** 90 : 10, 10,000 users in 10 days, 28 planned: all of them count, not two halves. */
    @Test
    void planningGoesByTheWeights() {
        Map<String, Double> weights = Map.of("control", 0.8, "a", 0.1, "b", 0.1);
        StudyFile study = study(LooksPlan.ANYTIME, 0, 28, weights, primary(Better.HIGHER));
        ExperimentData two = over(10, Samples.table("m", Samples.ones(2_700, 9_000), Samples.ones(310, 1_000)));
        ExperimentData three = new ExperimentData(
                List.of("control", "a", "b"),
                two.unitIds(),
                two.variant(),
                two.exposedAt(),
                0,
                two.dataEnd(),
                0,
                Map.of(),
                0,
                0,
                Map.of(),
                Map.of(),
                two.metrics(),
                null,
                two.tests());
        // 10,000 / 10 · 28 = 28,000 units; control and a have 0.8 + 0.1 of them.
        assertThat(PlannedSample.units(study.study(), three, Duration.ZERO, 1)).isEqualTo(25_200);
        StudyFile uneven =
                study(LooksPlan.ANYTIME, 0, 28, Map.of("control", 0.9, "treatment", 0.1), primary(Better.HIGHER));
        Readout readout = build(uneven, two);
        // Harmonic mean of 900 and 100 a day: 2 / (1/900 + 1/100) = 180.
        assertThat(readout.plan().unitsPerDay()).isCloseTo(180, within(1e-9));
    }

    @Test
    void theSequenceIsTunedAlikeWhateverTheDataIs() {
        StudyFile study = study(LooksPlan.ANYTIME, 0, null, EVEN, primary(Better.HIGHER));
        for (int n : new int[] {500, 5_000}) {
            Readout readout = build(study, Samples.table("m", Samples.ones(n / 3, n), Samples.ones(n / 3, n)));
            assertThat(requireNonNull(readout.primary().deciding()).detail()).containsEntry("tuned_at", 10_000);
        }
    }

    @ParameterizedTest
    @CsvSource({"MEAN", "PROPORTION"})
    void fiveAgainstFiveIsTooEarly(MetricKind kind) {
        Metric primary = metric("m", kind, MetricRole.PRIMARY, Better.HIGHER, null);
        double[] high = kind == MetricKind.MEAN ? new double[] {9, 9.1, 9.2, 9.3, 9.4} : Samples.ones(5, 5);
        double[] low = kind == MetricKind.MEAN ? new double[] {1, 1.1, 1.2, 1.3, 1.4} : Samples.ones(1, 5);
        Readout up = build(study(LooksPlan.ANYTIME, 0, null, EVEN, primary), Samples.table("m", low, high));
        assertThat(up.decision().state()).isEqualTo("undecided");
        assertThat(up.decision().headline()).contains("too early");
        Readout down = build(study(LooksPlan.ANYTIME, 0, null, EVEN, primary), Samples.table("m", high, low));
        assertThat(down.decision().verdict()).isEqualTo("HOLD");
    }

    /** The look that ends the plan may come late: what day 28 shows is not lost on day 29. */
    @Test
    void aLookAfterThePlannedEndIsTheLastOne() {
        ExperimentData table = Samples.table("m", Samples.ones(3_000, 10_000), Samples.ones(4_000, 10_000));
        StudyFile plan = study(LooksPlan.GROUP_SEQUENTIAL, 0, 28, EVEN, primary(Better.HIGHER));
        Readout late = build(plan, over(35, table));
        assertThat(late.decision().verdict()).isEqualTo("SHIP");
        Object boundary = requireNonNull(late.primary().deciding()).detail().get("boundary");
        assertThat((Double) requireNonNull(boundary)).isBetween(1.96, 2.1);
    }

    /** Long after the planned end, and a day into a plan of a year, where nothing may be spent yet. */
    @ParameterizedTest
    @CsvSource({"28, 40", "365, 1"})
    void everyLookOfAMeanCanBeWritten(int planned, int days) {
        Metric mean = metric("m", MetricKind.MEAN, MetricRole.PRIMARY, Better.HIGHER, null);
        double[] low = new double[500];
        double[] high = new double[500];
        java.util.Arrays.setAll(low, i -> i % 7);
        java.util.Arrays.setAll(high, i -> i % 7 + 0.5);
        Readout readout =
                build(study(LooksPlan.FIXED, 0, planned, EVEN, mean), over(days, Samples.table("m", low, high)));
        assertThat(readout.analyses().looks().getFirst().rows())
                .filteredOn(row -> row.plan().equals("group_sequential"))
                .singleElement()
                .satisfies(row -> assertThat(row.low() == null).isEqualTo(planned == 365));
    }
}
