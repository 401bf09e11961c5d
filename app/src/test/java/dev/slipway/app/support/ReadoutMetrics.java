package dev.slipway.app.support;

import static dev.slipway.app.support.Readouts.DAYS;

import dev.slipway.readout.model.ArmSummary;
import dev.slipway.readout.model.DailyRate;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.PathPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Metrics made by hand, with numbers of the size of the onboarding study. */
final class ReadoutMetrics {
    private ReadoutMetrics() {}

    static MetricReadout signup(double effect, double half) {
        return metric("signup_completion", "Sign-up completion", "primary", "higher", null, 0.412, effect, half);
    }

    static MetricReadout kyc(double effect, double half) {
        return metric("kyc_7d", "KYC within 7 days", "guardrail", "higher", 0.02, 0.413, effect, half);
    }

    static MetricReadout fraud(double effect, double half) {
        return metric("fraud_rate", "Fraud within 14 days", "guardrail", "lower", 0.003, 0.0029, effect, half);
    }

    static MetricReadout back() {
        return metric("back_7", "Back on day 7", "secondary", "higher", null, 0.211, 0.013, 0.011);
    }

    static MetricReadout metric(
            String key,
            String label,
            String role,
            String better,
            @Nullable Double margin,
            double control,
            double effect,
            double half) {
        SplittableRandom random = new SplittableRandom(key.hashCode());
        List<DailyRate> daily = new ArrayList<>();
        List<PathPoint> path = new ArrayList<>();
        double noise = Math.sqrt(control * (1 - control) / 1000);
        for (int day = 1; day < DAYS; day++) {
            daily.add(new DailyRate(
                    day, control + noise * random.nextGaussian(), control + effect + noise * random.nextGaussian()));
            double h = half * Math.sqrt((DAYS - 1.0) / day);
            path.add(new PathPoint(
                    day, 830L * day, 835L * day, effect, effect - h / 1.63, effect + h / 1.63, effect - h, effect + h));
        }
        List<ArmSummary> arms = List.of(
                new ArmSummary("control", 22_537, 7_449, control, 0.49, control * 22_537),
                new ArmSummary("treatment", 22_436, 7_578, control + effect, 0.49, (control + effect) * 22_436));
        List<Estimate> estimates = List.of(
                estimate("two_proportion_z", effect, half / 1.63, false),
                estimate("confidence_sequence", effect, half, true));
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
                null,
                null);
    }

    static Estimate estimate(String method, double effect, double half, boolean decides) {
        return new Estimate(
                method,
                List.of("treatment", "control"),
                "absolute",
                effect,
                half / 1.96,
                effect - half,
                effect + half,
                0.95,
                0.001,
                decides,
                Map.of(),
                List.of());
    }
}
