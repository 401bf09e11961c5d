package dev.slipway.core.study;

import dev.slipway.core.text.Phrases;
import dev.slipway.core.yaml.YamlNode;
import dev.slipway.core.yaml.YamlNode.Kind;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** The decision's looks, the segments and the funnel. */
final class AnalysisRules {
    private static final double LEAST_POWER = 0.5;

    private final StudyFacts facts;
    private final Problems problems;
    private final Names names;

    AnalysisRules(StudyFacts facts, Problems problems) {
        this.facts = facts;
        this.problems = problems;
        this.names = new Names(facts, problems);
    }

    void check(Fields study) {
        Fields looks = study.groupOrDefaults("decision").groupOrDefaults("looks");
        looks(looks);
        plannedEnd(study, looks);
        power(study.groupOrDefaults("decision"));
        adjust(study);
        segments(study);
        Fields funnel = study.group("funnel");
        if (funnel != null) {
            funnel(funnel);
        }
    }

    private void looks(Fields looks) {
        String plan = looks.text("plan");
        YamlNode.Entry entry = looks.entry("plan");
        if ("group_sequential".equals(plan) && entry != null && !looks.has("count")) {
            problems.add(
                    entry.place().line(),
                    looks.path("count"),
                    "A group-sequential plan needs its number of looks",
                    "Say how often the result will be looked at, for example count: 4.",
                    problems.addBefore(entry, looks.group().flow(), "count: 4"));
        } else if (plan != null && !plan.equals("group_sequential") && looks.has("count")) {
            problems.add(
                    looks.line("count"),
                    looks.path("count"),
                    "The plan " + plan + " has no number of looks",
                    "It would have no effect. Remove count, or use plan: group_sequential.");
        }
    }

    /** With less, a study would more often than not miss the effect that it is planned for. */
    private void power(Fields decision) {
        Double power = decision.number("power");
        if (power != null && power < LEAST_POWER) {
            problems.add(
                    decision.line("power"),
                    decision.path("power"),
                    "A power of " + Phrases.number(power) + " would miss minimum_effect more often than find it",
                    "Power is at least 0.5; 0.8 is usual.");
        }
    }

    /** Looks are days of a plan: without its length, or without time, nobody can say which look today is. */
    private void plannedEnd(Fields study, Fields looks) {
        boolean simulated = facts.kind() == StudyFacts.Kind.SIMULATE || facts.kind() == StudyFacts.Kind.WEEKS;
        if (!"group_sequential".equals(looks.text("plan")) || simulated) {
            return;
        }
        Fields table = facts.kind() == StudyFacts.Kind.UNIT_TABLE
                ? study.groupOrDefaults("source").group("unit_table")
                : null;
        if (table != null && !table.has("time")) {
            problems.add(
                    looks.line("plan"),
                    looks.path("plan"),
                    "A unit table without time has one look",
                    "Use plan: fixed, or name the table's column of time in source.unit_table.");
        } else if (!study.groupOrDefaults("experiment").has("planned_days")) {
            problems.add(
                    looks.line("plan"),
                    looks.path("plan"),
                    "A group-sequential plan needs a planned end",
                    "Say in experiment how long exposure lasts, for example planned_days: 28; the looks are days of it.");
        }
    }

    private void adjust(Fields study) {
        Fields decision = study.groupOrDefaults("decision");
        if (!"cuped".equals(decision.text("adjust"))) {
            return;
        }
        for (Fields metric : study.named("metrics", StudyShape.METRIC).values()) {
            if ("primary".equals(metric.text("role")) && !metric.has("covariate")) {
                problems.add(
                        decision.line("adjust"),
                        decision.path("adjust"),
                        "The primary metric has no covariate to adjust by",
                        "Name one in " + metric.path() + ", or use adjust: none.");
            }
        }
    }

    private void segments(Fields study) {
        Set<String> seen = new HashSet<>();
        for (YamlNode item : study.items("segments")) {
            names.attribute(item, "segments");
            if (!seen.add(item.text().strip())) {
                problems.add(
                        item.place().line(),
                        "segments",
                        "The segment " + Phrases.quoted(item.text()) + " is listed twice",
                        "Name each attribute once.");
            }
        }
    }

    private void funnel(Fields funnel) {
        if (facts.hasColumns()) {
            problems.add(
                    funnel.line(),
                    "funnel",
                    "This study has no events, so it can't have a funnel",
                    facts.kind() == StudyFacts.Kind.WEEKS
                            ? "Its world has one row per user and week. Remove funnel."
                            : "A unit table holds one row per unit. Remove funnel.");
            return;
        }
        int number = 0;
        for (YamlNode step : funnel.items("steps")) {
            String path = funnel.path("steps") + "[" + number++ + "]";
            if (step.kind() == Kind.SEQUENCE) {
                step.items().stream().filter(problems::isUsable).forEach(item -> names.event(item, path));
            } else {
                names.event(step, path);
            }
        }
        Duration window = funnel.span("window");
        StudyFacts.TooLong tooLong = window == null ? null : facts.inData("The funnel's window", window);
        if (tooLong != null) {
            problems.add(funnel.line("window"), funnel.path("window"), tooLong.message(), tooLong.remedy());
        }
    }
}
