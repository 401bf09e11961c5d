package dev.slipway.core.study;

import dev.slipway.core.study.AnalysisNames.Want;
import dev.slipway.core.text.Phrases;
import dev.slipway.core.yaml.YamlNode.Entry;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Learned models: one outcome with its window, a moment that is one, features from before it. */
final class PredictionRules {
    private static final List<String> OUTCOMES = List.of("churn", "event", "amount");
    private static final String AS_OF_REMEDY =
            "Write a time after first exposure, for example as_of: 14d, or a day, for example as_of: 2026-11-02.";

    private final StudyFacts facts;
    private final Problems problems;
    private final AnalysisNames names;

    PredictionRules(StudyFacts facts, Problems problems, AnalysisNames names) {
        this.facts = facts;
        this.problems = problems;
        this.names = names;
    }

    void check(Fields prediction) {
        if (names.hasColumns()) {
            problems.add(
                    prediction.line(),
                    prediction.path(),
                    "This study has no events, so nothing can be predicted from them",
                    "A unit table holds one row per unit. Remove predictions.");
            return;
        }
        Fields outcome = prediction.group("outcome");
        if (outcome != null) {
            outcome(outcome);
        }
        asOf(prediction, outcome);
        Fields features = prediction.group("features");
        if (features != null) {
            features(features, day(prediction));
        }
        names.once(Mention.items(prediction, "learners", problems), "learner");
        split(prediction);
    }

    private void outcome(Fields outcome) {
        List<String> named = OUTCOMES.stream().filter(outcome::has).toList();
        if (named.size() != 1) {
            problems.add(
                    outcome.line(),
                    outcome.path(),
                    named.isEmpty()
                            ? "Nothing says what is predicted"
                            : "The outcome is " + Phrases.and(named) + ", and it can be one thing only",
                    "Name one: churn: 28d, event: purchase with within, or amount: purchase with within.");
            return;
        }
        boolean churn = outcome.has("churn");
        if (churn && outcome.has("within")) {
            problems.add(
                    outcome.line("within"),
                    outcome.path("within"),
                    "Churn has its window already",
                    "The time is the value of churn itself. Remove within.");
        } else if (!churn && !outcome.has("within")) {
            Entry entry = outcome.entry(named.getFirst());
            problems.add(
                    outcome.line(named.getFirst()),
                    outcome.path("within"),
                    "The outcome needs its window",
                    "Say how long after the as-of moment it counts, for example within: 28d.",
                    entry == null
                            ? null
                            : problems.addBefore(entry, outcome.group().flow(), "within: 28d"));
        }
        Mention.of(outcome, "event", problems).forEach(names::event);
        Mention.of(outcome, "amount", problems).forEach(names::event);
    }

    private void asOf(Fields prediction, @Nullable Fields outcome) {
        String text = prediction.text("as_of");
        if (text == null) {
            return;
        }
        Duration after = Durations.parse(text);
        if (after == null && Scalars.day(text) == null) {
            problems.add(
                    prediction.line("as_of"),
                    prediction.path("as_of"),
                    "as_of can't be " + Phrases.quoted(text),
                    AS_OF_REMEDY);
            return;
        }
        Duration window = outcome == null ? null : outcome.span(outcome.has("churn") ? "churn" : "within");
        if (window == null) {
            return;
        }
        Duration whole = after == null ? window : after.plus(window);
        StudyFacts.TooLong tooLong =
                facts.inData(after == null ? "A window" : "An as-of moment with a window after it, together", whole);
        if (tooLong != null) {
            problems.add(
                    prediction.line("as_of"),
                    prediction.path("as_of"),
                    tooLong.message(),
                    "Nobody's outcome would be known. Use an earlier moment, a shorter window, or simulate more days.");
        }
    }

    private static @Nullable LocalDate day(Fields prediction) {
        String text = prediction.text("as_of");
        return text == null ? null : Scalars.day(text);
    }

    private void features(Fields features, @Nullable LocalDate asOf) {
        List<Mention> events = Mention.items(features, "events", problems);
        events.forEach(names::event);
        names.once(events, "event");
        names.once(Mention.items(features, "windows", problems), "window");
        List<Mention> attributes = Mention.items(features, "attributes", problems);
        attributes.forEach(attribute -> names.armOrAttribute(attribute, Want.ANYTHING));
        names.once(attributes, "attribute");
        for (Entry read : features.entries("read_until")) {
            String path = features.path("read_until") + "." + read.key();
            names.attribute(
                    new Mention(
                            read.key(),
                            read.place().line(),
                            path,
                            better -> problems.replace(read.place(), "Use " + better, better)),
                    Want.ANYTHING);
            LocalDate until = Scalars.day(read.value().text().strip());
            if (asOf != null && until != null && until.isAfter(asOf)) {
                problems.add(
                        read.place().line(),
                        path,
                        "The feature " + Phrases.quoted(read.key()) + " knows the future: it was read on " + until
                                + ", after the as-of day " + asOf,
                        "A model that learns from it would be useless on the day. Leave the attribute out, or use a later as_of.");
            }
        }
    }

    /** With one day for all, no moment is later than another. */
    private void split(Fields prediction) {
        Entry split = prediction.entry("split");
        if ("time".equals(prediction.text("split")) && day(prediction) != null && split != null) {
            problems.add(
                    split.place().line(),
                    prediction.path("split"),
                    "All units are predicted from the same day, so time can't separate them",
                    "Use split: user, or an as_of that is a time after exposure.",
                    problems.setValue(split, "user"));
        }
    }
}
