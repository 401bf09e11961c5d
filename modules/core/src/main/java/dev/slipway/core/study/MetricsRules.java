package dev.slipway.core.study;

import dev.slipway.core.text.Phrases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The metrics together: exactly one is primary. Each on its own: {@link MetricRules}. */
final class MetricsRules {
    private final StudyFacts facts;
    private final Problems problems;

    MetricsRules(StudyFacts facts, Problems problems) {
        this.facts = facts;
        this.problems = problems;
    }

    void check(Fields study) {
        Map<String, Fields> metrics = study.named("metrics", StudyShape.METRIC);
        List<String> primaries = new ArrayList<>();
        Map<String, String> after = after(study, metrics);
        boolean unknownRole = false;
        for (Map.Entry<String, Fields> metric : metrics.entrySet()) {
            new MetricRules(facts, problems, after, metric.getValue()).check();
            String role = metric.getValue().text("role");
            unknownRole |= role == null;
            if ("primary".equals(role)) {
                primaries.add(metric.getKey());
                new RateRules(problems, metric.getValue().text("kind")).decision(study.groupOrDefaults("decision"));
            }
        }
        if (primaries.size() > 1) {
            Fields second = metrics.get(primaries.get(1));
            int line = second == null ? study.line("metrics") : second.line("role");
            problems.add(
                    line,
                    "metrics." + primaries.get(1) + ".role",
                    "There are " + primaries.size() + " primary metrics: " + Phrases.and(primaries),
                    "The decision is about one. Give the others the role secondary or guardrail.");
        } else if (primaries.isEmpty() && !metrics.isEmpty() && !unknownRole) {
            problems.add(
                    study.line("metrics"),
                    "metrics",
                    "No metric is primary",
                    "The decision is about one metric. Give it role: primary.");
        }
    }

    /** Columns of the table that are no covariates, with what they are. */
    static Map<String, String> after(Fields study, Map<String, Fields> metrics) {
        Map<String, String> after = new LinkedHashMap<>();
        metrics.forEach((key, metric) -> {
            put(after, metric.text("column"), "what the metric " + key + " measures");
            if (metric.has("column")) {
                put(after, metric.text("denominator"), "what the metric " + key + " divides by");
            }
        });
        Fields table = study.groupOrDefaults("source").group("unit_table");
        if (table != null) {
            put(after, table.text("unit"), "the unit");
            put(after, table.text("variant"), "the variant");
            put(after, table.text("time"), "the moment of exposure");
        }
        return after;
    }

    private static void put(Map<String, String> after, @Nullable String column, String what) {
        if (column != null) {
            after.putIfAbsent(column, what);
        }
    }
}
