package dev.slipway.simulation.behavior;

import dev.slipway.core.study.WorldDescription.Knob;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The numbers of the behavior world that a study may turn, with their bounds. */
final class Knobs {
    static final Map<String, Knob> EFFECTS = effects();
    static final Map<String, Knob> PARAMETERS = parameters();

    private Knobs() {}

    private static Map<String, Knob> effects() {
        Map<String, Knob> knobs = new LinkedHashMap<>();
        knobs.put(
                "plays_14d",
                new Knob(
                        "Plays in 14 days",
                        "per_user",
                        0.4,
                        -1,
                        2,
                        "Engagement: how many more plays a user leaves within 14 days of exposure."));
        knobs.put(
                "purchase_14d",
                new Knob(
                        "Purchase within 14 days",
                        "pp",
                        0.015,
                        -0.04,
                        0.06,
                        "Conversion: difference in users who buy within 14 days of exposure."));
        knobs.put(
                "retention_7",
                new Knob(
                        "Back on day 7",
                        "pp",
                        0.01,
                        -0.04,
                        0.05,
                        "Difference in users who view something on day 7. Other days follow, since users visit more or"
                                + " less often."));
        knobs.put(
                "revenue_14d",
                new Knob(
                        "Revenue in 14 days",
                        "EUR",
                        0.9,
                        -3,
                        5,
                        "Difference in what a user spends within 14 days of exposure. Baskets grow or shrink by what"
                                + " more purchases don't explain."));
        return Collections.unmodifiableMap(knobs);
    }

    private static Map<String, Knob> parameters() {
        Map<String, Knob> knobs = new LinkedHashMap<>();
        people(knobs);
        effectShape(knobs);
        rollout(knobs);
        drift(knobs);
        faults(knobs);
        return Collections.unmodifiableMap(knobs);
    }

    private static void people(Map<String, Knob> knobs) {
        knobs.put(
                "visits_per_day",
                new Knob(
                        "Visits per day",
                        "per_day",
                        0.25,
                        0.05,
                        2,
                        "Sessions that a user starts on an average day, while not churned, averaged over everybody."));
        knobs.put(
                "regularity",
                new Knob(
                        "How alike users are",
                        "x",
                        0.8,
                        0.2,
                        10,
                        "Shape of the gamma distribution of visit rates; the smaller, the more a few users visit"
                                + " most."));
        knobs.put(
                "newcomers",
                share(
                        "Newcomers",
                        0.25,
                        0.02,
                        0.9,
                        "Share of users who sign up during the study; the others did before."));
        knobs.put(
                "churn_per_day",
                share(
                        "Churn per day",
                        0.004,
                        0.0005,
                        0.05,
                        "Base hazard of leaving for good. Channel and device change it; newcomers leave 2.5 times as"
                                + " fast."));
    }

    private static void effectShape(Map<String, Knob> knobs) {
        knobs.put(
                "heterogeneity",
                new Knob(
                        "Effect varies by channel and cohort",
                        "x",
                        0.5,
                        0,
                        1,
                        "How unlike the effects of channels, and of newcomers and others, are; the average stays as"
                                + " planted."));
        knobs.put(
                "novelty",
                new Knob(
                        "Novelty that wears off",
                        "x",
                        0,
                        0,
                        3,
                        "How much stronger the effect is on the first day than in the long run: 1 is twice as"
                                + " strong."));
        knobs.put(
                "novelty_half_life",
                new Knob("Half-life of novelty", "days", 7, 1, 60, "Days after which half of the novelty is gone."));
        knobs.put(
                "interference",
                share(
                        "Interference",
                        0,
                        0,
                        1,
                        "How much of the effect reaches the control users of the experiment through treated users,"
                                + " times the share of users who are treated. The experiment then shows less than a launch"
                                + " would bring."));
    }

    private static void rollout(Map<String, Knob> knobs) {
        knobs.put(
                "adoption",
                share(
                        "Adoption of the rollout",
                        0.35,
                        0.05,
                        0.8,
                        "Share of earlier users outside the experiment who adopt the feature by themselves."));
        knobs.put(
                "confounding",
                new Knob(
                        "Strength of confounding",
                        "x",
                        1,
                        0,
                        2,
                        "How strongly adoption depends on earlier visits, channel, device and country; 0 is not at"
                                + " all."));
    }

    private static void drift(Map<String, Knob> knobs) {
        knobs.put(
                "drift_week",
                new Knob(
                        "Week in which drift starts",
                        "week",
                        5,
                        2,
                        52,
                        "The first week is week 1. Alike in all variants."));
        knobs.put(
                "device_drift",
                new Knob(
                        "Use moves to the phone",
                        "x",
                        0,
                        0,
                        1,
                        "Share of the use of other devices that moves to the phone."));
        knobs.put(
                "engagement_drift",
                new Knob(
                        "Engagement shifts",
                        "x",
                        0,
                        -0.5,
                        0.5,
                        "Relative change of how often everybody visits: 0.1 is a tenth more."));
    }

    private static void faults(Map<String, Knob> knobs) {
        knobs.put(
                "sample_ratio_fault",
                share("Sample-ratio fault", 0, 0, 0.2, "Share of treatment exposures that are lost in logging."));
        knobs.put(
                "bots",
                share("Bots", 0, 0, 0.05, "Share of users behind whom a bot clicks through the product as well."));
        knobs.put(
                "late_events",
                share("Late events", 0, 0, 0.2, "Share of events that are stamped a day or more after they happened."));
        knobs.put("duplicates", share("Duplicate events", 0, 0, 0.2, "Share of events that are logged twice."));
    }

    private static Knob share(String label, double byDefault, double low, double high, String help) {
        return new Knob(label, "share", byDefault, low, high, help);
    }
}
