package dev.slipway.core.study;

import dev.slipway.core.text.Closest;
import dev.slipway.core.text.Phrases;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names that analyses take from the study and its source: metrics, attributes of units, events. Of a simulated world all
 * are known, of a unit table its columns; files of events are asked when they are loaded.
 */
final class AnalysisNames {
    /** The word for the arm in analyses, whatever the column of the source is called. */
    static final String VARIANT = "variant";

    /** The number of a world with which it has a rollout. */
    private static final String ADOPTION = "adoption";

    /** What an attribute must hold. */
    enum Want {
        ANYTHING,
        TEXT,
        NUMBERS
    }

    private final StudyFacts facts;
    private final Problems problems;
    private final Map<String, Fields> metrics;
    private final Map<String, String> after;
    private final @Nullable String variantColumn;

    AnalysisNames(StudyFacts facts, Problems problems, Fields study) {
        this.facts = facts;
        this.problems = problems;
        this.metrics = study.named("metrics", StudyShape.METRIC);
        this.after = MetricsRules.after(study, metrics);
        Fields table = study.groupOrDefaults("source").group("unit_table");
        this.variantColumn = table == null ? null : table.text("variant");
    }

    Map<String, Fields> metrics() {
        return metrics;
    }

    boolean hasEvents() {
        return facts.kind() == StudyFacts.Kind.SIMULATE || facts.kind() == StudyFacts.Kind.EVENTS;
    }

    boolean hasColumns() {
        return facts.kind() == StudyFacts.Kind.UNIT_TABLE;
    }

    /** Whether the source says who adopted what by themselves; true where the source is not known. */
    boolean mayHaveRollout() {
        WorldDescription world = facts.world();
        return world == null
                ? facts.kind() == StudyFacts.Kind.UNKNOWN || facts.rollout()
                : world.parameters().containsKey(ADOPTION);
    }

    /** What is measured of each user and week. */
    void weekly(Mention mention) {
        WorldDescription world = facts.world();
        if (world != null) {
            List<String> known = new ArrayList<>(
                    List.of(Analyses.Rollout.SESSIONS, Analyses.Rollout.REVENUE, Analyses.Rollout.ACTIVE));
            known.addAll(world.events());
            known(mention, "weekly outcome or event", "There are", known);
        }
    }

    /** A metric of the study. */
    void metric(Mention mention) {
        known(mention, "metric", "The metrics are", metrics.keySet());
    }

    /** An event of the source. */
    void event(Mention mention) {
        WorldDescription world = facts.world();
        if (world != null) {
            known(mention, "event", "The world has", world.events());
        }
    }

    /** A text column of the events; of a world that does not say which it has, the load tells. */
    void eventColumn(Mention mention) {
        WorldDescription world = facts.world();
        if (world != null && world.eventColumns().isEmpty()) {
            add(
                    mention,
                    "The events of the world " + world.name() + " have no column of text but their name",
                    "Remove columns: visits, days and amounts are compared without them.",
                    null);
        } else if (world != null) {
            known(mention, "text column of events", "The world has", world.eventColumns());
        }
    }

    /** A metric with a value for each unit, or a numeric attribute. */
    void outcome(Mention mention) {
        Fields metric = metrics.get(mention.name());
        if (metric != null) {
            String kind = metric.text("kind");
            if ("ratio".equals(kind) || "quantile".equals(kind)) {
                add(
                        mention,
                        Phrases.quoted(mention.name()) + " is a " + kind + ", which no single unit has",
                        "Name a metric with a value for each unit: a proportion, mean, count or retention.",
                        null);
            }
            return;
        }
        String measured = measuredBy(mention.name());
        WorldDescription world = facts.world();
        if (measured != null) {
            add(
                    mention,
                    Phrases.quoted(mention.name()) + " is the column of the metric " + measured,
                    "Name the metric: its cap and its missing values count then as they do elsewhere.",
                    measured);
        } else if (world != null && world.attributes().contains(mention.name())) {
            attribute(mention, Want.NUMBERS);
        } else {
            Set<String> known = new LinkedHashSet<>(metrics.keySet());
            known.addAll(world == null ? free() : world.covariates());
            if (world != null || facts.columns() != null) {
                known(mention, "metric or numeric attribute", "There are", known);
            }
        }
    }

    /** The arm, or something known of a unit before. */
    void armOrAttribute(Mention mention, Want want) {
        if (mention.name().equals(variantColumn) && !mention.name().equals(VARIANT)) {
            add(
                    mention,
                    Phrases.quoted(mention.name()) + " is the variant, not an attribute",
                    "Analyses name the arm " + VARIANT + ", whatever its column is called.",
                    VARIANT);
        } else if (!mention.name().equals(VARIANT)) {
            attribute(mention, want);
        }
    }

    /** Something known of a unit before it was treated. */
    void attribute(Mention mention, Want want) {
        WorldDescription world = facts.world();
        String name = mention.name();
        if (after.containsKey(name)) {
            add(
                    mention,
                    Phrases.quoted(name) + " is " + after.get(name) + ", not an attribute",
                    "An attribute is what was known of a unit before it was treated. Name such a column.",
                    null);
        } else if (world != null) {
            ofWorld(mention, want, world);
        } else if (facts.columns() != null) {
            known(mention, "column", "The file has", free());
        }
    }

    private void ofWorld(Mention mention, Want want, WorldDescription world) {
        List<String> wanted = new ArrayList<>(want == Want.NUMBERS ? world.covariates() : world.attributes());
        if (want == Want.TEXT) {
            wanted.removeAll(world.covariates());
        }
        if (world.attributes().contains(mention.name()) && !wanted.contains(mention.name())) {
            boolean number = want == Want.NUMBERS;
            add(
                    mention,
                    Phrases.quoted(mention.name()) + (number ? " holds no numbers" : " is a number, not a text"),
                    (number ? "It can be " : "Each level gets its own line: it can be ") + Phrases.or(wanted) + ".",
                    null);
        } else {
            known(mention, "attribute", "The world has", wanted);
        }
    }

    /** A column of the unit table that holds a time or a status: any but those of unit, variant and exposure. */
    void column(Mention mention) {
        String what = after.get(mention.name());
        List<String> columns = facts.columns();
        if (what != null && measuredBy(mention.name()) == null) {
            add(mention, Phrases.quoted(mention.name()) + " is " + what, "Name the column that holds it.", null);
        } else if (columns != null) {
            known(mention, "column", "The file has", columns);
        }
    }

    /** Complains of each name that a list says again. */
    void once(List<Mention> mentions, String noun) {
        Set<String> seen = new HashSet<>();
        for (Mention mention : mentions) {
            if (!seen.add(mention.name())) {
                add(
                        mention,
                        "The " + noun + " " + Phrases.quoted(mention.name()) + " is listed twice",
                        "Name each " + noun + " once.",
                        null);
            }
        }
    }

    void add(Mention mention, String message, String remedy, @Nullable String better) {
        problems.add(
                mention.line(),
                mention.path(),
                message,
                remedy,
                better == null ? null : mention.use().apply(better));
    }

    /** Key of the metric that measures this column of the table; null when none does. */
    private @Nullable String measuredBy(String column) {
        Map<String, String> byColumn = new LinkedHashMap<>();
        metrics.forEach((key, metric) -> {
            String name = metric.text("column");
            if (name != null) {
                byColumn.putIfAbsent(name, key);
            }
        });
        return byColumn.get(column);
    }

    /** Columns of the table that are attributes. */
    private List<String> free() {
        List<String> columns = facts.columns();
        return columns == null
                ? List.of()
                : columns.stream().filter(c -> !after.containsKey(c)).toList();
    }

    void known(Mention mention, String noun, String whose, Collection<String> known) {
        if (known.contains(mention.name())) {
            return;
        }
        String near = Closest.to(mention.name(), known);
        add(
                mention,
                "There is no " + noun + " " + Phrases.quoted(mention.name()),
                Phrases.didYouMean(near) + whose + " " + Phrases.and(known) + ".",
                near);
    }
}
