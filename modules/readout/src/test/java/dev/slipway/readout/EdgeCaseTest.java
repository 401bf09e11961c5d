package dev.slipway.readout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Better;
import dev.slipway.core.study.DecisionRule.LooksPlan;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.MetricRole;
import dev.slipway.core.study.StudyFile;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.Readout;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.MetricValues;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Data with too little in it, and data that a method cannot use. */
class EdgeCaseTest {
    private static Metric primary(MetricKind kind, Metric.@Nullable Cap cap) {
        return new Metric(
                "m", "M", kind, null, null, "m", null, null, null, Better.HIGHER, MetricRole.PRIMARY, null, null, cap);
    }

    private static Readout build(MetricKind kind, LooksPlan plan, double[] control, double[] treatment) {
        StudyFile study = Samples.study(plan, false, primary(kind, null));
        ExperimentData data = Samples.table("m", control, treatment);
        Readout readout = ReadoutBuilder.build(study, data, Map.of(), DataFilter.NONE, JobContext.unwatched());
        assertThat(ReadoutJson.read(ReadoutJson.write(readout))).isEqualTo(readout);
        return readout;
    }

    @ParameterizedTest(name = "{0} of {1} against {2} of {3}")
    @CsvSource({
        "0, 0, 0, 0",
        "0, 0, 5, 10",
        "5, 10, 0, 0",
        "0, 1, 1, 1",
        "1, 1, 5, 10",
        "0, 500, 0, 500",
        "500, 500, 500, 500",
    })
    void withoutTwoUnitsPerArmAndVariationNothingIsDecided(int xC, int nC, int xT, int nT) {
        for (LooksPlan plan : LooksPlan.values()) {
            Readout readout = build(MetricKind.PROPORTION, plan, Samples.ones(xC, nC), Samples.ones(xT, nT));
            assertThat(readout.decision().verdict()).isEqualTo("HOLD");
            assertThat(readout.decision().state()).isEqualTo("not_evaluable");
            assertThat(readout.primary().estimates()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = MetricKind.class,
            names = {"MEAN", "COUNT"})
    void aConstantMeanIsNotEvaluable(MetricKind kind) {
        double[] same = new double[50];
        Arrays.fill(same, 3);
        assertThat(build(kind, LooksPlan.FIXED, same, same).decision().state()).isEqualTo("not_evaluable");
    }

    @Test
    void anAllZeroArmAgainstARealOneHasAnInterval() {
        Readout readout =
                build(MetricKind.PROPORTION, LooksPlan.FIXED, Samples.ones(0, 1_000), Samples.ones(100, 1_000));
        assertThat(readout.decision().verdict()).isEqualTo("SHIP");
        assertThat(readout.primary().estimates("relative", "treatment")).isEmpty();
    }

    @Test
    void aMetricThatTheDataDoesNotHaveIsNotEvaluable() {
        StudyFile study = Samples.onboarding(LooksPlan.FIXED);
        ExperimentData data = Samples.table("signup_completion", Samples.ones(300, 1_000), Samples.ones(400, 1_000));
        Readout readout = ReadoutBuilder.build(study, data, Map.of(), DataFilter.NONE, JobContext.unwatched());
        assertThat(readout.decision().verdict()).isEqualTo("HOLD");
        assertThat(readout.decision().state()).isEqualTo("not_evaluable");
        assertThat(readout.metrics()).hasSize(4);
        assertThat(readout.funnel()).isNull();
        assertThat(readout.retention()).isNull();
        assertThat(readout.drift()).isNull();
    }

    @Test
    void aBrokenSampleRatioForbidsAVerdict() {
        Readout readout =
                build(MetricKind.PROPORTION, LooksPlan.FIXED, Samples.ones(300, 1_000), Samples.ones(500, 1_300));
        assertThat(readout.health().getFirst().status()).isEqualTo("fail");
        assertThat(readout.decision().state()).isEqualTo("not_evaluable");
        assertThat(readout.decision().headline()).startsWith("No verdict is possible: sample ratio failed");
    }

    /** R: prop.test-like by hand. pT = 0.12, pC = 0.10, n = 1000 each. */
    @Test
    void twoProportionsByHand() {
        Readout readout =
                build(MetricKind.PROPORTION, LooksPlan.FIXED, Samples.ones(100, 1_000), Samples.ones(120, 1_000));
        Estimate z = readout.primary().estimates().getFirst();
        double se = Math.sqrt(0.12 * 0.88 / 1_000 + 0.10 * 0.90 / 1_000);
        assertThat(z.effect()).isCloseTo(0.02, within(1e-15));
        assertThat(z.standardError()).isCloseTo(se, within(1e-15));
        assertThat(z.ciLow()).isCloseTo(0.02 - 1.959963984540054 * se, within(1e-12));
        double pooled = Math.sqrt(0.11 * 0.89 * 2 / 1_000);
        assertThat((Double) z.detail().get("z")).isCloseTo(0.02 / pooled, within(1e-12));
        assertThat(readout.primary().estimates())
                .extracting(Estimate::method)
                .startsWith(
                        "two_proportion_z",
                        "miettinen_nurminen",
                        "beta_binomial",
                        "bootstrap_percentile",
                        "bootstrap_bca",
                        "confidence_sequence");
    }

    /** Two units an arm: ratios 6 / 3 and 4 / 4, so +1. */
    @Test
    void ratiosAreRatiosOfSums() {
        Metric ratio = primary(MetricKind.RATIO, null);
        ExperimentData plain = Samples.table("m", new double[] {1, 3}, new double[] {4, 2});
        ExperimentData data = new ExperimentData(
                plain.variants(),
                plain.unitIds(),
                plain.variant(),
                null,
                0,
                0,
                0,
                Map.of(),
                0,
                0,
                Map.of(),
                Map.of(),
                Map.of("m", new MetricValues(new double[] {1, 3, 4, 2}, new double[] {2, 2, 1, 2}, null)),
                null,
                plain.tests());
        Readout readout = ReadoutBuilder.build(
                Samples.study(LooksPlan.FIXED, false, ratio), data, Map.of(), DataFilter.NONE, JobContext.unwatched());
        assertThat(readout.primary().arms()).extracting(a -> a.mean()).containsExactly(1.0, 2.0);
        Estimate estimate = readout.primary().estimates().getFirst();
        assertThat(estimate.method()).isEqualTo("delta_ratio");
        assertThat(estimate.effect()).isCloseTo(1, within(1e-12));
        assertThat(readout.primary().estimates())
                .extracting(Estimate::method)
                .doesNotContain("bootstrap_bca", "cuped")
                .contains("normal_bayes");
    }

    @ParameterizedTest
    @CsvSource({"ANYTIME, confidence_sequence_cuped", "FIXED, cuped", "GROUP_SEQUENTIAL, group_sequential"})
    void whenThePlanAdjustsTheCovariateDecidesAndThePathIsAdjusted(LooksPlan plan, String method) {
        StudyFile study = Samples.study(
                plan,
                true,
                Samples.metric("signup_completion", MetricKind.PROPORTION, MetricRole.PRIMARY, Better.HIGHER, 1, null));
        Readout readout = ReadoutBuilder.build(
                study, Samples.data(4_000, 2, 0.05, 9), Map.of(), DataFilter.NONE, JobContext.unwatched());
        Estimate deciding = Objects.requireNonNull(readout.primary().deciding());
        assertThat(deciding.method()).isEqualTo(method);
        assertThat(deciding.warnings().getFirst()).contains("no covariate");
        assertThat(readout.primary().path().getLast().effect()).isCloseTo(deciding.effect(), within(1e-12));
        assertThat(readout.primary().estimates().stream().filter(Estimate::decides))
                .hasSize(1);
    }

    @Test
    void aMissingValueIsLeftOutAndSaid() {
        double[] control = Samples.ones(30, 100);
        control[0] = Double.NaN;
        Readout readout = build(MetricKind.PROPORTION, LooksPlan.FIXED, control, Samples.ones(40, 100));
        assertThat(readout.primary().arms().getFirst().n()).isEqualTo(99);
        assertThat(readout.primary().estimates().getFirst().warnings().getFirst())
                .startsWith("1 unit has no value");
    }

    @Test
    void aCovariateThatIsTheOutcomeIsLeftOutWithAWarning() {
        Metric metric = new Metric(
                "m",
                "M",
                MetricKind.MEAN,
                null,
                null,
                "m",
                "x",
                null,
                null,
                Better.HIGHER,
                MetricRole.PRIMARY,
                null,
                null,
                null);
        StudyFile study = Samples.study(LooksPlan.FIXED, true, metric);
        ExperimentData table = Samples.table("m", Samples.ones(30, 100), Samples.ones(50, 100));
        double[] inCents = Arrays.stream(
                        Objects.requireNonNull(table.metrics().get("m")).value())
                .map(v -> 100 * v)
                .toArray();
        ExperimentData data = new ExperimentData(
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
                Map.of("x", inCents),
                table.metrics(),
                null,
                table.tests());

        Readout readout = ReadoutBuilder.build(study, data, Map.of(), DataFilter.NONE, JobContext.unwatched());

        assertThat(readout.primary().estimates())
                .isNotEmpty()
                .noneMatch(e -> e.method().contains("cuped"));
        Estimate deciding = Objects.requireNonNull(readout.primary().deciding());
        assertThat(deciding.method()).isEqualTo("welch_t");
        assertThat(deciding.warnings()).anyMatch(w -> w.contains("The covariate x is the outcome itself"));
    }
}
