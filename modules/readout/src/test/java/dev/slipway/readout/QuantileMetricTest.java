package dev.slipway.readout;

import static dev.slipway.readout.QuantileStudies.Q;
import static dev.slipway.readout.QuantileStudies.estimate;
import static dev.slipway.readout.QuantileStudies.quantile;
import static dev.slipway.readout.QuantileStudies.spendOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.study.Better;
import dev.slipway.core.study.DecisionRule.LooksPlan;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricRole;
import dev.slipway.core.study.StudyFile;
import dev.slipway.readout.model.ArmSummary;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.PathPoint;
import dev.slipway.readout.model.Readout;
import dev.slipway.stats.ab.QuantileEffect;
import dev.slipway.stats.sequential.ConfidenceSequence;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.MetricValues;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Quantiles of units, their numbers held against a direct call of the estimator. */
class QuantileMetricTest {
    private static final int EACH = 400;

    private static double[] spend(long seed, double shift) {
        Random random = new Random(seed);
        double[] values = new double[EACH];
        Arrays.setAll(values, i -> shift + Math.exp(random.nextGaussian()));
        return values;
    }

    private static ExperimentData table(double[] control, double[] treatment) {
        ExperimentData rates = Samples.table("m", Samples.ones(100, EACH), Samples.ones(180, EACH));
        MetricValues values = Objects.requireNonNull(
                Samples.table("spend", control, treatment).metrics().get("spend"));
        return TinyStudies.with(rates, Map.of("spend", values), rates.tests(), null, 0);
    }

    private static StudyFile study(LooksPlan plan, @Nullable Integer days, Metric spend) {
        return TinyStudies.study(plan, 0, days, TinyStudies.EVEN, TinyStudies.primary(Better.HIGHER), spend);
    }

    @Test
    void aQuantileOfUnitsIsTheEstimatorsOwn() {
        double[] control = spend(1, 0);
        double[] treatment = spend(2, 1);
        QuantileEffect.Result direct = QuantileEffect.compare(treatment, control, Q, 0.95);

        Readout readout = TinyStudies.build(
                study(LooksPlan.FIXED, null, quantile(null, MetricRole.GUARDRAIL, 0.5)), table(control, treatment));

        MetricReadout metric = spendOf(readout);
        Estimate estimate = Objects.requireNonNull(metric.deciding());
        assertThat(metric.kind()).isEqualTo("quantile");
        assertThat(estimate.method()).isEqualTo("quantile");
        assertThat(estimate.effect()).isEqualTo(direct.absolute().estimate());
        assertThat(estimate.standardError()).isEqualTo(direct.absolute().standardError());
        assertThat(estimate.ciLow()).isEqualTo(direct.absolute().low());
        assertThat(estimate.ciHigh()).isEqualTo(direct.absolute().high());
        assertThat(estimate.pValue()).isEqualTo(direct.absolute().pValue());
        assertThat(estimate.detail())
                .containsEntry("quantile", Q)
                .containsEntry("quantile_control", direct.quantileC());
        assertThat(estimate(metric, "quantile", "relative").effect())
                .isEqualTo(direct.relative().estimate());
        assertThat(metric.arms()).extracting(ArmSummary::mean).containsExactly(direct.quantileC(), direct.quantileT());
        assertThat(metric.path()).isEmpty();
        assertThat(readout.decision().verdict()).isEqualTo("SHIP");
        assertThat(metric.estimates()).noneMatch(e -> e.method().startsWith("bootstrap"));
    }

    @Test
    void aGuardrailThatFallsTooFarStops() {
        Readout readout = TinyStudies.build(
                study(LooksPlan.FIXED, null, quantile(null, MetricRole.GUARDRAIL, 0.5)),
                table(spend(1, 5), spend(2, 0)));

        assertThat(readout.decision().verdict()).isEqualTo("STOP");
        assertThat(readout.decision().reasons())
                .anyMatch(r -> "spend".equals(r.metric()) && r.because().contains("margin"));
    }

    @Test
    void aCeilingIsForTheTreatmentsQuantile() {
        double[] treatment = spend(2, 0);
        double level = QuantileEffect.compare(treatment, treatment, Q, 0.95).quantileT();
        ExperimentData data = table(spend(1, 0), treatment);

        assertThat(TinyStudies.build(
                                study(LooksPlan.FIXED, null, quantile(null, MetricRole.GUARDRAIL, null, 5 * level)),
                                data)
                        .decision()
                        .verdict())
                .isEqualTo("SHIP");
        Readout broken = TinyStudies.build(
                study(LooksPlan.FIXED, null, quantile(null, MetricRole.GUARDRAIL, null, level / 2)), data);
        assertThat(broken.decision().verdict()).isEqualTo("STOP");
        assertThat(broken.decision().reasons()).anyMatch(r -> r.because().contains("ceiling"));
    }

    @Test
    void aGroupSequentialLookWidensTheSameError() {
        ExperimentData data = TinyStudies.over(10, table(spend(3, 0), spend(4, 0.2)));

        Estimate decides = Objects.requireNonNull(spendOf(TinyStudies.build(
                        study(LooksPlan.GROUP_SEQUENTIAL, 20, quantile(null, MetricRole.GUARDRAIL, 0.5)), data))
                .deciding());

        double boundary = ((Number) Objects.requireNonNull(decides.detail().get("boundary"))).doubleValue();
        double error = Objects.requireNonNull(decides.standardError());
        assertThat(decides.method()).isEqualTo("group_sequential");
        assertThat(boundary).isGreaterThan(2.5);
        assertThat(decides.ciHigh() - decides.effect()).isCloseTo(boundary * error, within(1e-12));
    }

    @Test
    void theAnyTimeIntervalOfAQuantileIsItsErrorTimesTheMultiplier() {
        double[] control = spend(3, 0);
        double[] treatment = spend(4, 0.2);
        ExperimentData data = TinyStudies.over(10, table(control, treatment));
        QuantileEffect.Result direct = QuantileEffect.compare(treatment, control, Q, 0.95);

        MetricReadout metric = spendOf(
                TinyStudies.build(study(LooksPlan.ANYTIME, 10, quantile(null, MetricRole.GUARDRAIL, 0.5)), data));

        Estimate decides = Objects.requireNonNull(metric.deciding());
        double tuned = ((Number) Objects.requireNonNull(decides.detail().get("tuned_at"))).doubleValue();
        double multiplier = ConfidenceSequence.multiplier(2 * EACH, Math.round(tuned), 0.05);
        assertThat(decides.method()).isEqualTo("confidence_sequence");
        assertThat(decides.ciHigh() - decides.effect())
                .isCloseTo(multiplier * direct.absolute().standardError(), within(1e-12));
        assertThat(decides.detail()).containsKeys("treatment_mean_low", "treatment_mean_high");
        PathPoint last = metric.path().getLast();
        assertThat(metric.path()).hasSize(10);
        assertThat(last.effect()).isEqualTo(decides.effect());
        assertThat(last.nControl()).isEqualTo(EACH);
        assertThat(metric.daily()).hasSize(10).allMatch(d -> d.control() != null && d.control() > 0);
    }

    @Test
    void eachDayOfThePathIsTheQuantileOfThoseSeenByThen() {
        double[] control = spend(5, 0);
        double[] treatment = spend(6, 0.2);
        ExperimentData data = TinyStudies.over(4, table(control, treatment));
        long[] exposed = Objects.requireNonNull(data.exposedAt());
        long end = 2 * Samples.DAY;
        double[] c = values(data, u -> exposed[u] <= end && data.variant()[u] == 0);
        double[] t = values(data, u -> exposed[u] <= end && data.variant()[u] == 1);

        PathPoint second = spendOf(TinyStudies.build(
                        study(LooksPlan.ANYTIME, 4, quantile(null, MetricRole.SECONDARY, null)), data))
                .path()
                .get(1);

        assertThat(second.effect())
                .isEqualTo(QuantileEffect.compare(t, c, Q, 0.95).absolute().estimate());
    }

    private static double[] values(ExperimentData data, java.util.function.IntPredicate rows) {
        double[] all = Objects.requireNonNull(data.metrics().get("spend")).value();
        return java.util.stream.IntStream.range(0, all.length)
                .filter(rows)
                .mapToDouble(u -> all[u])
                .toArray();
    }

    @Test
    void valuesThatAreAllTheSameDecideNothing() {
        double[] control = new double[EACH];
        double[] treatment = new double[EACH];

        Readout readout = TinyStudies.build(
                study(LooksPlan.FIXED, null, quantile(null, MetricRole.GUARDRAIL, 0.5)), table(control, treatment));

        assertThat(spendOf(readout).estimates()).isEmpty();
        assertThat(readout.decision().verdict()).isEqualTo("HOLD");
        assertThat(readout.decision().reasons())
                .anyMatch(r -> "spend".equals(r.metric()) && r.because().contains("the same"));
    }

    @Test
    void tiesWithAnErrorDecideNothingEither() {
        double[] control = spend(1, 0);
        double[] treatment = spend(2, 0);
        Arrays.sort(treatment);
        Arrays.fill(treatment, 330, 380, treatment[360]);

        Readout readout = TinyStudies.build(
                study(LooksPlan.FIXED, null, quantile(null, MetricRole.GUARDRAIL, 5.0)), table(control, treatment));

        assertThat(spendOf(readout).estimates()).isNotEmpty().noneMatch(Estimate::decides);
        assertThat(estimate(spendOf(readout), "quantile", "absolute").warnings())
                .anyMatch(w -> w.contains("exactly the"));
        assertThat(readout.decision().verdict()).isEqualTo("HOLD");
        assertThat(readout.decision().reasons())
                .anyMatch(r -> "spend".equals(r.metric()) && r.because().contains("share the quantile's value"));
    }
}
