package dev.slipway.core.study;

import static dev.slipway.core.study.Shape.anyNumber;
import static dev.slipway.core.study.Shape.choice;
import static dev.slipway.core.study.Shape.group;
import static dev.slipway.core.study.Shape.inside;
import static dev.slipway.core.study.Shape.number;
import static dev.slipway.core.study.Shape.optional;
import static dev.slipway.core.study.Shape.required;
import static dev.slipway.core.study.Shape.whole;
import static dev.slipway.core.study.Shape.words;

import dev.slipway.core.study.Shape.Choice;
import dev.slipway.core.study.Shape.Group;
import dev.slipway.core.study.Shape.Named;
import dev.slipway.core.study.Shape.Num;
import dev.slipway.core.study.Shape.OneOrSeveral;
import dev.slipway.core.study.Shape.Several;
import dev.slipway.core.study.Shape.Span;
import dev.slipway.core.study.Shape.Words;
import java.util.List;

/** Every key of the study file, described once. */
final class StudyShape {
    static final int BUCKETS = 10_000;
    static final int MOST_DAYS = 3_650;
    private static final int MOST_STEPS = 50;
    private static final int MOST_INTENTS = 20;

    private static final Words KEY = new Words("^[A-Za-z][A-Za-z0-9_-]*$", "letters, digits, _ and -");
    static final String METRIC_KEY = "^[a-z][a-z0-9_]*$";
    static final String METRIC_KEY_SAID = "small letters, digits and _, with a letter first";
    private static final Choice KINDS =
            choice("metric kind", "proportion", "mean", "count", "ratio", "retention", "quantile");

    static final Group RAMP_STEP = group(
            required("day", whole(0, MOST_DAYS), "Day from which it holds; the first day is 0.", "day: 3"),
            required("coverage", number(0, 1), "Share of the layer's units that take part.", "coverage: 0.5"));

    static final Group ALLOCATION = group(
            optional("coverage", number(0, 1), 1.0, "Share of the layer's units that take part.", "coverage: 0.5"),
            optional(
                    "layer",
                    KEY,
                    "Experiments of one layer exclude each other. Its own key by default.",
                    "layer: onboarding"),
            optional(
                    "ramp",
                    new Several(RAMP_STEP, 1, MOST_STEPS),
                    "Coverage by day, for a careful start: a user's coverage is that of the day of arrival. The first step is on "
                            + "day 0, days increase, coverage never falls and ends at coverage.",
                    "ramp: [{day: 0, coverage: 0.1}, {day: 3, coverage: 1}]"),
            optional(
                    "layer_range",
                    new Several(whole(0, BUCKETS), 2, 2),
                    List.of(0, BUCKETS),
                    "Which of the layer's 10,000 buckets this experiment may use: the first, and the one after the last.",
                    "layer_range: [0, 5000]"),
            optional(
                    "holdout",
                    number(0, 1),
                    0.0,
                    "Share of all units that no experiment of the layer touches.",
                    "holdout: 0.05"),
            optional(
                    "variants",
                    new Named(new Num(false, 0.0, null, false), null, null, 2),
                    "Weights by variant. They add up to 1.",
                    "variants: {control: 0.5, treatment: 0.5}"));

    static final Group EXPERIMENT = group(
            required("key", KEY, "Names the experiment in data and salts its hash.", "key: onboarding-kyc"),
            optional("unit", words(), "user_id", "Column that identifies who is randomised.", "unit: user_id"),
            optional("control", words(), "control", "The variant that others are compared with.", "control: gate_30"),
            optional(
                    "planned_days",
                    whole(1, MOST_DAYS),
                    "How many days exposure is planned to last.",
                    "planned_days: 28"),
            optional(
                    "variants",
                    new Several(words(), 2, 20),
                    "The variants, with equal weights. Use allocation.variants for other weights.",
                    "variants: [control, treatment]"),
            optional(
                    "allocation",
                    ALLOCATION,
                    "Who gets what.",
                    "allocation: {variants: {control: 0.5, treatment: 0.5}}"));

    static final Group CAP = new Group(
            List.of(
                    optional("value", anyNumber(), "Cap each unit's value at this number.", "value: 500"),
                    optional(
                            "percentile",
                            inside(0, 100),
                            "Cap at this percentile of all units' values.",
                            "percentile: 99.9")),
            true);

    static final Group METRIC = group(
            optional(
                    "label", words(), "Name for people. Made from the key when left out.", "label: Sign-up completion"),
            required("kind", KINDS, "What the metric measures of one unit.", "kind: proportion"),
            optional("event", words(), "Event that is looked for.", "event: signup_complete"),
            optional("denominator", words(), "Event or column that a ratio divides by.", "denominator: app_open"),
            optional(
                    "column",
                    words(),
                    "Column of a unit table; in a world of weeks columns that are added and subtracted.",
                    "column: revenue_gross - bonus_cost"),
            optional(
                    "covariate",
                    words(),
                    "Attribute or column from before exposure, for CUPED.",
                    "covariate: intent_score"),
            optional("within", new Span(), "Window from first exposure.", "within: 7d"),
            optional("day", whole(1, 365), "For retention: the day after exposure.", "day: 7"),
            optional("quantile", inside(0, 1), "For a quantile: which one.", "quantile: 0.9"),
            required(
                    "better",
                    choice("direction", "higher", "lower"),
                    "Which direction is an improvement.",
                    "better: higher"),
            optional(
                    "role",
                    choice("role", "primary", "guardrail", "secondary"),
                    "secondary",
                    "What the decision does with the metric.",
                    "role: guardrail"),
            optional(
                    "margin",
                    inside(0, Double.POSITIVE_INFINITY),
                    "How much worse a guardrail may get: always positive, on the metric's own scale.",
                    "margin: 0.02"),
            optional(
                    "ceiling",
                    anyNumber(),
                    "Level that the treatment's mean of a guardrail may not exceed.",
                    "ceiling: 0.01"),
            optional(
                    "unit",
                    choice("unit", "percent", "euro"),
                    "How a ratio or mean is written where plain numbers would be hard to read: in percent, or as money.",
                    "unit: euro"),
            optional("cap", CAP, "Upper cap of each unit's value.", "cap: {percentile: 99.9}"));

    static final Group LOOKS = group(
            optional(
                    "plan",
                    choice("plan of looks", "fixed", "group_sequential", "anytime"),
                    "fixed",
                    "When the result may be looked at, and with it the interval that decides.",
                    "plan: anytime"),
            optional("count", whole(2, 50), "Number of looks of a group-sequential plan.", "count: 4"));

    static final Group DECISION = group(
            optional("alpha", inside(0, 0.5), 0.05, "Two-sided error rate of each deciding interval.", "alpha: 0.05"),
            optional(
                    "power",
                    inside(0, 1),
                    0.8,
                    "Chance to detect minimum_effect that the plan asks for.",
                    "power: 0.8"),
            required(
                    "minimum_effect",
                    inside(0, Double.POSITIVE_INFINITY),
                    "Absolute effect on the primary metric that the study is planned to detect.",
                    "minimum_effect: 0.01"),
            optional("ship_above", anyNumber(), 0.0, "What the primary's interval must exceed.", "ship_above: 0.01"),
            optional("looks", LOOKS, "The plan of looks.", "looks: {plan: anytime}"),
            optional(
                    "adjust",
                    choice("adjustment", "cuped", "none"),
                    "none",
                    "Whether the deciding estimate uses the covariate.",
                    "adjust: cuped"));

    static final Group FUNNEL = group(
            required(
                    "steps",
                    new Several(new OneOrSeveral(words()), 2, 20),
                    "Events in order. A list in place of an event means any one of them.",
                    "steps: [signup_start, [name, email_verified], signup_complete]"),
            optional("window", new Span(), "7d", "Window from first exposure.", "window: 7d"),
            optional(
                    "order",
                    choice("order", "in_order", "strict", "any"),
                    "in_order",
                    "How the steps of one unit must follow each other.",
                    "order: in_order"));

    static final Group DATA = group(
            optional(
                    "timezone",
                    words(),
                    "UTC",
                    "Time zone whose calendar days the tables of days and cohorts count.",
                    "timezone: Europe/Berlin"),
            optional(
                    "tables",
                    choice("set of tables", "experiment", "engagement"),
                    "experiment",
                    "engagement also builds visits, days, active users, cohorts and weeks of every user, in the experiment or not.",
                    "tables: engagement"),
            optional(
                    "intents",
                    new Named(new Several(words(), 1, MOST_INTENTS), METRIC_KEY, METRIC_KEY_SAID, 0),
                    "What a visit was for, by its events: the first intent of which the visit has an event. Without one, the event "
                            + "that happened most often.",
                    "intents: {buy: [purchase, add_to_cart], listen: [play]}"));

    static final Group MEMO =
            group(optional("next", words(), "What happens next, in the words of the memo.", "next: Roll out to 100 %"));

    static final Group STUDY = group(
            required("study", words(), "What the study asks, as a headline.", "study: Progressive onboarding"),
            optional("question", words(), "The question in one sentence, for the memo.", "question: Does it pay"),
            required(
                    "source",
                    SourceShapes.SOURCE,
                    "Where the data comes from.",
                    "source: {simulate: {world: onboarding, users: 60000, days: 28}}"),
            required("experiment", EXPERIMENT, "The experiment.", "experiment: {key: onboarding-kyc}"),
            required(
                    "metrics",
                    new Named(METRIC, METRIC_KEY, METRIC_KEY_SAID, 1),
                    "The metrics by key. Exactly one is primary.",
                    "metrics: {conversion: {kind: proportion, event: purchase, within: 7d, better: higher, role: primary}}"),
            required(
                    "decision",
                    DECISION,
                    "The rule that turns estimates into a verdict.",
                    "decision: {minimum_effect: 0.01}"),
            optional(
                    "segments",
                    new Several(words(), 0, 20),
                    "User attributes to break the result down by.",
                    "segments: [country]"),
            optional("funnel", FUNNEL, "Steps after exposure.", "funnel: {steps: [signup_start, signup_complete]}"),
            optional(
                    "analyses",
                    AnalysisShapes.ANALYSES,
                    "Analyses beside the metrics and the decision. None of them decides.",
                    "analyses: {family: {metrics: [signup_completion, kyc_7d]}}"),
            optional("data", DATA, "How the warehouse cuts days and visits.", "data: {timezone: Europe/Berlin}"),
            optional("memo", MEMO, "Words for the memo.", "memo: {next: Roll out to everyone}"));

    private StudyShape() {}
}
