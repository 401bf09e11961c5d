package dev.slipway.core.study;

import static dev.slipway.core.study.Shape.choice;
import static dev.slipway.core.study.Shape.group;
import static dev.slipway.core.study.Shape.inside;
import static dev.slipway.core.study.Shape.optional;
import static dev.slipway.core.study.Shape.required;
import static dev.slipway.core.study.Shape.whole;
import static dev.slipway.core.study.Shape.words;

import dev.slipway.core.study.Shape.Group;
import dev.slipway.core.study.Shape.Several;

/** Every key of the question who should get which offer, described once. */
final class OffersShapes {
    private static final int MOST_NAMES = 50;
    private static final int MOST_LIMITS = 8;
    private static final int MOST_WINDOWS = 4;
    private static final int MOST_WEEKS = 52;
    private static final int MOST_LEARNERS = 6;
    private static final int MOST_BASES = 4;
    private static final int MOST_POLICIES = 5;

    static final Group BUDGET = group(
            required(
                    "column",
                    words(),
                    "Column of the weeks with what an offer cost; several may be added, joined by +.",
                    "column: bonus_cost"),
            required(
                    "per_user",
                    inside(0, Double.POSITIVE_INFINITY),
                    "What offers may cost at most, for each user and week on average.",
                    "per_user: 0.20"));

    static final Group FLOOR = group(
            required(
                    "attribute",
                    words(),
                    "Text attribute of users; each of its levels gets the share.",
                    "attribute: segment"),
            required(
                    "share",
                    inside(0, 1),
                    "Share of the users of each level who get an offer at least.",
                    "share: 0.05"));

    static final Group FEATURES = group(
            optional(
                    "columns",
                    new Several(words(), 1, MOST_NAMES),
                    "Number columns of the weeks that are summed over the weeks before; all of them when left out.",
                    "columns: [sessions, gmv]"),
            optional(
                    "windows",
                    new Several(whole(1, MOST_WEEKS), 1, MOST_WINDOWS),
                    "Over how many weeks before they are summed; 1 and 4 when left out.",
                    "windows: [1, 4]"),
            optional(
                    "attributes",
                    new Several(words(), 0, MOST_NAMES),
                    "Attributes of users; all of them when left out.",
                    "attributes: [segment, channel]"),
            optional(
                    "activity",
                    words(),
                    "Column of the weeks that lies above 0 where a user was active: adds how each user came back so"
                            + " far.",
                    "activity: active"));

    static final Group RACE = group(
            optional(
                    "policies",
                    new Several(
                            choice("policy", "epsilon_greedy", "linucb", "thompson", "safe_linucb", "abn"),
                            1,
                            MOST_POLICIES),
                    "Policies that take part; all when left out. A/B/n always does.",
                    "policies: [linucb, safe_linucb, abn]"),
            optional("rounds", whole(8, 104), 26, "Weeks of a run.", "rounds: 26"),
            optional("users", whole(50, 5_000), 200, "Users who come in each week.", "users: 200"),
            optional("replays", whole(10, 500), 30, "How often the run is repeated.", "replays: 30"),
            optional(
                    "feedback_delay",
                    whole(0, 12),
                    1,
                    "Weeks that the outcome of a week comes late; 0 for before the next week.",
                    "feedback_delay: 1"),
            optional(
                    "change",
                    whole(2, 104),
                    "Week from which each offer brings what another one brought; the world stays when left out.",
                    "change: 14"));

    static final Group OFFERS = group(
            optional("label", words(), "Name for people.", "label: Who gets which offer"),
            required(
                    "metric",
                    words(),
                    "Metric above whose line stands what a user's week is worth; more is better.",
                    "metric: net_revenue"),
            optional("action", words(), "offer", "Text column of the weeks with the offer made.", "action: offer"),
            optional("none", words(), "none", "Value of that column that means no offer.", "none: none"),
            optional(
                    "propensity",
                    words(),
                    "propensity",
                    "Column of the weeks with the probability with which that offer was chosen. Weeks with 1 are left"
                            + " out.",
                    "propensity: propensity"),
            optional(
                    "left",
                    words(),
                    "Column of the weeks that is 1 in the week in which a user leaves for good. Who left gets no"
                            + " offers.",
                    "left: churned"),
            optional(
                    "budget",
                    BUDGET,
                    "What offers may cost; no budget when left out.",
                    "budget: {column: bonus_cost, per_user: 0.20}"),
            optional(
                    "limits",
                    new Several(words(), 0, MOST_LIMITS),
                    "Guardrails that the assignment has to keep: ratios with a ceiling, and proportions with a margin over what"
                            + " the log has.",
                    "limits: [loss_rate, abused]"),
            optional(
                    "floor",
                    FLOOR,
                    "A share of users in every level of an attribute who get an offer; none when left out.",
                    "floor: {attribute: segment, share: 0.05}"),
            optional(
                    "features",
                    FEATURES,
                    "What may tell users apart; all columns and attributes when left out.",
                    "features: {windows: [1, 4], attributes: [segment, channel]}"),
            optional(
                    "learners",
                    new Several(choice("meta-learner", "s", "t", "x", "r", "dr", "parts"), 1, MOST_LEARNERS),
                    "Meta-learners of effects that compete; all when left out. parts learns every column of the metric"
                            + " by itself.",
                    "learners: [x, dr, parts]"),
            optional(
                    "bases",
                    new Several(choice("base", "linear", "xgboost", "smile_boosting", "random_forest"), 1, MOST_BASES),
                    "Models that the learners are made of; linear and xgboost when left out.",
                    "bases: [linear, xgboost]"),
            optional(
                    "race",
                    RACE,
                    "Policies that learn while they choose, against a test, in the simulated world. Only for simulated"
                            + " studies.",
                    "race: {rounds: 26, replays: 30}"));

    private OffersShapes() {}
}
