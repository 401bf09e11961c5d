package dev.slipway.simulation.onboarding;

import dev.slipway.core.study.WorldDescription.Knob;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The numbers of the onboarding world that a study may turn, with their bounds. */
final class Knobs {
    static final Map<String, Knob> EFFECTS = effects();
    static final Map<String, Knob> PARAMETERS = parameters();

    private Knobs() {}

    private static Map<String, Knob> effects() {
        Map<String, Knob> knobs = new LinkedHashMap<>();
        knobs.put(
                "signup_completion",
                new Knob(
                        "Sign-up completion",
                        "pp",
                        0.05,
                        -0.08,
                        0.15,
                        "How many more users finish sign-up under progressive onboarding, averaged over everybody."));
        knobs.put(
                "kyc_7d",
                new Knob(
                        "KYC within 7 days",
                        "pp",
                        -0.005,
                        -0.1,
                        0.05,
                        "Difference in passing the identity check within 7 days. Never above sign-up completion, since"
                                + " nobody is checked without an account."));
        knobs.put(
                "fraud",
                new Knob(
                        "Fraud within 14 days",
                        "pp",
                        0.0005,
                        -0.002,
                        0.015,
                        "Difference in users flagged as fraud within 14 days. The fraudster share rises with it unless"
                                + " you set that too."));
        knobs.put(
                "retention_7",
                new Knob(
                        "Back on day 7",
                        "pp",
                        0.01,
                        -0.03,
                        0.03,
                        "Difference in users who open the app on day 7; other days change in proportion."));
        return Collections.unmodifiableMap(knobs);
    }

    private static Map<String, Knob> parameters() {
        Map<String, Knob> knobs = new LinkedHashMap<>();
        knobs.put(
                "baseline_completion",
                share(
                        "Sign-up completion in control",
                        0.412,
                        0.2,
                        0.75,
                        "Share of users who finish sign-up, and with it KYC, under full KYC upfront."));
        knobs.put(
                "intent_strength",
                new Knob(
                        "Strength of intent",
                        "x",
                        1.6,
                        0,
                        3,
                        "How strongly the intent score from before exposure predicts completion; 0 is not at all."));
        knobs.put(
                "heterogeneity",
                new Knob(
                        "Effect varies by channel and device",
                        "x",
                        0.4,
                        0,
                        1,
                        "How unlike the effects of channels and devices are; the average stays as planted."));
        knobs.put(
                "fraudster_share",
                share("Fraudster share", 0.012, 0.002, 0.03, "Share of users who came to defraud; nobody sees who."));
        knobs.put(
                "app_version_drift",
                new Knob(
                        "App release rolls out",
                        "x",
                        1,
                        0,
                        1,
                        "How far a new app release spreads after the first week, alike in all variants."));
        knobs.put(
                "channel_drift",
                new Knob(
                        "Social channel grows",
                        "x",
                        0,
                        0,
                        1,
                        "How far the social channel grows after the first week, alike in all variants."));
        knobs.put(
                "late_events",
                share("Late events", 0, 0, 0.2, "Share of events that are stamped a day or more after they happened."));
        knobs.put(
                "duplicates",
                share(
                        "Bots and duplicate events",
                        0,
                        0,
                        0.2,
                        "Share of events that are logged twice; a fifth of that share of users are bots."));
        knobs.put(
                "sample_ratio_fault",
                share("Sample-ratio fault", 0, 0, 0.2, "Share of treatment exposures that are lost in logging."));
        knobs.put(
                "crossover",
                share("Crossovers", 0, 0, 0.2, "Share of users who are later shown another variant as well."));
        return Collections.unmodifiableMap(knobs);
    }

    private static Knob share(String label, double byDefault, double low, double high, String help) {
        return new Knob(label, "share", byDefault, low, high, help);
    }
}
