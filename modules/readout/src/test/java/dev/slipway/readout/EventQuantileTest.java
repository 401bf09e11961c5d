package dev.slipway.readout;

import static dev.slipway.readout.QuantileStudies.Q;
import static dev.slipway.readout.QuantileStudies.estimate;
import static dev.slipway.readout.QuantileStudies.quantile;
import static dev.slipway.readout.QuantileStudies.spendOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Better;
import dev.slipway.core.study.DecisionRule.LooksPlan;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.MetricRole;
import dev.slipway.core.study.StudyFile;
import dev.slipway.readout.model.ArmSummary;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.Readout;
import dev.slipway.stats.ab.ClusteredQuantile;
import dev.slipway.stats.ab.QuantileEffect;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.MetricValues;
import dev.slipway.warehouse.ExperimentData.Timelines;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Quantiles of events, whose clusters are units, held against a direct call of the estimator. */
class EventQuantileTest {
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
                    for (int e = timelines.start()[u]; e < timelines.end()[u]; e++) {
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

        MetricReadout metric = spendOf(readout);
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
        MetricReadout metric = spendOf(
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
            for (int e = timelines.start()[u]; e < timelines.end()[u]; e++) {
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
