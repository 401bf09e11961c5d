package dev.slipway.core.study;

import dev.slipway.core.study.StudyProblem.Fix;
import dev.slipway.core.text.Phrases;
import dev.slipway.core.yaml.YamlNode.Entry;
import dev.slipway.core.yaml.YamlNode.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Weights of variants: they add up to 1 and at least two of them are positive. */
final class WeightRules {
    private static final double PERCENT = 100;
    private static final double STEP = 1e4;

    private final Problems problems;

    WeightRules(Problems problems) {
        this.problems = problems;
    }

    void check(Fields allocation) {
        List<Entry> entries = allocation.entries("variants");
        Map<String, Double> weights = allocation.numbers("variants");
        if (entries.size() < 2 || weights.size() < entries.size()) {
            return;
        }
        double sum = Variants.sum(weights);
        String path = allocation.path("variants");
        Entry first = entries.getFirst();
        if (Math.abs(sum - 1) > Variants.TOLERANCE) {
            List<Double> better = suggestion(List.copyOf(weights.values()), sum);
            problems.add(
                    first.place().line(),
                    path,
                    "The weights add up to " + Phrases.number(sum),
                    "They must add up to 1, for example "
                            + Phrases.and(better.stream().map(Phrases::number).toList()) + ".",
                    fix(entries, better));
        } else if (weights.values().stream().filter(w -> w > 0).count() < 2) {
            problems.add(
                    first.place().line(),
                    path,
                    "Only one variant has a positive weight",
                    "An experiment compares at least two. Give a second one a share.");
        }
    }

    /** Percentages become shares; otherwise the last weight takes what is left, or all get the same. */
    private static List<Double> suggestion(List<Double> weights, double sum) {
        if (Math.abs(sum - PERCENT) < 1e-6) {
            return weights.stream().map(w -> w / PERCENT).toList();
        }
        double others = sum - weights.getLast();
        List<Double> better = new ArrayList<>(weights);
        if (others <= 0 || others >= 1) {
            double equal = Math.floor(STEP / weights.size()) / STEP;
            better = new ArrayList<>(Collections.nCopies(weights.size(), equal));
            others = equal * (weights.size() - 1);
        }
        better.set(better.size() - 1, Math.round((1 - others) * 1e6) / 1e6);
        return better;
    }

    /** Replaces the stretch from the first weight to the last, and keeps everything between them. */
    private @Nullable Fix fix(List<Entry> entries, List<Double> better) {
        Place from = entries.getFirst().place();
        Place all = new Place(
                from.line(),
                from.column(),
                from.start(),
                entries.getLast().whole().end());
        String text = problems.textOf(all);
        for (int i = entries.size() - 1; i >= 0; i--) {
            Place value = entries.get(i).value().place();
            text = text.substring(0, value.start() - all.start())
                    + Phrases.number(better.get(i))
                    + text.substring(value.end() - all.start());
        }
        String label = "Use " + Phrases.and(better.stream().map(Phrases::number).toList());
        return problems.replace(all, label, text);
    }
}
