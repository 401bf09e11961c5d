package dev.slipway.core.study;

import dev.slipway.core.text.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
        boolean unknownRole = false;
        for (Map.Entry<String, Fields> metric : metrics.entrySet()) {
            new MetricRules(facts, problems, metric.getValue()).check();
            String role = metric.getValue().text("role");
            unknownRole |= role == null;
            if ("primary".equals(role)) {
                primaries.add(metric.getKey());
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
}
