package dev.slipway.learning.learner;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.text.Closest;
import dev.slipway.core.text.Phrases;
import java.util.List;

/** All families, by name. */
public final class Learners {
    private static final List<LearnerFamily> ALL =
            List.of(new LinearFamily(), new XgboostFamily(), new SmileBoostingFamily(), new ForestFamily());

    private Learners() {}

    /** All of them, the simplest first. */
    public static List<LearnerFamily> all() {
        return ALL;
    }

    /** The family of this name; refuses others and says which there are. */
    public static LearnerFamily named(String name) {
        List<String> names = ALL.stream().map(LearnerFamily::name).toList();
        return ALL.stream()
                .filter(family -> family.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new SlipwayException(
                        ErrorCategory.STUDY_INVALID,
                        "There is no learner " + Phrases.quoted(name) + ".",
                        Phrases.didYouMean(Closest.to(name, names)) + "Take " + Phrases.or(names) + "."));
    }
}
