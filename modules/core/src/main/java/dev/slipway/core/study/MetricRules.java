package dev.slipway.core.study;

import dev.slipway.core.text.Phrases;
import dev.slipway.core.yaml.YamlNode.Entry;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One metric: what it needs, what does not belong to it, names that exist, a window that fits into the data. */
final class MetricRules {
    private final StudyFacts facts;
    private final Problems problems;
    private final Names names;
    private final Map<String, String> after;
    private final Fields metric;
    private final @Nullable String kind;

    /** @param after columns that exposure may have changed, with what they are */
    MetricRules(StudyFacts facts, Problems problems, Map<String, String> after, Fields metric) {
        this.after = after;
        this.facts = facts;
        this.problems = problems;
        this.names = new Names(facts, problems);
        this.metric = metric;
        this.kind = metric.text("kind");
    }

    void check() {
        measured();
        ratio();
        quantile();
        if (metric.has("event") || !metric.has("column")) {
            time();
        }
        guardrail();
        cap();
        if ("proportion".equals(kind) || "retention".equals(kind)) {
            stray("unit", "A rate is always written in percent");
        }
        new RateRules(problems, kind).check(metric);
        names.event(metric, "event");
        names.columns(metric, "column");
        covariate();
    }

    /** Adjusting by an outcome, or by the assignment itself, would take the effect away or make one up. */
    private void covariate() {
        String name = metric.text("covariate");
        if (name == null || !after.containsKey(name)) {
            names.covariate(metric, "covariate");
            return;
        }
        add(
                "covariate",
                Phrases.quoted(name) + " is " + after.get(name) + ", not something known before exposure",
                "A covariate is a number from before exposure that exposure can't have changed. Name such a column, or"
                        + " remove covariate.");
    }

    private void measured() {
        boolean event = metric.has("event");
        boolean column = metric.has("column");
        boolean weeks = facts.kind() == StudyFacts.Kind.WEEKS;
        if (event && column) {
            add("column", "The metric names both an event and a column", "Keep the one that the data has.");
        } else if (!event && !column) {
            String example = weeks
                    ? "column: revenue_gross - bonus_cost"
                    : facts.hasColumns() ? "column: converted" : "event: signup_complete";
            add("event", "The metric measures nothing yet", "Say what it looks at, for example " + example + ".");
        } else if (event && facts.hasColumns()) {
            add(
                    "event",
                    "This study has no events, so a metric can't name one",
                    weeks
                            ? "Its world has weeks: name their columns, for example column: revenue_gross - bonus_cost."
                            : "A unit table has columns: name the one that holds the value, for example column:"
                                    + " converted.");
        } else if (column && (facts.kind() == StudyFacts.Kind.SIMULATE || facts.kind() == StudyFacts.Kind.EVENTS)) {
            add(
                    "column",
                    "This study has events, so a metric can't name a column",
                    "Name the event that counts, for example event: signup_complete.");
        } else if (column) {
            wholeColumn();
        }
    }

    /** A column holds one finished value for each unit. */
    private void wholeColumn() {
        if ("retention".equals(kind)) {
            Entry entry = Objects.requireNonNull(metric.entry("kind"));
            problems.add(
                    metric.line("kind"),
                    metric.path("kind"),
                    "Retention needs events",
                    "A column of 0 and 1 that already says who came back is a proportion.",
                    problems.setValue(entry, "proportion"));
        } else {
            stray("day", "day belongs to retention");
        }
        stray("within", "A column has no window");
    }

    private void ratio() {
        if ("ratio".equals(kind) && !metric.has("denominator")) {
            add(
                    "denominator",
                    "A ratio needs a denominator",
                    "Name the event or column to divide by, for example denominator: app_open.");
        } else if (kind != null && !kind.equals("ratio") && metric.has("denominator")) {
            add("denominator", "Only a ratio has a denominator", "Use kind: ratio, or remove denominator.");
        } else if (facts.hasColumns()) {
            names.columns(metric, "denominator");
        } else {
            names.event(metric, "denominator");
        }
    }

    /** What plans, segments and early looks make of the primary metric rests on means of units. */
    private void quantile() {
        if (!"quantile".equals(kind)) {
            stray("quantile", "Only a quantile says which one");
            return;
        }
        if (!metric.has("quantile")) {
            add("quantile", "A quantile metric needs its quantile", "Say which one, for example quantile: 0.9.");
        }
        if ("primary".equals(metric.text("role"))) {
            add(
                    "role",
                    "A quantile can't be the primary metric",
                    "The plan, the segments and the methods for looking early compare means. Make a mean or a"
                            + " proportion primary, and this one a guardrail or secondary.");
        }
        stray("covariate", "A quantile has no covariate");
    }

    private void time() {
        if ("retention".equals(kind)) {
            if (!metric.has("day")) {
                add(
                        "day",
                        "Retention needs a day",
                        "Say on which day after exposure units come back, for example day: 7.");
            }
            stray("within", "Retention has a day, not a window");
            Integer day = metric.integer("day");
            tooLong("day", day == null ? null : Duration.ofDays(day + 1L));
        } else if (kind != null && !facts.hasColumns()) {
            if (metric.has("event") && !metric.has("within")) {
                add(
                        "within",
                        "The metric needs a window",
                        "Say how long after exposure an event counts, for example within: 7d.");
            }
            stray("day", "day belongs to retention");
            tooLong("within", metric.span("within"));
        }
    }

    private void tooLong(String key, @Nullable Duration window) {
        if (window == null) {
            return;
        }
        StudyFacts.TooLong tooLong = facts.inData("A window", window);
        String role = metric.text("role");
        if (tooLong == null && role != null && !role.equals("secondary")) {
            tooLong = facts.inPlan("A window", window);
        }
        if (tooLong != null) {
            add(key, tooLong.message(), tooLong.remedy());
        }
    }

    private void guardrail() {
        String role = metric.text("role");
        Entry entry = metric.entry("role");
        if ("guardrail".equals(role) && entry != null && !metric.has("margin") && !metric.has("ceiling")) {
            boolean rate = kind == null || kind.equals("proportion") || kind.equals("retention");
            String example = rate ? "margin: 0.02" : "margin: 0.1";
            problems.add(
                    entry.place().line(),
                    metric.path(),
                    "A guardrail needs a margin",
                    "Say how much worse it may get, for example " + example
                            + (rate ? " for 2 points." : ", on the metric's own scale.")
                            + " Without one it could never be shown safe.",
                    problems.addBefore(entry, metric.group().flow(), example));
        }
        if (role != null && !role.equals("guardrail")) {
            stray("margin", "Only a guardrail has a margin");
            stray("ceiling", "Only a guardrail has a ceiling");
        }
    }

    private void cap() {
        if (metric.has("cap") && kind != null && !kind.equals("mean") && !kind.equals("count")) {
            add("cap", "A " + kind + " has no cap", "Caps are for means and counts. Remove cap.");
        }
        Fields cap = metric.group("cap");
        Double value = cap == null ? null : cap.number("value");
        if (cap != null && value != null && value <= 0) {
            problems.add(
                    cap.line("value"),
                    cap.path("value"),
                    "A cap of " + Phrases.number(value) + " would leave nothing to measure",
                    "Use the largest value that should count in full, for example value: 500.");
        }
    }

    private void stray(String key, String message) {
        if (metric.has(key)) {
            add(key, message, "It would have no effect. Remove " + key + ".");
        }
    }

    private void add(String key, String message, String remedy) {
        problems.add(metric.line(key), metric.path(key), message, remedy);
    }
}
