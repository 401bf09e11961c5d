package dev.slipway.charts;

import dev.slipway.readout.model.ActivityDay;
import dev.slipway.readout.model.ArmSummary;
import dev.slipway.readout.model.DailyRate;
import dev.slipway.readout.model.Decision;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.PathPoint;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Parts of a readout made by hand, with numbers of the size of the onboarding study. */
final class Fixture {
    static final List<String> VARIANTS = List.of("control", "treatment");

    private Fixture() {}

    static Estimate estimate(String method, String scale, double effect, double half, boolean decides) {
        Map<String, Object> detail = switch (method) {
            case "cuped", "confidence_sequence_cuped" -> Map.of("variance_reduction", 0.41);
            case "beta_binomial" -> Map.of("probability_better", 0.9998);
            default -> Map.of();
        };
        Double p = method.equals("two_proportion_z") ? Double.valueOf(effect > .03 ? 1e-9 : .12) : null;
        return new Estimate(
                method,
                List.of("treatment", "control"),
                scale,
                effect,
                half / 1.96,
                effect - half,
                effect + half,
                0.95,
                p,
                decides,
                detail,
                List.of());
    }

    static MetricReadout signup() {
        List<Estimate> estimates = List.of(
                estimate("two_proportion_z", "absolute", .0489, .0080, false),
                estimate("cuped", "absolute", .0482, .0065, false),
                estimate("beta_binomial", "absolute", .0489, .0080, false),
                estimate("bootstrap_bca", "absolute", .0489, .0081, false),
                estimate("confidence_sequence", "absolute", .0489, .0131, true),
                estimate("two_proportion_z", "relative", .1187, .0201, false),
                estimate("confidence_sequence", "relative", .1187, .0331, true));
        return metric("signup_completion", "Sign-up completion", "primary", "higher", null, .412, .461, estimates, .05);
    }

    static MetricReadout kyc() {
        List<Estimate> estimates = List.of(
                estimate("two_proportion_z", "absolute", -.006, .0091, false),
                estimate("cuped", "absolute", -.006, .0069, false),
                estimate("beta_binomial", "absolute", -.006, .0092, false),
                estimate("confidence_sequence_cuped", "absolute", -.006, .0111, true));
        return metric("kyc_7d", "KYC within 7 days", "guardrail", "higher", .02, .413, .407, estimates, -.005);
    }

    static MetricReadout fraud() {
        List<Estimate> estimates = List.of(
                estimate("two_proportion_z", "absolute", .0008, .0013, false),
                estimate("confidence_sequence", "absolute", .0008, .00202, true));
        return metric("fraud_rate", "Fraud within 14 days", "guardrail", "lower", .003, .0029, .0037, estimates, .001);
    }

    static MetricReadout back() {
        List<Estimate> estimates = List.of(
                estimate("two_proportion_z", "absolute", .013, .0075, false),
                estimate("cuped", "absolute", .013, .0070, false),
                estimate("confidence_sequence", "absolute", .013, .011, true));
        return metric("back_7", "Back on day 7", "secondary", "higher", null, .211, .224, estimates, null);
    }

    static MetricReadout spend() {
        List<Estimate> estimates = List.of(
                estimate("welch_t", "absolute", .39, .25, false),
                estimate("confidence_sequence", "absolute", .39, .44, true));
        MetricReadout rate = metric("spend", "Spend per user", "secondary", "higher", null, 9.2, 9.6, estimates, null);
        return new MetricReadout(
                rate.key(),
                rate.label(),
                "mean",
                rate.role(),
                rate.better(),
                false,
                null,
                null,
                null,
                rate.arms(),
                rate.estimates(),
                List.of(),
                rate.daily(),
                null,
                null);
    }

    static List<MetricReadout> metrics() {
        return List.of(signup(), kyc(), fraud(), back());
    }

    static List<Decision.Milestone> milestones() {
        return List.of(
                new Decision.Milestone("signup_completion", "Primary shown: day 2", 2),
                new Decision.Milestone("kyc_7d", "KYC shown safe: day 19", 19),
                new Decision.Milestone("fraud_rate", "Fraud shown safe: day 27", 27));
    }

    static MetricReadout metric(
            String key,
            String label,
            String role,
            String better,
            @Nullable Double margin,
            double control,
            double treatment,
            List<Estimate> estimates,
            @Nullable Double truth) {
        SplittableRandom random = new SplittableRandom(key.hashCode());
        List<DailyRate> daily = new ArrayList<>();
        List<PathPoint> path = new ArrayList<>();
        double effect = estimates.getFirst().effect();
        double half = estimates.getFirst().ciHigh() - effect;
        double noise = Math.sqrt(control * Math.abs(1 - control) / 1000);
        for (int day = 1; day <= 27; day++) {
            daily.add(new DailyRate(
                    day, control + noise * random.nextGaussian(), treatment + noise * random.nextGaussian()));
            double h = half * Math.sqrt(27.0 / day);
            double at = effect + h / 3 * Math.sin(day * 1.7) * Math.exp(-day / 9.0) + h * .3 * Math.exp(-day / 5.0);
            path.add(new PathPoint(day, 830L * day, 835L * day, at, at - h, at + h, at - 1.63 * h, at + 1.63 * h));
        }
        List<ArmSummary> arms = List.of(
                new ArmSummary("control", 22_537, 7_449, control, .49, control * 22_537),
                new ArmSummary("treatment", 22_436, 7_578, treatment, .49, treatment * 22_436));
        return new MetricReadout(
                key,
                label,
                "proportion",
                role,
                better,
                true,
                "within 7 days of first exposure",
                margin,
                null,
                arms,
                estimates,
                path,
                daily,
                truth == null ? null : new MetricReadout.Truth(truth),
                null);
    }

    static List<ActivityDay> activity() {
        List<ActivityDay> days = new ArrayList<>();
        LocalDate first = LocalDate.of(2026, 10, 5);
        for (int i = 0; i < 28; i++) {
            long exposed = 1071L * (i + 1);
            double wave = 1 + .12 * Math.sin((i - 1) * 2 * Math.PI / 7);
            long control = Math.round(wave * 3900 * (1 - Math.exp(-(i + 1) / 8.0)));
            long treatment = Math.round(control * 1.055);
            days.add(new ActivityDay(
                    first.plusDays(i).toString(),
                    List.of(exposed, exposed + 40),
                    List.of(Math.min(control, exposed), Math.min(treatment, exposed)),
                    List.of(control * 2, treatment * 2),
                    List.of(control * 1.31, treatment * 1.37)));
        }
        return days;
    }
}
