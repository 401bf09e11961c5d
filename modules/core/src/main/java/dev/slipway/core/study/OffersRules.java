package dev.slipway.core.study;

import dev.slipway.core.text.Phrases;
import java.util.List;

/** Who should get which offer: weeks to learn from, a metric of money over them, limits that its guardrails set. */
final class OffersRules {
    private final StudyFacts facts;
    private final Problems problems;
    private final AnalysisNames names;

    OffersRules(StudyFacts facts, Problems problems, AnalysisNames names) {
        this.facts = facts;
        this.problems = problems;
        this.names = names;
    }

    void check(Fields offers) {
        if (facts.kind() != StudyFacts.Kind.WEEKS && facts.kind() != StudyFacts.Kind.UNKNOWN) {
            problems.add(
                    offers.line(),
                    offers.path(),
                    "This study has no weeks with offers",
                    "Offers are learned from one row per user and week that says what was offered and with which"
                            + " probability. Of the worlds, growth has them. Remove offers.");
            return;
        }
        Mention.of(offers, "metric", problems).forEach(this::metric);
        List<Mention> limits = Mention.items(offers, "limits", problems);
        names.once(limits, "limit");
        limits.forEach(this::limit);
        Fields budget = offers.group("budget");
        if (budget != null) {
            new Names(facts, problems).columns(budget, "column");
        }
        Fields floor = offers.group("floor");
        if (floor != null) {
            Mention.of(floor, "attribute", problems).forEach(name -> names.attribute(name, AnalysisNames.Want.TEXT));
        }
        made(offers);
        Mention.of(offers, "propensity", problems).forEach(this::column);
        Mention.of(offers, "left", problems).forEach(this::column);
        Fields features = offers.group("features");
        if (features != null) {
            List<Mention> columns = Mention.items(features, "columns", problems);
            names.once(columns, "column");
            columns.forEach(this::column);
            List<Mention> attributes = Mention.items(features, "attributes", problems);
            names.once(attributes, "attribute");
            attributes.forEach(name -> names.attribute(name, AnalysisNames.Want.ANYTHING));
            Mention.of(features, "activity", problems).forEach(this::column);
        }
        Fields race = offers.group("race");
        if (race != null) {
            race(race);
        }
        names.once(Mention.items(offers, "learners", problems), "meta-learner");
        names.once(Mention.items(offers, "bases", problems), "base");
    }

    /** The column with the offer that was made, and its value that means none. */
    private void made(Fields offers) {
        WorldDescription world = facts.world();
        if (world == null || world.weeklyTexts().isEmpty()) {
            return;
        }
        Mention.of(offers, "action", problems)
                .forEach(name -> names.known(
                        name,
                        "text column of the weeks",
                        "The world has",
                        world.weeklyTexts().keySet()));
        List<String> values = world.weeklyTexts().get(String.valueOf(offers.text("action")));
        if (values != null) {
            Mention.of(offers, "none", problems).forEach(name -> names.known(name, "offer", "The offers are", values));
        }
    }

    private void race(Fields race) {
        names.once(Mention.items(race, "policies", problems), "policy");
        if (facts.world() == null && facts.kind() != StudyFacts.Kind.UNKNOWN) {
            problems.add(
                    race.line(),
                    race.path(),
                    "Nobody knows what the other offers would have brought",
                    "A race needs a world whose truth is known: simulate it, or remove race.");
        }
        Integer rounds = race.integer("rounds");
        if (rounds == null) {
            return;
        }
        within(race, "change", rounds, "The world changes after the race is over", "change");
        within(race, "feedback_delay", rounds - 1, "Feedback comes after the race is over", "feedback_delay");
    }

    private void within(Fields race, String key, int most, String message, String name) {
        Integer value = race.integer(key);
        if (value != null && value > most) {
            problems.add(
                    race.line(key),
                    race.path(key),
                    message,
                    "Give the race more rounds than " + value + ", or say a smaller " + name + ".");
        }
    }

    private void metric(Mention mention) {
        Fields metric = names.metrics().get(mention.name());
        if (metric == null) {
            names.metric(mention);
        } else if (!List.of("ratio", "mean").contains(String.valueOf(metric.text("kind")))) {
            names.add(
                    mention,
                    Phrases.quoted(mention.name()) + " is a " + metric.text("kind") + ", not a sum over weeks",
                    "Name a ratio or a mean: what stands above its line is what a week is worth.",
                    null);
        } else if ("lower".equals(metric.text("better"))) {
            names.add(
                    mention,
                    "Of " + Phrases.quoted(mention.name()) + " less is better",
                    "Offers are chosen to raise what a week is worth. Name a metric of which more is better.",
                    null);
        }
    }

    private void limit(Mention mention) {
        Fields metric = names.metrics().get(mention.name());
        if (metric == null) {
            names.metric(mention);
        } else if (!ceiling(metric) && !share(metric)) {
            names.add(
                    mention,
                    Phrases.quoted(mention.name())
                            + " is neither a ratio with a ceiling nor a proportion with a margin",
                    "All weeks of the chosen users together have to keep a limit: the ceiling of a ratio, or of a"
                            + " proportion its share of weeks under the offers of the log and the margin beyond that."
                            + " Give it one, or remove it from limits.",
                    null);
        } else if (ceiling(metric) && nothing(metric)) {
            names.add(
                    mention,
                    "The ceiling of " + Phrases.quoted(mention.name()) + " leaves no room",
                    "Losses are never below zero, so no offer and no lack of one keeps such a limit. Give the metric a"
                            + " ceiling above 0, or remove it from limits.",
                    null);
        }
    }

    private static boolean nothing(Fields metric) {
        Double most = metric.number("ceiling");
        return most != null && most <= 0;
    }

    private static boolean ceiling(Fields metric) {
        return "ratio".equals(metric.text("kind")) && metric.has("ceiling");
    }

    /** Without a ceiling of its own: that would be of users over the whole study, and a limit is of weeks. */
    private static boolean share(Fields metric) {
        return "proportion".equals(metric.text("kind")) && metric.has("margin");
    }

    private void column(Mention mention) {
        WorldDescription world = facts.world();
        if (world != null && !world.weekly().isEmpty()) {
            names.known(mention, "column of the weeks", "The world has", world.weekly());
        }
    }
}
