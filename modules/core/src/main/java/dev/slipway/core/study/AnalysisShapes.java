package dev.slipway.core.study;

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
import dev.slipway.core.study.Shape.Several;
import dev.slipway.core.study.Shape.Span;

/** Every key below {@code analyses}, described once. */
final class AnalysisShapes {
    private static final int MOST_NAMES = 50;
    private static final int FEWEST_PERMUTATIONS = 100;
    private static final int MOST_WEEKS = 52;
    private static final int MOST_COLUMNS = 10;

    private static final double DRIFT_ALERT = 0.02;
    private static final int MOST_PERMUTATIONS = 100_000;

    private static final Choice METHOD =
            choice("adjustment", "bonferroni", "holm", "hochberg", "benjamini_hochberg", "benjamini_yekutieli");

    private static final Shape NAMES = new Several(words(), 1, MOST_NAMES);

    static final Group FAMILY = group(
            required(
                    "metrics",
                    new Several(words(), 2, MOST_NAMES),
                    "Keys of the metrics that are judged together, at least two.",
                    "metrics: [signup_completion, kyc_7d]"),
            optional("method", METHOD, "holm", "How the p-values of the family are adjusted.", "method: holm"));

    static final Group SEGMENTS = group(optional(
            "method",
            METHOD,
            "holm",
            "How the p-values of the rows of one attribute are adjusted.",
            "method: benjamini_hochberg"));

    static final Group LOOKS = group(
            optional(
                    "priors",
                    new Named(inside(0, Double.POSITIVE_INFINITY), null, null, 0),
                    "Standard deviations, by your own names, of normal priors around 0 on the primary's absolute effect. "
                            + "Without any, three follow from minimum_effect.",
                    "priors: {sceptical: 0.005, wide: 0.05}"),
            optional(
                    "permutations",
                    whole(FEWEST_PERMUTATIONS, MOST_PERMUTATIONS),
                    2_000,
                    "How often the permutation test shuffles the arms.",
                    "permutations: 2000"),
            optional(
                    "mixture_sd",
                    inside(0, Double.POSITIVE_INFINITY),
                    "Standard deviation of the effects that the mixture SPRT seeks; minimum_effect when left out.",
                    "mixture_sd: 0.01"));

    static final Group OBSERVATIONAL = group(
            optional(
                    "treated",
                    words(),
                    "Attribute that is 1, yes or true for units that chose the treatment. Without it the study's own arms "
                            + "are compared.",
                    "treated: beta"),
            optional(
                    "outcome",
                    words(),
                    "A metric or a numeric attribute; the primary metric when left out.",
                    "outcome: beta_revenue"),
            required(
                    "adjust_for",
                    NAMES,
                    "Attributes from before the treatment that the comparison adjusts for.",
                    "adjust_for: [pre_revenue, country]"),
            optional(
                    "before",
                    words(),
                    "The outcome before the treatment, for difference-in-differences.",
                    "before: pre_revenue"),
            optional(
                    "estimand",
                    choice("estimand", "ate", "att", "overlap"),
                    "ate",
                    "Whom it is about.",
                    "estimand: att"),
            optional(
                    "trim",
                    number(0, 0.5),
                    0.01,
                    "Propensities below this and above 1 minus this are left out of weighting; 0 leaves nobody out.",
                    "trim: 0.01"));

    static final Group ROLLOUT = group(
            optional(
                    "outcome",
                    words(),
                    "sessions",
                    "Per user and week: sessions, revenue, active (0 or 1), or the name of an event that is counted.",
                    "outcome: sessions"),
            required(
                    "adjust_for",
                    NAMES,
                    "Attributes of users from before the rollout that the comparison adjusts for. Users without a number of "
                            + "one are left out.",
                    "adjust_for: [sessions_before, country]"),
            optional(
                    "metric",
                    words(),
                    "Metric of the experiment whose randomised answer is told beside.",
                    "metric: plays_14d"),
            optional(
                    "leads",
                    whole(0, MOST_WEEKS),
                    3,
                    "Weeks before the last one without the rollout that are looked at for trends.",
                    "leads: 3"),
            optional("lags", whole(0, MOST_WEEKS), 5, "Last week since adoption; the first one is 0.", "lags: 5"));

    static final Group DRIFT = group(
            optional(
                    "reference_weeks",
                    whole(1, MOST_WEEKS),
                    2,
                    "The first so many full weeks of the study, against which each later week is held.",
                    "reference_weeks: 2"),
            optional(
                    "alert",
                    inside(0, Double.POSITIVE_INFINITY),
                    DRIFT_ALERT,
                    "PSI from which a week that differs by more than chance is told as an alert.",
                    "alert: 0.1"),
            optional(
                    "columns",
                    new Several(words(), 0, MOST_COLUMNS),
                    "Text columns of the events, of which the first event of a user's week counts.",
                    "columns: [device, platform]"));

    static final Group REGRESSION = group(
            optional("label", words(), "Name for people. Made from the key when left out.", "label: Who churned"),
            required(
                    "model",
                    choice("model", "linear", "logistic", "poisson", "quasi_poisson", "negative_binomial"),
                    "The regression's family.",
                    "model: logistic"),
            required("outcome", words(), "A metric or a numeric attribute.", "outcome: churned"),
            required(
                    "terms",
                    NAMES,
                    "The arm as variant, attributes, or two of them joined by * for their interaction beside both.",
                    "terms: [variant, country, variant*country]"),
            optional(
                    "errors",
                    choice("kind of standard errors", "robust", "model"),
                    "robust",
                    "Whether standard errors stay right when the variance is not the model's.",
                    "errors: robust"));

    static final Group SURVIVAL = group(
            optional("label", words(), "Name for people. Made from the key when left out.", "label: Time to KYC"),
            optional("event", words(), "Event that ends the time since first exposure.", "event: kyc_complete"),
            optional("time", words(), "Column of a unit table with the time in days.", "time: days_active"),
            optional(
                    "status",
                    words(),
                    "Column of a unit table: 1 where the time ended with the event, 0 where it was censored.",
                    "status: churned"),
            optional(
                    "by",
                    words(),
                    "variant",
                    "The arm as variant, or a text attribute: a curve for each.",
                    "by: variant"),
            optional(
                    "horizon",
                    new Span(),
                    "Up to which the restricted mean counts. When left out, the last time at which every group is still "
                            + "watched.",
                    "horizon: 14d"),
            optional(
                    "terms",
                    new Several(words(), 0, MOST_NAMES),
                    "Terms of a Cox model, as those of a regression.",
                    "terms: [variant, intent_score]"),
            optional(
                    "strata",
                    new Several(words(), 0, MOST_NAMES),
                    "Text attributes whose levels each have a baseline hazard of their own.",
                    "strata: [country]"),
            optional(
                    "ties",
                    choice("way to treat ties", "efron", "breslow"),
                    "efron",
                    "How the Cox model treats tied times.",
                    "ties: efron"));

    static final Group TRANSITIONS = group(
            required(
                    "events",
                    new Several(words(), 2, MOST_NAMES),
                    "Events that count, in the order of rows and columns; others are passed over.",
                    "events: [signup_start, signup_complete]"),
            optional("gap", new Span(), "30m", "Time without an event that ends a session.", "gap: 30m"),
            optional("goal", words(), "One of the events, whose reaching is counted.", "goal: signup_complete"));

    static final Group ANALYSES = group(
            optional(
                    "family",
                    FAMILY,
                    "Metrics that are judged together.",
                    "family: {metrics: [signup_completion, kyc_7d], method: holm}"),
            optional("segments", SEGMENTS, "Adjustment of the breakdowns by segment.", "segments: {method: holm}"),
            optional("looks", LOOKS, "Methods for looking early, side by side.", "looks: {permutations: 2000}"),
            optional(
                    "observational",
                    OBSERVATIONAL,
                    "The question without randomisation.",
                    "observational: {treated: beta, adjust_for: [pre_revenue, country]}"),
            optional(
                    "regressions",
                    new Named(REGRESSION, StudyShape.METRIC_KEY, StudyShape.METRIC_KEY_SAID, 0),
                    "Regressions over units, by a name of your own.",
                    "regressions: {churned: {model: logistic, outcome: churned, terms: [variant, country]}}"),
            optional(
                    "survival",
                    new Named(SURVIVAL, StudyShape.METRIC_KEY, StudyShape.METRIC_KEY_SAID, 0),
                    "Times until something happens, by a name of your own.",
                    "survival: {kyc: {event: kyc_complete, by: variant, horizon: 14d}}"),
            optional(
                    "transitions",
                    TRANSITIONS,
                    "What follows what in the units' sessions. Only for studies with events.",
                    "transitions: {events: [signup_start, signup_complete], goal: signup_complete}"),
            optional(
                    "predictions",
                    new Named(PredictionShapes.PREDICTION, StudyShape.METRIC_KEY, StudyShape.METRIC_KEY_SAID, 0),
                    "Learned models, by a name of your own. Only for studies with events.",
                    "predictions: {churn: {outcome: {churn: 28d}, as_of: 14d}}"),
            optional(
                    "rollout",
                    ROLLOUT,
                    "What a rollout that nobody randomised did to those who adopted it. Only for sources that have one.",
                    "rollout: {outcome: sessions, adjust_for: [sessions_before, country]}"),
            optional(
                    "drift",
                    DRIFT,
                    "How the behaviour of active users moved from week to week. Only for studies with events.",
                    "drift: {reference_weeks: 2, columns: [device]}"),
            optional(
                    "offers",
                    OffersShapes.OFFERS,
                    "Who should get which offer, learned from weeks in which offers were drawn by chance. Only for worlds of weeks.",
                    "offers: {metric: net_revenue, budget: {column: bonus_cost, per_user: 0.20}, limits: [loss_rate]}"),
            optional(
                    "risk",
                    new Named(RiskShapes.RISK, StudyShape.METRIC_KEY, StudyShape.METRIC_KEY_SAID, 0),
                    "Whom to look at first, by a name of your own: learned models of losses such as fraud. Only for worlds of weeks.",
                    "risk: {abuse: {outcome: loss_bonus_abuse, delay: 1, reviews_per_week: 50, review_cost: 4}}"));

    private AnalysisShapes() {}
}
