package dev.slipway.simulation.onboarding;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.study.Source;
import java.util.Locale;
import java.util.Map;

/**
 * The chosen numbers of one simulation; all rates are population averages.
 *
 * @param completion share that completes sign-up, by arm (0 control, 1 treatment)
 * @param kycWithin7d treatment share that passes KYC within 7 days of exposure; in control it equals completion
 * @param flaggedWithin14d share flagged as fraud within 14 days of exposure, by arm
 * @param retention7 difference of the share back on day 7
 */
record Setting(
        double[] completion,
        double kycWithin7d,
        double[] flaggedWithin14d,
        double retention7,
        double intentStrength,
        double heterogeneity,
        double fraudsters,
        double appDrift,
        double channelDrift,
        double late,
        double duplicates,
        double lostExposures,
        double crossover) {
    /** Share of fraudsters who slip in under full KYC upfront. */
    private static final double SLIPS_IN = 0.2544;

    static Setting of(Source.Simulate spec) {
        Map<String, Double> effects = Knobs.resolve("effect", Knobs.EFFECTS, spec.effects());
        Map<String, Double> parameters = Knobs.resolve("parameter", Knobs.PARAMETERS, spec.parameters());
        double baseline = get(parameters, "baseline_completion");
        double fraudsters = get(parameters, "fraudster_share");
        double signup = get(effects, "signup_completion");
        double flagged = fraudsters * SLIPS_IN * Timing.CAUGHT_WITHIN_14D;
        return new Setting(
                new double[] {baseline, baseline + signup},
                baseline
                        + kycEffect(
                                signup, get(effects, "kyc_7d"), spec.effects().containsKey("kyc_7d")),
                new double[] {flagged, flagged + fraudEffect(flagged, fraudsters, get(effects, "fraud"))},
                get(effects, "retention_7"),
                get(parameters, "intent_strength"),
                get(parameters, "heterogeneity"),
                fraudsters,
                get(parameters, "app_version_drift"),
                get(parameters, "channel_drift"),
                get(parameters, "late_events"),
                get(parameters, "duplicates"),
                get(parameters, "sample_ratio_fault"),
                get(parameters, "crossover"));
    }

    private static double get(Map<String, Double> values, String name) {
        return values.getOrDefault(name, Double.NaN);
    }

    /** Nobody passes KYC without an account; a default gives way, a number that somebody chose does not. */
    private static double kycEffect(double signup, double kyc, boolean chosen) {
        if (kyc > signup && chosen) {
            throw new SlipwayException(
                    ErrorCategory.STUDY_INVALID,
                    String.format(
                            Locale.ROOT,
                            "kyc_7d is %s but signup_completion is only %s: nobody passes KYC without signing up.",
                            kyc,
                            signup),
                    String.format(Locale.ROOT, "Plant kyc_7d at %s or lower, or raise signup_completion.", signup));
        }
        return Math.min(kyc, signup);
    }

    private static double fraudEffect(double flagged, double fraudsters, double effect) {
        double lowest = -flagged;
        double highest = fraudsters * Timing.CAUGHT_WITHIN_14D - flagged;
        if (effect < lowest || effect > highest) {
            throw new SlipwayException(
                    ErrorCategory.STUDY_INVALID,
                    String.format(
                            Locale.ROOT,
                            "A fraud effect of %s does not fit a fraudster share of %s.",
                            effect,
                            fraudsters),
                    String.format(
                            Locale.ROOT,
                            "Plant fraud between %.5f and %.5f, or change fraudster_share.",
                            lowest,
                            highest));
        }
        return effect;
    }

    double signupEffect() {
        return completion[1] - completion[0];
    }

    /** Share of fraudsters who slip in, by arm. */
    double slip(int arm) {
        return flaggedWithin14d[arm] / (fraudsters * Timing.CAUGHT_WITHIN_14D);
    }
}
