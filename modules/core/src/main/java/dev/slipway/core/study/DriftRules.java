package dev.slipway.core.study;

import dev.slipway.core.text.Phrases;
import java.util.List;

/** Drift by week: events to look at, a week left to compare, columns that the events have. */
final class DriftRules {
    private static final int WEEK = 7;

    private final StudyFacts facts;
    private final Problems problems;
    private final AnalysisNames names;

    DriftRules(StudyFacts facts, Problems problems, AnalysisNames names) {
        this.facts = facts;
        this.problems = problems;
        this.names = names;
    }

    void check(Fields drift) {
        if (names.hasColumns()) {
            problems.add(
                    drift.line(),
                    drift.path(),
                    "This study has no events, so there are no weeks of behaviour to compare",
                    "A unit table holds one row per unit. Remove drift.");
            return;
        }
        weeks(drift);
        List<Mention> columns = Mention.items(drift, "columns", problems);
        columns.forEach(names::eventColumn);
        names.once(columns, "column");
    }

    private void weeks(Fields drift) {
        Integer days = facts.days();
        Integer reference = drift.integer("reference_weeks");
        if (days == null || reference == null || days >= (reference + 1) * WEEK) {
            return;
        }
        boolean named = drift.has("reference_weeks");
        int full = days / WEEK;
        problems.add(
                named ? drift.line("reference_weeks") : drift.line(),
                drift.path("reference_weeks"),
                "A reference of " + Phrases.count(reference, "week", "weeks") + " leaves no full week to compare in "
                        + Phrases.count(days, "day", "days"),
                full < 2
                        ? "Simulate 14 days or more, or remove drift."
                        : "Use reference_weeks: " + (full - 1) + " or fewer, or simulate more days.");
    }
}
