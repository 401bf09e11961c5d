package dev.slipway.core.study;

import static dev.slipway.core.study.Shape.choice;
import static dev.slipway.core.study.Shape.group;
import static dev.slipway.core.study.Shape.optional;
import static dev.slipway.core.study.Shape.required;
import static dev.slipway.core.study.Shape.whole;
import static dev.slipway.core.study.Shape.words;

import dev.slipway.core.study.Shape.Group;
import dev.slipway.core.study.Shape.Named;
import dev.slipway.core.study.Shape.Several;
import dev.slipway.core.study.Shape.Span;

/** Every key of a prediction, described once. */
final class PredictionShapes {
    private static final int MOST_NAMES = 50;
    private static final int MOST_WINDOWS = 5;
    private static final int MOST_LEARNERS = 4;
    private static final int MOST_TRIALS = 200;
    private static final int MOST_SECONDS = 86_400;

    static final Group OUTCOME = group(
            optional(
                    "churn",
                    new Span(),
                    "Whether a unit has no event at all in this time after the as-of moment.",
                    "churn: 28d"),
            optional("event", words(), "Whether a unit has this event within the window.", "event: purchase"),
            optional(
                    "amount",
                    words(),
                    "Sum of the amounts of this event within the window, for each unit.",
                    "amount: purchase"),
            optional(
                    "within",
                    new Span(),
                    "Length of the window after the as-of moment, for event and amount.",
                    "within: 28d"));

    static final Group FEATURES = group(
            optional(
                    "events",
                    new Several(words(), 1, MOST_NAMES),
                    "Events that are counted; every event of the data when left out.",
                    "events: [view, purchase]"),
            optional(
                    "windows",
                    new Several(new Span(), 1, MOST_WINDOWS),
                    "Times before the as-of moment over which events are counted; 7 and 28 days when left out.",
                    "windows: [7d, 28d]"),
            optional(
                    "attributes",
                    new Several(words(), 0, MOST_NAMES),
                    "Attributes of units; all of them when left out.",
                    "attributes: [country, device_type]"),
            optional(
                    "read_until",
                    new Named(new Shape.Day(), null, null, 0),
                    "Day on which an attribute was read, by attribute. One that was read after the as-of moment of any unit is "
                            + "refused.",
                    "read_until: {plan: 2026-10-05}"));

    static final Group SEARCH = group(
            optional(
                    "method",
                    choice("search", "random", "halving"),
                    "random",
                    "Whether every setting is tried on all rows, or all on few and the best on more.",
                    "method: halving"),
            optional(
                    "trials",
                    whole(1, MOST_TRIALS),
                    Prediction.Search.DEFAULT.trials(),
                    "Settings that are tried, over all learners together.",
                    "trials: 18"),
            optional(
                    "seconds",
                    whole(1, MOST_SECONDS),
                    "Time after which no further trial starts. With it, results depend on the machine.",
                    "seconds: 60"));

    static final Group PREDICTION = group(
            optional("label", words(), "Name for people. Made from the key when left out.", "label: Who leaves"),
            required(
                    "outcome",
                    OUTCOME,
                    "What is predicted: churn, an event or an amount, in a window that starts at the as-of moment.",
                    "outcome: {churn: 28d}"),
            required(
                    "as_of",
                    words(),
                    "The moment from which a unit is predicted: a time after its first exposure, or a day for all. Nothing "
                            + "after it is a feature, nothing before it the outcome.",
                    "as_of: 14d"),
            optional(
                    "features",
                    FEATURES,
                    "What the model may know; counts of all events and all attributes when left out.",
                    "features: {events: [view, purchase], windows: [7d, 28d]}"),
            optional(
                    "learners",
                    new Several(
                            choice("learner", "linear", "xgboost", "smile_boosting", "random_forest"),
                            1,
                            MOST_LEARNERS),
                    "Learners that compete; linear and xgboost when left out. The linear model is always compared with.",
                    "learners: [linear, xgboost]"),
            optional(
                    "search",
                    SEARCH,
                    "How the learners' settings are searched, by cross-validation on training rows.",
                    "search: {method: halving, trials: 18}"),
            optional(
                    "split",
                    choice("split", "user", "time"),
                    "user",
                    "What separates training, validation and test: units by chance, or as-of moments.",
                    "split: time"));

    private PredictionShapes() {}
}
