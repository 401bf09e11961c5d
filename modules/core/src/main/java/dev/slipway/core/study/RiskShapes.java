package dev.slipway.core.study;

import static dev.slipway.core.study.Shape.choice;
import static dev.slipway.core.study.Shape.group;
import static dev.slipway.core.study.Shape.inside;
import static dev.slipway.core.study.Shape.number;
import static dev.slipway.core.study.Shape.optional;
import static dev.slipway.core.study.Shape.required;
import static dev.slipway.core.study.Shape.whole;
import static dev.slipway.core.study.Shape.words;

import dev.slipway.core.study.Shape.Group;
import dev.slipway.core.study.Shape.Several;

/** Every key of the question whom to look at first, described once. */
final class RiskShapes {
    private static final double SMALLEST_SHARE = 0.01;
    private static final int MOST_WEEKS = 52;
    private static final int MOST_REVIEWS = 100_000;
    private static final int MOST_LEARNERS = 4;
    private static final int MOST_TRIALS = 200;

    static final Group RISK = group(
            optional("label", words(), "Name for people. Made from the key when left out.", "label: Bonus abuse"),
            required(
                    "outcome",
                    words(),
                    "Columns of the weeks that are added: what a week lost. A week is a case where that lies above 0.",
                    "outcome: loss_fraud + loss_bonus_abuse"),
            optional(
                    "horizon",
                    whole(1, MOST_WEEKS),
                    1,
                    "Weeks from the moment of a review over which a loss counts.",
                    "horizon: 1"),
            required(
                    "delay",
                    whole(0, MOST_WEEKS),
                    "Weeks after the horizon until its losses are known. Weeks that are younger teach nothing.",
                    "delay: 4"),
            required(
                    "reviews_per_week",
                    whole(1, MOST_REVIEWS),
                    "Users who can be reviewed in a week.",
                    "reviews_per_week: 50"),
            required(
                    "review_cost",
                    inside(0, Double.POSITIVE_INFINITY),
                    "What a review costs, in money.",
                    "review_cost: 4"),
            optional(
                    "prevented",
                    number(SMALLEST_SHARE, 1),
                    1.0,
                    "Share of a case's loss that a review prevents.",
                    "prevented: 0.8"),
            optional(
                    "left",
                    words(),
                    "Column of the weeks that is 1 in the week in which a user leaves for good. Who left is not looked at.",
                    "left: churned"),
            optional(
                    "features",
                    OffersShapes.FEATURES,
                    "What may tell users apart; all columns and attributes when left out. Columns of an outcome are never used.",
                    "features: {windows: [1, 4], attributes: [device, shared_devices]}"),
            optional(
                    "learners",
                    new Several(
                            choice("learner", "linear", "xgboost", "smile_boosting", "random_forest"),
                            1,
                            MOST_LEARNERS),
                    "Learners that compete; linear and xgboost when left out. Only these two tell reasons.",
                    "learners: [xgboost]"),
            optional(
                    "trials",
                    whole(1, MOST_TRIALS),
                    Risk.DEFAULT_TRIALS,
                    "Settings that are tried, over all learners together.",
                    "trials: 12"));

    private RiskShapes() {}
}
