package dev.slipway.core.study;

import dev.slipway.core.text.Phrases;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom to look at first: weeks with losses, features that are known in time, and enough weeks for labels that come late. The columns of
 * every outcome are known late, so no question may have them as features.
 */
final class RiskRules {
    /** Training, validation and test each wait for the labels of the one before. */
    private static final int PARTS = 3;

    private static final int DAYS = 7;

    private final StudyFacts facts;
    private final Problems problems;
    private final AnalysisNames names;
    private final Fields study;

    RiskRules(StudyFacts facts, Problems problems, AnalysisNames names, Fields study) {
        this.facts = facts;
        this.problems = problems;
        this.names = names;
        this.study = study;
    }

    /**
     * Checks all questions together.
     *
     * @param offers the question about offers, whose users leave alike; null where it is not asked
     */
    void check(Map<String, Fields> risks, @Nullable Fields offers) {
        Map<String, String> late = late(risks);
        Set<String> left = new HashSet<>();
        if (offers != null && offers.text("left") != null) {
            left.add(String.valueOf(offers.text("left")));
        }
        for (Fields risk : risks.values()) {
            if (facts.kind() != StudyFacts.Kind.WEEKS && facts.kind() != StudyFacts.Kind.UNKNOWN) {
                problems.add(
                        risk.line(),
                        risk.path(),
                        "This study has no weeks with losses",
                        "Risk is learned from one row per user and week. Of the worlds, growth has them. Remove risk.");
                continue;
            }
            check(risk, late, left);
        }
    }

    private void check(Fields risk, Map<String, String> late, Set<String> left) {
        new Names(facts, problems).columns(risk, "outcome");
        added(risk);
        weeks(risk);
        for (Mention mention : Mention.of(risk, "left", problems)) {
            column(mention);
            left.add(mention.name());
            if (left.size() > 1) {
                names.add(
                        mention,
                        "Another question of this study names another column for users who leave",
                        "Users leave once: name the same column under left everywhere.",
                        null);
            }
        }
        names.once(Mention.items(risk, "learners", problems), "learner");
        Fields features = risk.group("features");
        if (features != null) {
            List<Mention> columns = Mention.items(features, "columns", problems);
            names.once(columns, "column");
            columns.forEach(mention -> feature(mention, late));
            List<Mention> attributes = Mention.items(features, "attributes", problems);
            names.once(attributes, "attribute");
            attributes.forEach(name -> names.attribute(name, AnalysisNames.Want.ANYTHING));
            Mention.of(features, "activity", problems).forEach(mention -> feature(mention, late));
        }
    }

    /** The columns of all outcomes, and which question has them. */
    private static Map<String, String> late(Map<String, Fields> risks) {
        Map<String, String> late = new HashMap<>();
        risks.forEach((name, risk) -> {
            String outcome = risk.text("outcome");
            if (outcome != null) {
                ColumnSum.parse(outcome).ifPresent(sum -> sum.columns().forEach(c -> late.putIfAbsent(c, name)));
            }
        });
        return late;
    }

    /** A loss is a sum: with a column taken away from it a week could lose less than nothing. */
    private void added(Fields risk) {
        String outcome = risk.text("outcome");
        ColumnSum sum = outcome == null ? null : ColumnSum.parse(outcome).orElse(null);
        if (sum != null && sum.terms().stream().anyMatch(ColumnSum.Term::subtracted)) {
            problems.add(
                    risk.line("outcome"),
                    risk.path("outcome"),
                    "This outcome takes columns away",
                    "Add columns of losses only, for example loss_fraud + loss_bonus_abuse.");
        }
    }

    /** Of a simulated study it is known how many weeks it has. */
    private void weeks(Fields risk) {
        Fields simulate = study.groupOrDefaults("source").group("simulate");
        Integer days = simulate == null ? null : simulate.integer("days");
        Integer horizon = risk.integer("horizon");
        Integer delay = risk.integer("delay");
        if (days == null || horizon == null || delay == null) {
            return;
        }
        int needed = PARTS * (horizon + delay);
        if (days / DAYS < needed) {
            problems.add(
                    risk.line("delay"),
                    risk.path("delay"),
                    "This study has " + days / DAYS + " weeks, and labels that come "
                            + Phrases.count(horizon + delay, "week", "weeks") + " after a review need " + needed,
                    "Training, validation and test each wait for the labels of the part before. Simulate at least "
                            + needed * DAYS + " days, or shorten horizon or delay.");
        }
    }

    private void feature(Mention mention, Map<String, String> late) {
        String question = late.get(mention.name());
        if (question == null) {
            column(mention);
            return;
        }
        names.add(
                mention,
                Phrases.quoted(mention.name()) + " is part of the outcome of " + question + ", which is known late",
                "As a feature it would tell what nobody knew yet. Remove it: what was known of it in time is a feature"
                        + " by itself.",
                null);
    }

    private void column(Mention mention) {
        WorldDescription world = facts.world();
        if (world != null && !world.weekly().isEmpty()) {
            names.known(mention, "column of the weeks", "The world has", world.weekly());
        }
    }
}
