package dev.slipway.core.study;

import dev.slipway.core.text.Closest;
import dev.slipway.core.text.Phrases;
import dev.slipway.core.yaml.YamlNode;
import dev.slipway.core.yaml.YamlNode.Entry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The experiment: variants that are named once, weights that add up, a control among them. */
final class ExperimentRules {
    private final StudyFacts facts;
    private final Problems problems;

    ExperimentRules(StudyFacts facts, Problems problems) {
        this.facts = facts;
        this.problems = problems;
    }

    void check(Fields experiment, Fields source) {
        Fields allocation = experiment.groupOrDefaults("allocation");
        boolean listed = experiment.has("variants");
        boolean weighted = allocation.has("variants");
        if (listed && weighted) {
            problems.add(
                    experiment.line("variants"),
                    experiment.path("variants"),
                    "The variants are named twice",
                    "Keep allocation.variants for weights of your own, or variants for equal weights.");
        }
        twice(experiment);
        new WeightRules(problems).check(allocation);
        new RampRules(facts.world(), problems).check(allocation);
        control(experiment, listed || weighted);
        range(allocation);
        new BucketRules(problems).check(allocation);
        unit(experiment, source.group("unit_table"));
    }

    private void twice(Fields experiment) {
        Set<String> seen = new HashSet<>();
        for (YamlNode item : experiment.items("variants")) {
            if (!seen.add(item.text())) {
                problems.add(
                        item.place().line(),
                        experiment.path("variants"),
                        "The variant " + Phrases.quoted(item.text()) + " is listed twice",
                        "Name each variant once.");
            }
        }
    }

    private void control(Fields experiment, boolean named) {
        String control = experiment.text("control");
        Entry entry = experiment.entry("control");
        if (control == null) {
            return;
        }
        if (!named && entry != null && !control.equals("control")) {
            problems.add(
                    entry.place().line(),
                    experiment.path("variants"),
                    "The variants other than " + Phrases.quoted(control) + " are not named",
                    "Name all of them, for example variants: [" + control + ", treatment].");
            return;
        }
        List<String> names = Variants.names(experiment);
        if (named && !names.contains(control)) {
            unknown(experiment, control, entry, names);
        }
    }

    private void unknown(Fields experiment, String control, @Nullable Entry entry, List<String> names) {
        if (entry == null) {
            problems.add(
                    experiment.line("variants"),
                    experiment.path("control"),
                    "No variant is named control",
                    "Say which of " + Phrases.and(names) + " the others are compared with, for example control: "
                            + names.getFirst() + ".");
            return;
        }
        String near = Closest.to(control, names);
        problems.add(
                entry.place().line(),
                experiment.path("control"),
                "There is no variant " + Phrases.quoted(control),
                Phrases.didYouMean(near) + "The variants are " + Phrases.and(names) + ".",
                near == null ? null : problems.setValue(entry, near));
    }

    private void range(Fields allocation) {
        List<YamlNode> range = allocation.items("layer_range");
        Long from = range.size() == 2 ? Scalars.whole(range.get(0)) : null;
        Long to = range.size() == 2 ? Scalars.whole(range.get(1)) : null;
        if (from != null && to != null && from >= to) {
            problems.add(
                    allocation.line("layer_range"),
                    allocation.path("layer_range"),
                    "The layer range from " + from + " to " + to + " holds no bucket",
                    "The first bucket comes first, for example layer_range: [0, 5000].");
        }
    }

    private void unit(Fields experiment, @Nullable Fields table) {
        Entry entry = experiment.entry("unit");
        String unit = experiment.text("unit");
        String column = table == null ? null : table.text("unit");
        if (entry != null && unit != null && table != null && table.entry("unit") == null) {
            problems.add(
                    entry.place().line(),
                    experiment.path("unit"),
                    "The unit is " + Phrases.quoted(unit) + " here, and the source does not name it",
                    "In a unit table the source's column counts: write unit: " + unit
                            + " under source.unit_table instead. Without it every row is a unit.");
        } else if (entry != null && unit != null && column != null && !unit.equals(column)) {
            problems.add(
                    entry.place().line(),
                    experiment.path("unit"),
                    "The unit is " + Phrases.quoted(unit) + " here and " + Phrases.quoted(column) + " in the source",
                    "In a unit table the source's column counts. Leave experiment.unit out.",
                    problems.setValue(entry, column));
        }
    }
}
