package dev.slipway.readout;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Allocation;
import dev.slipway.core.study.Better;
import dev.slipway.core.study.DecisionRule;
import dev.slipway.core.study.DecisionRule.LooksPlan;
import dev.slipway.core.study.Experiment;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.MetricRole;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import dev.slipway.core.study.StudyFile;
import dev.slipway.readout.metric.PlannedSample;
import dev.slipway.readout.model.Decision;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.HealthCheck;
import dev.slipway.readout.model.Readout;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.MetricValues;
import dev.slipway.warehouse.ExperimentData.TestSummary;
import dev.slipway.warehouse.ExperimentData.TestWarning;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Small studies whose verdict a careless reader would get wrong. */
class VerdictGuardsTest {
    private static Metric metric(
            String key, MetricKind kind, MetricRole role, Better better, @Nullable Double ceiling) {
        return new Metric(key, key, kind, null, null, key, null, null, null, better, role, null, ceiling, null);
    }

    private static Metric primary(Better better) {
        return metric("m", MetricKind.PROPORTION, MetricRole.PRIMARY, better, null);
    }

    private static StudyFile study(
            LooksPlan plan, double shipAbove, @Nullable Integer days, Map<String, Double> weights, Metric... metrics) {
        Map<String, Metric> byKey = new LinkedHashMap<>();
        for (Metric metric : metrics) {
            byKey.put(metric.key(), metric);
        }
        Experiment experiment =
                new Experiment("k", "user", "control", new Allocation(1, "l", List.of(0, 10_000), 0, weights), days);
        Study study = new Study(
                "Title",
                null,
                new Source.UnitTable(Path.of("t.csv"), "user", "variant", null),
                experiment,
                byKey,
                new DecisionRule(0.05, 0.8, 0.01, shipAbove, plan, 4, false),
                List.of(),
                null,
                Study.MemoWords.NONE);
        return new StudyFile(Path.of("study.yaml"), "", "0123abcd", study);
    }

    private static final Map<String, Double> EVEN = Map.of("control", 0.5, "treatment", 0.5);

    private static Readout build(StudyFile study, ExperimentData data) {
        Readout readout = ReadoutBuilder.build(study, data, Map.of(), DataFilter.NONE, JobContext.unwatched());
        assertThat(ReadoutJson.read(ReadoutJson.write(readout))).isEqualTo(readout);
        return readout;
    }

    private static ExperimentData with(
            ExperimentData data,
            Map<String, MetricValues> more,
            TestSummary tests,
            long @Nullable [] exposedAt,
            int days) {
        Map<String, MetricValues> metrics = new LinkedHashMap<>(data.metrics());
        metrics.putAll(more);
        return new ExperimentData(
                data.variants(),
                data.unitIds(),
                data.variant(),
                exposedAt,
                0,
                exposedAt == null ? 0 : days * Samples.DAY,
                0,
                Map.of(),
                0,
                0,
                Map.of(),
                data.numbers(),
                metrics,
                null,
                tests);
    }

    /** The units of a table arrive evenly over so many days. */
    private static ExperimentData over(int days, ExperimentData data) {
        long[] exposed = new long[data.units()];
        Arrays.setAll(exposed, u -> (u * 7_919L % data.units()) * days * Samples.DAY / data.units());
        return with(data, Map.of(), data.tests(), exposed, days);
    }

    private static HealthCheck check(Readout readout, String name) {
        return readout.health().stream()
                .filter(c -> c.check().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Decision.Reason reason(Readout readout, String rule) {
        return readout.decision().reasons().stream()
                .filter(r -> r.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    /** Nine events of 900 and none of 100 are no proof of anything: Wald's interval says they are. */
    @ParameterizedTest
    @EnumSource(LooksPlan.class)
    void rareEventsInUnequalArmsDoNotShip(LooksPlan plan) {
        Map<String, Double> weights = Map.of("control", 0.9, "treatment", 0.1);
        Readout readout = build(
                study(plan, 0, null, weights, primary(Better.LOWER)),
                Samples.table("m", Samples.ones(9, 900), Samples.ones(0, 100)));
        assertThat(readout.decision().verdict()).isEqualTo("HOLD");
        Estimate wald = readout.primary().estimates().getFirst();
        assertThat(wald.ciHigh()).isNegative();
        Estimate deciding = requireNonNull(readout.primary().deciding());
        assertThat(deciding.ciHigh()).isPositive();
        assertThat(deciding.detail()).containsEntry("interval", "miettinen_nurminen");
        if (plan != LooksPlan.ANYTIME) {
            assertThat(deciding.ciHigh()).isCloseTo(0.02706711983616, within(1e-9));
            assertThat(deciding.ciLow()).isCloseTo(-0.018901109229457, within(1e-9));
        } else {
            assertThat(requireNonNull(deciding.pValue())).isGreaterThan(0.05);
        }
    }

    @Test
    void noIntervalOfADifferenceOfRatesLeavesMinusOneToOne() {
        Readout readout = build(
                study(LooksPlan.ANYTIME, 0, null, EVEN, primary(Better.HIGHER)),
                Samples.table("m", Samples.ones(1, 8), Samples.ones(8, 8)));
        assertThat(readout.primary().estimates("absolute", "treatment"))
                .isNotEmpty()
                .allSatisfy(e -> assertThat(List.of(e.ciLow(), e.ciHigh())).allMatch(v -> v >= -1 && v <= 1));
    }

    /** Thirty users without fraud do not show that fraud is below one in ten thousand. */
    @Test
    void aCeilingIsNotShownByAnArmWithoutEvents() {
        ExperimentData table = Samples.table("m", Samples.ones(10, 30), Samples.ones(25, 30));
        double[] fraud = new double[60];
        fraud[0] = 1;
        ExperimentData data = with(table, Map.of("fraud", new MetricValues(fraud, null, null)), table.tests(), null, 0);
        Metric guard = metric("fraud", MetricKind.PROPORTION, MetricRole.GUARDRAIL, Better.LOWER, 0.0001);
        Readout readout = build(study(LooksPlan.FIXED, 0, null, EVEN, primary(Better.HIGHER), guard), data);
        assertThat(readout.decision().verdict()).isEqualTo("HOLD");
        Object high =
                requireNonNull(readout.metric("fraud").deciding()).detail().get("treatment_mean_high");
        // Wilson: z² / (n + z²) = 3.8415 / 33.8415.
        assertThat((Double) requireNonNull(high)).isCloseTo(0.113513, within(1e-6));
    }

    @Test
    void aLevelThatDoesNotVaryCannotBeHeldAgainstACeiling() {
        ExperimentData table = Samples.table("m", Samples.ones(10, 30), Samples.ones(25, 30));
        double[] cost = new double[60];
        Arrays.fill(cost, 0, 15, 1);
        ExperimentData data = with(table, Map.of("cost", new MetricValues(cost, null, null)), table.tests(), null, 0);
        Metric guard = metric("cost", MetricKind.MEAN, MetricRole.GUARDRAIL, Better.LOWER, 0.2);
        Readout readout = build(study(LooksPlan.FIXED, 0, null, EVEN, primary(Better.HIGHER), guard), data);
        assertThat(readout.decision().state()).isEqualTo("not_evaluable");
        assertThat(reason(readout, "guardrail_safe").because()).contains("has no interval");
    }

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

    /** 40 of 399 expected units is a fault, though it is 0.09 pp of all units. */
    @Test
    void aSmallArmThatIsOffFails() {
        ExperimentData data = Samples.table("m", Samples.ones(100_000, 399_000), Samples.ones(10, 40));
        Readout readout = build(
                study(LooksPlan.FIXED, 0, null, Map.of("control", 0.999, "treatment", 0.001), primary(Better.HIGHER)),
                data);
        assertThat(check(readout, "sample_ratio").status()).isEqualTo("fail");
        assertThat(check(readout, "sample_ratio").detail()).endsWith("an arm is off by 90% of what it expects");
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

    @Test
    void aDataTestThatWarnsIsNamedAndForbidsNothing() {
        ExperimentData table = Samples.table("m", Samples.ones(300, 1_000), Samples.ones(400, 1_000));
        StudyFile study = study(LooksPlan.FIXED, 0, null, EVEN, primary(Better.HIGHER));
        TestWarning warns = new TestWarning("not_null", "stg_units", "country", 12, "");
        Readout readout = build(study, with(table, Map.of(), new TestSummary(33, 34, List.of(warns)), null, 0));
        assertThat(check(readout, "data_tests").status()).isEqualTo("warn");
        assertThat(check(readout, "data_tests").detail())
                .isEqualTo("33 of 34 passed; not_null on stg_units.country: 12 rows");
        assertThat(readout.decision().verdict()).isEqualTo("SHIP");
        assertThat(build(study, with(table, Map.of(), new TestSummary(33, 34), null, 0))
                        .decision()
                        .state())
                .isEqualTo("not_evaluable");
    }

    @ParameterizedTest
    @CsvSource({"0, 300, fail", "300, 300, ok", "280, 300, ok"})
    void valuesThatAreMissingInOneArmForbidAVerdict(int inControl, int inTreatment, String status) {
        double[] control = Samples.ones(700, 2_000);
        double[] treatment = Samples.ones(1_000, 2_000);
        Arrays.fill(control, 2_000 - inControl, 2_000, Double.NaN);
        Arrays.fill(treatment, 2_000 - inTreatment, 2_000, Double.NaN);
        Readout readout = build(
                study(LooksPlan.FIXED, 0, null, EVEN, primary(Better.HIGHER)), Samples.table("m", control, treatment));
        assertThat(check(readout, "used_units").status()).isEqualTo(status);
        assertThat(readout.decision().state()).isEqualTo(status.equals("fail") ? "not_evaluable" : "ship");
        if (status.equals("fail")) {
            assertThat(check(readout, "used_units").detail())
                    .startsWith("m has a value for 2,000 of 2,000 in control and 1,700 of 2,000 in treatment");
        }
    }

    /** Ship line 3 pp, minimum effect 1 pp, effect 1.5 pp: a gain of 1 pp is not ruled out, one of 3 pp is. */
    @Test
    void neutralNamesWhatIsReallyRuledOut() {
        ExperimentData data = Samples.table("m", Samples.ones(12_000, 40_000), Samples.ones(12_600, 40_000));
        Readout readout = build(study(LooksPlan.FIXED, 0.03, null, EVEN, primary(Better.HIGHER)), data);
        assertThat(readout.decision().state()).isEqualTo("neutral");
        assertThat(readout.decision().headline()).endsWith("a gain of 3.0 pp, which shipping needs, is ruled out.");
        assertThat(reason(readout, "neutral").because()).contains("shipping needs +3.0 pp");
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

    /** Two sums that vary together: by hand, spread² of an arm = (s²y − 2R·sxy + R²·s²x) / x̄². */
    @Test
    void thePriorOfARatioHasTheSpreadOfARatio() {
        ExperimentData table = Samples.table("m", new double[] {1, 1, 1, 1}, new double[] {1, 1, 1, 1});
        double[] below = {1, 3, 1, 3, 2, 4, 2, 4};
        ExperimentData data = with(
                table,
                Map.of(
                        "m",
                        new MetricValues(
                                requireNonNull(table.metrics().get("m")).value(), below, null)),
                table.tests(),
                null,
                0);
        Metric ratio = metric("m", MetricKind.RATIO, MetricRole.PRIMARY, Better.HIGHER, null);
        Readout readout = build(study(LooksPlan.FIXED, 0, null, EVEN, ratio), data);
        Estimate bayes = readout.primary().estimates().stream()
                .filter(e -> e.method().equals("normal_bayes"))
                .findFirst()
                .orElseThrow();
        // s²x = 4/3 in both arms; control R = 1/2, x̄ = 2; treatment R = 1/3, x̄ = 3.
        double spread = Math.sqrt(4.0 / 3 * (0.25 / 4 + 1.0 / 9 / 9));
        assertThat((Double) requireNonNull(bayes.detail().get("prior_sd"))).isCloseTo(spread, within(1e-12));
        assertThat(bayes.detail().get("prior"))
                .asString()
                .startsWith("Normal(0, 0.")
                .doesNotContain("n/a");
    }

    /** A column that nobody calls covariate may be an outcome: pages viewed, and it differs. */
    @Test
    void anUndeclaredColumnIsNotHeldAgainstTheBalance() {
        ExperimentData table = Samples.table("m", Samples.ones(300, 1_000), Samples.ones(400, 1_000));
        double[] pages = new double[2_000];
        Arrays.setAll(pages, u -> u % 7 + (u >= 1_000 ? 2 : 0));
        table = new ExperimentData(
                table.variants(),
                table.unitIds(),
                table.variant(),
                null,
                0,
                0,
                0,
                Map.of(),
                0,
                0,
                Map.of(),
                Map.of("pages", pages),
                table.metrics(),
                null,
                table.tests());
        Readout free = build(study(LooksPlan.FIXED, 0, null, EVEN, primary(Better.HIGHER)), table);
        assertThat(free.health()).noneMatch(c -> c.check().equals("balance"));
        Metric declared = new Metric(
                "m",
                "m",
                MetricKind.PROPORTION,
                null,
                null,
                "m",
                "pages",
                null,
                null,
                Better.HIGHER,
                MetricRole.PRIMARY,
                null,
                null,
                null);
        Readout named = build(study(LooksPlan.FIXED, 0, null, EVEN, declared), table);
        assertThat(check(named, "balance").status()).isEqualTo("fail");
    }
}
