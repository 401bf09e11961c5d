package dev.slipway.readout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Allocation;
import dev.slipway.core.study.Better;
import dev.slipway.core.study.DecisionRule;
import dev.slipway.core.study.DecisionRule.LooksPlan;
import dev.slipway.core.study.Experiment;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.MetricRole;
import dev.slipway.core.study.MetricUnit;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import dev.slipway.core.study.StudyFile;
import dev.slipway.readout.model.Decision;
import dev.slipway.readout.model.HealthCheck;
import dev.slipway.readout.model.Readout;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.MetricValues;
import dev.slipway.warehouse.ExperimentData.TestSummary;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Studies of one table, as small as a test needs them, and their readouts. */
final class TinyStudies {
    static final Map<String, Double> EVEN = Map.of("control", 0.5, "treatment", 0.5);

    private TinyStudies() {}

    static Metric metric(String key, MetricKind kind, MetricRole role, Better better, @Nullable Double ceiling) {
        return new Metric(key, key, kind, null, null, key, null, null, null, better, role, null, ceiling, null);
    }

    /** The same metric, an amount of money. */
    static Metric inEuro(Metric m) {
        return new Metric(
                m.key(),
                m.label(),
                m.kind(),
                m.event(),
                m.denominator(),
                m.column(),
                m.covariate(),
                m.within(),
                m.day(),
                m.quantile(),
                m.better(),
                m.role(),
                m.margin(),
                m.ceiling(),
                m.cap(),
                MetricUnit.EURO);
    }

    static Metric primary(Better better) {
        return metric("m", MetricKind.PROPORTION, MetricRole.PRIMARY, better, null);
    }

    static StudyFile study(
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

    static Readout build(StudyFile study, ExperimentData data) {
        Readout readout = ReadoutBuilder.build(study, data, Map.of(), DataFilter.NONE, JobContext.unwatched());
        assertThat(ReadoutJson.read(ReadoutJson.write(readout))).isEqualTo(readout);
        return readout;
    }

    static ExperimentData with(
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
    static ExperimentData over(int days, ExperimentData data) {
        long[] exposed = new long[data.units()];
        Arrays.setAll(exposed, u -> (u * 7_919L % data.units()) * days * Samples.DAY / data.units());
        return with(data, Map.of(), data.tests(), exposed, days);
    }

    static HealthCheck check(Readout readout, String name) {
        return readout.health().stream()
                .filter(c -> c.check().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static Decision.Reason reason(Readout readout, String rule) {
        return readout.decision().reasons().stream()
                .filter(r -> r.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }
}
