package dev.slipway.core.study;

import dev.slipway.core.text.Phrases;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The terms of a model: the arm, attributes, interactions of two different ones; each once, none of them the outcome. */
final class TermRules {
    private static final String SIGN = "*";

    private final AnalysisNames names;
    private final Problems problems;

    TermRules(AnalysisNames names, Problems problems) {
        this.names = names;
        this.problems = problems;
    }

    /** The names that a term joins; one for a term that is no interaction. */
    static List<String> parts(String term) {
        return Stream.of(term.split("\\*", -1)).map(String::strip).toList();
    }

    /** @param outcome of the model; null when it is no attribute or not known */
    void check(Fields model, @Nullable String outcome) {
        Set<Set<String>> seen = new HashSet<>();
        for (Mention term : Mention.items(model, "terms", problems)) {
            List<String> parts = parts(term.name());
            if (parts.size() > 2 || parts.contains("")) {
                names.add(
                        term,
                        "An interaction joins two names, unlike " + Phrases.quoted(term.name()),
                        "Write two names with one * between them, for example variant*country.",
                        null);
            } else if (parts.size() == 2 && parts.get(0).equals(parts.get(1))) {
                names.add(
                        term,
                        Phrases.quoted(term.name()) + " joins a name with itself",
                        "An interaction is of two different names, for example variant*country.",
                        parts.get(0));
            } else {
                for (int i = 0; i < parts.size(); i++) {
                    part(term.part(parts, i, SIGN), outcome);
                }
                if (!seen.add(Set.copyOf(parts))) {
                    names.add(
                            term,
                            "The term " + Phrases.quoted(term.name()) + " is listed twice",
                            "Name each term once.",
                            null);
                }
            }
        }
    }

    private void part(Mention part, @Nullable String outcome) {
        if (Objects.equals(part.name(), outcome)) {
            names.add(
                    part,
                    Phrases.quoted(part.name()) + " is the outcome, so it can't explain itself",
                    "Remove it from the terms.",
                    null);
        } else {
            names.armOrAttribute(part, AnalysisNames.Want.ANYTHING);
        }
    }
}
