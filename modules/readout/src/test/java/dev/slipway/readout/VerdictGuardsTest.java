package dev.slipway.readout;

import static dev.slipway.readout.TinyStudies.EVEN;
import static dev.slipway.readout.TinyStudies.build;
import static dev.slipway.readout.TinyStudies.metric;
import static dev.slipway.readout.TinyStudies.primary;
import static dev.slipway.readout.TinyStudies.reason;
import static dev.slipway.readout.TinyStudies.study;
import static dev.slipway.readout.TinyStudies.with;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.core.study.Better;
import dev.slipway.core.study.DecisionRule.LooksPlan;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.MetricRole;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.Readout;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.MetricValues;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Small studies whose verdict a careless reader would get wrong. */
class VerdictGuardsTest {
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

    /** Ship line 3 pp, minimum effect 1 pp, effect 1.5 pp: a gain of 1 pp is not ruled out, one of 3 pp is. */
    @Test
    void neutralNamesWhatIsReallyRuledOut() {
        ExperimentData data = Samples.table("m", Samples.ones(12_000, 40_000), Samples.ones(12_600, 40_000));
        Readout readout = build(study(LooksPlan.FIXED, 0.03, null, EVEN, primary(Better.HIGHER)), data);
        assertThat(readout.decision().state()).isEqualTo("neutral");
        assertThat(readout.decision().headline()).endsWith("a gain of 3.0 pp, which shipping needs, is ruled out.");
        assertThat(reason(readout, "neutral").because()).contains("shipping needs +3.0 pp");
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
}
