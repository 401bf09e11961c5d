package dev.slipway.simulation.onboarding;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.study.Source;
import dev.slipway.core.study.WorldDescription.Conflict;
import dev.slipway.simulation.knob.KnobValues;
import java.util.ArrayList;
import java.util.List;
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

    /** Share of fraudsters who slip in at most, where the fraudster share gives way to the planted effect. */
    private static final double SLIPS_IN_AT_MOST = 0.9;

    /** Everything that does not go together; the numbers are known and within their bounds. */
    static List<Conflict> conflicts(Source.Simulate spec) {
        List<Conflict> conflicts = new ArrayList<>();
        Setting setting = choose(spec, conflicts);
        if (conflicts.isEmpty()) {
            try {
                Blueprint.rates(setting, spec.days());
            } catch (SlipwayException e) {
                String sentence = e.sentence().replaceFirst("\\.$", "");
                conflicts.add(new Conflict("parameters", "fraudster_share", sentence, e.remedy()));
            }
        }
        return conflicts;
    }

    static Setting of(Source.Simulate spec) {
        List<Conflict> conflicts = new ArrayList<>();
        Setting setting = choose(spec, conflicts);
        if (!conflicts.isEmpty()) {
            Conflict first = conflicts.getFirst();
            throw new SlipwayException(ErrorCategory.STUDY_INVALID, first.message() + ".", first.remedy());
        }
        return setting;
    }

    private static Setting choose(Source.Simulate spec, List<Conflict> conflicts) {
        Map<String, Double> effects = KnobValues.resolve("onboarding", "effect", Knobs.EFFECTS, spec.effects());
        Map<String, Double> parameters =
                KnobValues.resolve("onboarding", "parameter", Knobs.PARAMETERS, spec.parameters());
        double baseline = get(parameters, "baseline_completion");
        double signup = get(effects, "signup_completion");
        double share = get(parameters, "fraudster_share");
        double control = share * SLIPS_IN * Timing.CAUGHT_WITHIN_14D;
        double treatment = control + get(effects, "fraud");
        double fraudsters = fraudsters(share, treatment, spec.parameters().containsKey("fraudster_share"), conflicts);
        return new Setting(
                new double[] {baseline, baseline + signup},
                baseline
                        + kycEffect(
                                signup, get(effects, "kyc_7d"), spec.effects().containsKey("kyc_7d"), conflicts),
                new double[] {control, treatment},
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
    private static double kycEffect(double signup, double kyc, boolean chosen, List<Conflict> conflicts) {
        if (kyc > signup && chosen) {
            conflicts.add(new Conflict(
                    "effects",
                    "kyc_7d",
                    String.format(
                            Locale.ROOT,
                            "kyc_7d is %s but signup_completion is only %s: nobody passes KYC without signing up",
                            kyc,
                            signup),
                    String.format(Locale.ROOT, "Plant kyc_7d at %s or lower, or raise signup_completion.", signup)));
        }
        return Math.min(kyc, signup);
    }

    /** Nobody but a fraudster is flagged: the default share gives way to the planted effect, a chosen one does not. */
    private static double fraudsters(double share, double flagged, boolean chosen, List<Conflict> conflicts) {
        double needed = flagged / Timing.CAUGHT_WITHIN_14D;
        if (flagged < 0 || (chosen && needed > share)) {
            conflicts.add(new Conflict(
                    "effects",
                    "fraud",
                    String.format(
                            Locale.ROOT,
                            "With %.2f%% fraudsters the planted effects would flag %.2f%% of treatment as fraud",
                            100 * share,
                            100 * flagged),
                    flagged < 0
                            ? "Plant a smaller drop in fraud, or raise fraudster_share."
                            : String.format(
                                    Locale.ROOT, "Plant less fraud, or raise fraudster_share above %.4f.", needed)));
        }
        return chosen ? share : Math.max(share, needed / SLIPS_IN_AT_MOST);
    }

    double signupEffect() {
        return completion[1] - completion[0];
    }

    /** Share of fraudsters who slip in, by arm. */
    double slip(int arm) {
        return flaggedWithin14d[arm] / (fraudsters * Timing.CAUGHT_WITHIN_14D);
    }
}
