package dev.slipway.warehouse;

import dev.slipway.core.study.Allocation;
import dev.slipway.core.study.Analyses;
import dev.slipway.core.study.Better;
import dev.slipway.core.study.DataSettings;
import dev.slipway.core.study.DecisionRule;
import dev.slipway.core.study.DecisionRule.LooksPlan;
import dev.slipway.core.study.Experiment;
import dev.slipway.core.study.FunnelSpec;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.MetricRole;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.Study;
import dev.slipway.core.study.StudyFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Studies built directly, without a file. */
final class Studies {
    static final Path HERE = Path.of("study.yaml");

    private Studies() {}

    static Study events(Map<String, Double> weights, Metric... metrics) {
        return study(new Source.Events(HERE, HERE, HERE), weights, metrics);
    }

    /** In the order of the file, as a study that was read has them. */
    private static Map<String, Double> halves() {
        Map<String, Double> halves = new LinkedHashMap<>();
        halves.put("control", 0.5);
        halves.put("treatment", 0.5);
        return halves;
    }

    static Study units(@Nullable String time, Metric... metrics) {
        return study(new Source.UnitTable(HERE, "unit", "group", time), halves(), metrics);
    }

    static Study study(Source source, Map<String, Double> weights, Metric... metrics) {
        Map<String, Metric> byKey = new LinkedHashMap<>();
        for (Metric metric : metrics) {
            byKey.put(metric.key(), metric);
        }
        return new Study(
                "A small study",
                null,
                source,
                new Experiment(
                        "small",
                        "user_id",
                        "control",
                        new Allocation(1, "layer", List.of(0, 10_000), 0, weights),
                        null),
                byKey,
                new DecisionRule(0.05, 0.8, 0.01, 0, LooksPlan.FIXED, 1, true),
                List.of(),
                null,
                Study.MemoWords.NONE);
    }

    static StudyFile file(Study study) {
        return new StudyFile(HERE, "study: " + study.title(), "abcdef01", study);
    }

    static Metric proportion(String key, String event, Duration within) {
        return metric(key, MetricKind.PROPORTION, event, null, null, within, null);
    }

    /** The 0.9 quantile of an event's amounts within seven days, or of a column. */
    static Metric quantile(String key, @Nullable String event, @Nullable String column) {
        return new Metric(
                key,
                key,
                MetricKind.QUANTILE,
                event,
                null,
                column,
                null,
                event == null ? null : Duration.ofDays(7),
                null,
                0.9,
                Better.HIGHER,
                MetricRole.SECONDARY,
                null,
                null,
                null);
    }

    /** The study with these analyses. */
    static Study asking(Study study, Analyses analyses) {
        return new Study(
                study.title(),
                study.question(),
                study.source(),
                study.experiment(),
                study.metrics(),
                study.decision(),
                study.segments(),
                study.funnel(),
                analyses,
                study.data(),
                study.memo());
    }

    /** The study with this question about drift. */
    static Study drifting(Study study, Analyses.Drift drift) {
        return asking(study, Analyses.DEFAULT.withDrift(drift));
    }

    /** The study with these days and visits, and a funnel. */
    static Study cut(Study study, DataSettings data, @Nullable FunnelSpec funnel) {
        return new Study(
                study.title(),
                study.question(),
                study.source(),
                study.experiment(),
                study.metrics(),
                study.decision(),
                study.segments(),
                funnel,
                study.analyses(),
                data,
                study.memo());
    }

    static Metric metric(
            String key,
            MetricKind kind,
            @Nullable String event,
            @Nullable String denominator,
            @Nullable String column,
            @Nullable Duration within,
            @Nullable Integer day) {
        return new Metric(
                key,
                key,
                kind,
                event,
                denominator,
                column,
                null,
                within,
                day,
                Better.HIGHER,
                MetricRole.SECONDARY,
                null,
                null,
                null);
    }
}
