package dev.slipway.core.study;

import dev.slipway.core.text.Closest;
import dev.slipway.core.text.Phrases;
import dev.slipway.core.yaml.YamlNode;
import dev.slipway.core.yaml.YamlNode.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names that the study takes from its source: events, attributes, columns. */
final class Names {
    private final StudyFacts facts;
    private final Problems problems;

    Names(StudyFacts facts, Problems problems) {
        this.facts = facts;
        this.problems = problems;
    }

    void event(Fields fields, String key) {
        WorldDescription world = facts.world();
        if (world != null) {
            value(fields, key, "event", "The world has", world.events());
        }
    }

    void column(Fields fields, String key) {
        List<String> columns = facts.columns();
        if (columns != null) {
            value(fields, key, "column", "The file has", columns);
        }
    }

    /** A column of a unit table, or a sum of columns of the weeks. */
    void columns(Fields fields, String key) {
        WorldDescription world = facts.world();
        Entry entry = fields.entry(key);
        String text = fields.text(key);
        if (facts.kind() != StudyFacts.Kind.WEEKS || world == null || entry == null || text == null) {
            column(fields, key);
            return;
        }
        ColumnSum sum = ColumnSum.parse(text).orElse(null);
        if (sum == null) {
            problems.add(
                    entry.place().line(),
                    fields.path(key),
                    Phrases.quoted(text) + " is not a sum of columns",
                    "Add and subtract columns, each once, for example revenue_gross - bonus_cost.");
            return;
        }
        for (String column : sum.columns()) {
            if (!world.weekly().contains(column)) {
                String near = Closest.to(column, world.weekly());
                problems.add(
                        entry.place().line(),
                        fields.path(key),
                        "There is no column " + Phrases.quoted(column),
                        Phrases.didYouMean(near) + "The weeks have " + Phrases.and(world.weekly()) + ".");
            }
        }
    }

    /** Something known of a unit before exposure. */
    void covariate(Fields fields, String key) {
        WorldDescription world = facts.world();
        String name = fields.text(key);
        if (world == null) {
            column(fields, key);
        } else if (name != null
                && world.attributes().contains(name)
                && !world.covariates().contains(name)) {
            problems.add(
                    fields.line(key),
                    fields.path(key),
                    Phrases.quoted(name) + " is not a number known before exposure",
                    "A covariate can be " + Phrases.or(world.covariates()) + ".");
        } else {
            value(fields, key, "attribute", "The world has", world.covariates());
        }
    }

    /** An attribute in a list. */
    void attribute(YamlNode item, String path) {
        WorldDescription world = facts.world();
        if (world != null) {
            check(item, null, path, "attribute", "The world has", world.attributes());
        } else if (facts.columns() != null) {
            check(item, null, path, "column", "The file has", facts.columns());
        }
    }

    /** An event in a list. */
    void event(YamlNode item, String path) {
        WorldDescription world = facts.world();
        if (world != null) {
            check(item, null, path, "event", "The world has", world.events());
        }
    }

    private void value(Fields fields, String key, String noun, String whose, List<String> known) {
        Entry entry = fields.entry(key);
        if (entry != null && fields.text(key) != null) {
            check(entry.value(), entry, fields.path(key), noun, whose, known);
        }
    }

    private void check(
            YamlNode node, @Nullable Entry entry, String path, String noun, String whose, List<String> known) {
        String name = node.text().strip();
        if (known.contains(name)) {
            return;
        }
        String near = Closest.to(name, known);
        problems.add(
                entry == null ? node.place().line() : entry.place().line(),
                path,
                "There is no " + noun + " " + Phrases.quoted(name),
                Phrases.didYouMean(near) + whose + " " + Phrases.and(known) + ".",
                near == null ? null : entry == null ? problems.setItem(node, near) : problems.setValue(entry, near));
    }
}
