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
import dev.slipway.readout.model.ArmSummary;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.PathPoint;
import dev.slipway.readout.model.Readout;
import dev.slipway.stats.ab.ClusteredQuantile;
import dev.slipway.stats.ab.QuantileEffect;
import dev.slipway.stats.sequential.ConfidenceSequence;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.MetricValues;
import dev.slipway.warehouse.ExperimentData.Timelines;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Quantile metrics, their numbers held against a direct call of the estimator. */
class QuantileMetricTest {
    private static final double Q = 0.9;
    private static final int EACH = 400;

    private static Metric quantile(@Nullable String event, MetricRole role, @Nullable Double margin) {
        return quantile(event, role, margin, null);
    }

    private static Metric quantile(
            @Nullable String event, MetricRole role, @Nullable Double margin, @Nullable Double ceiling) {
        return new Metric(
                "spend",
                "Spend p90",
                MetricKind.QUANTILE,
                event,
                null,
                event == null ? "spend" : null,
                null,
                event == null ? null : Duration.ofDays(3),
                null,
                Q,
                Better.HIGHER,
                role,
                margin,
                ceiling,
                null);
    }

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

    private static MetricReadout spend(Readout readout) {
        return readout.metrics().stream()
                .filter(m -> m.key().equals("spend"))
                .findFirst()
                .orElseThrow();
    }

    private static Estimate estimate(MetricReadout metric, String method, String scale) {
        return metric.estimates().stream()
                .filter(e -> e.method().equals(method) && e.scale().equals(scale))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aQuantileOfUnitsIsTheEstimatorsOwn() {
        double[] control = spend(1, 0);
        double[] treatment = spend(2, 1);
        QuantileEffect.Result direct = QuantileEffect.compare(treatment, control, Q, 0.95);

        Readout readout = TinyStudies.build(
                study(LooksPlan.FIXED, null, quantile(null, MetricRole.GUARDRAIL, 0.5)), table(control, treatment));

        MetricReadout metric = spend(readout);
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

        Estimate decides = Objects.requireNonNull(spend(TinyStudies.build(
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

        MetricReadout metric =
                spend(TinyStudies.build(study(LooksPlan.ANYTIME, 10, quantile(null, MetricRole.GUARDRAIL, 0.5)), data));

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

        PathPoint second = spend(TinyStudies.build(
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

        assertThat(spend(readout).estimates()).isEmpty();
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

        assertThat(spend(readout).estimates()).isNotEmpty().noneMatch(Estimate::decides);
        assertThat(estimate(spend(readout), "quantile", "absolute").warnings())
                .anyMatch(w -> w.contains("exactly the"));
        assertThat(readout.decision().verdict()).isEqualTo("HOLD");
        assertThat(readout.decision().reasons())
                .anyMatch(r -> "spend".equals(r.metric()) && r.because().contains("share the quantile's value"));
    }

    @Test
    void aQuantileOfEventsHasUnitsAsClusters() {
        ExperimentData data = shopping();
        Timelines timelines = Objects.requireNonNull(data.timelines());
        ClusteredQuantile.Events[] arms = new ClusteredQuantile.Events[2];
        long[] matureAt = Objects.requireNonNull(
                Objects.requireNonNull(data.metrics().get("spend")).matureAt());
        for (int arm = 0; arm < 2; arm++) {
            double[] values = new double[timelines.code().length];
            int[] units = new int[values.length];
            int n = 0;
            int count = 0;
            for (int u = 0; u < data.units(); u++) {
                if (data.variant()[u] == arm && matureAt[u] <= data.dataEnd()) {
                    for (int e = timelines.start()[u]; e < timelines.start()[u + 1]; e++) {
                        if (timelines.code()[e] == 3 && timelines.second()[e] < 3 * 86_400) {
                            values[n] = timelines.amount()[e];
                            units[n++] = count;
                        }
                    }
                    count++;
                }
            }
            arms[arm] = new ClusteredQuantile.Events(Arrays.copyOf(values, n), Arrays.copyOf(units, n), count);
        }
        QuantileEffect.Result direct = ClusteredQuantile.compare(arms[1], arms[0], Q, 0.95);

        Readout readout =
                ReadoutBuilder.build(shop("app_open"), data, Map.of(), DataFilter.NONE, JobContext.unwatched());

        MetricReadout metric = spend(readout);
        Estimate plain = estimate(metric, "clustered_quantile", "absolute");
        assertThat(plain.effect()).isEqualTo(direct.absolute().estimate());
        assertThat(plain.standardError()).isEqualTo(direct.absolute().standardError());
        assertThat(plain.detail()).containsEntry("events_control", arms[0].values().length);
        assertThat(metric.arms().get(1).mean()).isEqualTo(direct.quantileT());
        assertThat(metric.arms().get(1).standardDeviation()).isNull();
        assertThat(metric.arms().get(0).n()).isEqualTo(arms[0].unitCount());
        assertThat(metric.path().getLast().effect()).isEqualTo(plain.effect());
        assertThat(metric.path().getFirst().effect()).isNull();
        assertThat(ReadoutJson.read(ReadoutJson.write(readout))).isEqualTo(readout);
    }

    @Test
    void anEventThatNobodyDidHasNoQuantile() {
        MetricReadout metric = spend(
                ReadoutBuilder.build(shop("nothing"), shopping(), Map.of(), DataFilter.NONE, JobContext.unwatched()));

        assertThat(metric.estimates()).isEmpty();
        assertThat(metric.arms()).extracting(ArmSummary::mean).containsOnlyNulls();
        assertThat(metric.path()).isNotEmpty().allMatch(p -> p.effect() == null);
    }

    private static StudyFile shop(String event) {
        return Samples.study(
                LooksPlan.ANYTIME,
                false,
                Samples.metric("signup_completion", MetricKind.PROPORTION, MetricRole.PRIMARY, Better.HIGHER, 1, null),
                quantile(event, MetricRole.GUARDRAIL, 0.5));
    }

    /** Opens of the app with amounts that differ between users more than within them. */
    private static ExperimentData shopping() {
        ExperimentData data = Samples.data(1_500, 2, 0.05, 3);
        Timelines timelines = Objects.requireNonNull(data.timelines());
        Random random = new Random(8);
        for (int u = 0; u < data.units(); u++) {
            double level = Math.exp(random.nextGaussian());
            for (int e = timelines.start()[u]; e < timelines.start()[u + 1]; e++) {
                timelines.amount()[e] = (float) (level * (1 + random.nextDouble()) + data.variant()[u]);
            }
        }
        Map<String, MetricValues> metrics = new LinkedHashMap<>(data.metrics());
        assertThat(metrics).containsKey("spend");
        assertThat(List.copyOf(timelines.eventNames()))
                .startsWith("signup_start")
                .endsWith("app_open");
        return data;
    }
}
