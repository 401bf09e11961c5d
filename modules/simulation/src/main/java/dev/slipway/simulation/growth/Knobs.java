package dev.slipway.simulation.growth;

import dev.slipway.core.study.WorldDescription.Knob;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The numbers of the growth world that a study may turn, with their bounds. */
final class Knobs {
    static final Map<String, Knob> EFFECTS = effects();
    static final Map<String, Knob> PARAMETERS = parameters();

    private Knobs() {}

    private static Map<String, Knob> effects() {
        Map<String, Knob> knobs = new LinkedHashMap<>();
        knobs.put(
                "bonus_activity",
                share(
                        "Activity under a bonus",
                        0.7,
                        0,
                        2,
                        "How much more the average persuadable user does in a week with a bonus than in one without."
                                + " Students and salaried users answer most."));
        knobs.put(
                "fee_waiver_activity",
                share(
                        "Activity under a fee waiver",
                        0.5,
                        0,
                        2,
                        "How much more the average persuadable user does in a week with waived fees than in one without."
                                + " Self-employed and business users answer most."));
        knobs.put(
                "sleeping_dogs_activity",
                share(
                        "Sleeping dogs under any offer",
                        -0.3,
                        -0.6,
                        0,
                        "How much less the average sleeping dog does in a week with an offer; the hazard of leaving"
                                + " rises by the same share."));
        knobs.put(
                "offer_churn",
                share(
                        "Churn of persuadables under any offer",
                        -0.25,
                        -0.8,
                        0.5,
                        "Relative change of the hazard of leaving in a week with an offer."));
        return Collections.unmodifiableMap(knobs);
    }

    private static Map<String, Knob> parameters() {
        Map<String, Knob> knobs = new LinkedHashMap<>();
        use(knobs);
        before(knobs);
        kinds(knobs);
        offers(knobs);
        fraud(knobs);
        abuse(knobs);
        return Collections.unmodifiableMap(knobs);
    }

    private static void use(Map<String, Knob> knobs) {
        knobs.put(
                "sessions_per_week",
                new Knob(
                        "Sessions per week",
                        "per_week",
                        3.5,
                        0.5,
                        20,
                        "Of an average user in an average week, while here and without an offer."));
        knobs.put(
                "regularity",
                times(
                        "How alike users are",
                        1.2,
                        0.3,
                        10,
                        "Shape of the gamma distribution of sessions; the smaller, the more a few users come most."));
        knobs.put(
                "heavy_tail",
                times(
                        "Tail of amounts",
                        0.8,
                        0.1,
                        1.5,
                        "Standard deviation of the logarithm of a transaction's amount; means stay as they are."));
        knobs.put(
                "churn_per_week",
                share(
                        "Churn per week",
                        0.012,
                        0.0005,
                        0.1,
                        "Base hazard of leaving for good. Channel and tenure change it: new users leave up to 2.5 times"
                                + " as fast."));
        knobs.put(
                "seasonality",
                share(
                        "Seasonality",
                        0.08,
                        0,
                        0.4,
                        "Amplitude of activity over the year, relative to the average; the four weeks between paydays"
                                + " have half of it."));
    }

    private static void before(Map<String, Knob> knobs) {
        knobs.put(
                "weeks_before",
                new Knob(
                        "Weeks that went before",
                        "weeks",
                        0,
                        0,
                        520,
                        "The study begins so many weeks later with the same users: their chance is drawn anew and they are"
                                + " less new. What is known from before stays as it was."));
    }

    private static void kinds(Map<String, Knob> knobs) {
        knobs.put(
                "persuadables",
                share("Persuadables", 0.3, 0.02, 0.5, "About this share of users does more with an offer."));
        knobs.put(
                "sure_things",
                share("Sure things", 0.33, 0.02, 0.5, "About this share of users is active anyway and takes offers."));
        knobs.put(
                "sleeping_dogs",
                share(
                        "Sleeping dogs",
                        0.12,
                        0,
                        0.3,
                        "About this share of users does less with an offer. Who is left is a lost cause."));
        knobs.put(
                "heterogeneity",
                times(
                        "How much users give away",
                        1,
                        0,
                        2,
                        "How strongly channel, tenure and activity tell who is persuadable; at 0 nobody can be told"
                                + " apart."));
    }

    private static void offers(Map<String, Knob> knobs) {
        knobs.put(
                "bonus_size",
                new Knob("Size of a bonus", "EUR", 1, 0.1, 20, "What a bonus costs in a week in which it is taken."));
        knobs.put(
                "fee_waiver_share",
                share(
                        "Fees that are waived",
                        0.3,
                        0.02,
                        1,
                        "Share of a week's fees that a fee waiver costs when it is taken."));
        knobs.put(
                "smallest_propensity",
                share(
                        "Smallest propensity",
                        0.02,
                        0.001,
                        0.3,
                        "No offer, nor none, has a smaller probability under the logging policy."));
        knobs.put(
                "confounding",
                times(
                        "Strength of confounding",
                        1,
                        0,
                        2,
                        "How strongly the logging policy depends on sessions, segment and risk score; 0 is not at"
                                + " all."));
    }

    private static void fraud(Map<String, Knob> knobs) {
        knobs.put(
                "fraud_per_1000",
                new Knob(
                        "Fraud",
                        "per_1000",
                        3.5,
                        0,
                        20,
                        "Of 1,000 transactions of an average user outside rings, so many are fraud."));
        knobs.put(
                "fraud_loss",
                share(
                        "Loss by a fraud",
                        0.4,
                        0.05,
                        1,
                        "Share of the amount of a fraud that is lost; the rest is recovered."));
        knobs.put(
                "fraud_rings",
                share(
                        "Users in fraud rings",
                        0.006,
                        0,
                        0.05,
                        "Rings are 4 to 8 users who signed up together and share devices; 6% more of what they do is"
                                + " fraud."));
        knobs.put(
                "risk_signal",
                share(
                        "What the risk score tells",
                        0.6,
                        0,
                        1,
                        "Correlation of the score with the logarithm of the latent risk, about."));
        knobs.put(
                "chargeback_delay",
                new Knob(
                        "Delay of chargebacks",
                        "weeks",
                        3,
                        0,
                        12,
                        "Four of five frauds are charged back, so many weeks later or one more."));
        knobs.put(
                "drift_week",
                new Knob(
                        "Week in which drift starts",
                        "week",
                        7,
                        2,
                        520,
                        "The first week is week 1, those that went before counted too. Alike in all variants."));
        knobs.put(
                "fraud_drift", share("Fraud moves", 0, 0, 1, "How far fraud moves to business users and to the web."));
    }

    private static void abuse(Map<String, Knob> knobs) {
        knobs.put(
                "abusers",
                share(
                        "Bonus abusers",
                        0.03,
                        0,
                        0.2,
                        "Share of users in clusters of 3 to 6 accounts that exist for the bonus."));
        knobs.put(
                "abuse_loss",
                new Knob(
                        "Loss to an abuser",
                        "EUR",
                        14,
                        0,
                        100,
                        "Mean loss in a week in which an abuser takes a bonus, beside the bonus itself."));
    }

    private static Knob share(String label, double byDefault, double low, double high, String help) {
        return new Knob(label, "share", byDefault, low, high, help);
    }

    private static Knob times(String label, double byDefault, double low, double high, String help) {
        return new Knob(label, "x", byDefault, low, high, help);
    }
}
