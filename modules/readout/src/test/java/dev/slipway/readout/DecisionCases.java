package dev.slipway.readout;

import dev.slipway.core.study.DecisionRule;
import dev.slipway.core.study.DecisionRule.LooksPlan;
import dev.slipway.readout.metric.LooksInterval;
import dev.slipway.readout.model.ArmSummary;
import dev.slipway.readout.model.Decision;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.HealthCheck;
import dev.slipway.readout.model.MetricReadout;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Metrics with a given deciding interval, and what is decided about them. */
final class DecisionCases {
    static final List<String> PAIR = List.of("treatment", "control");

    private DecisionCases() {}

    static MetricReadout metric(
            String key,
            String role,
            String better,
            @Nullable Double margin,
            @Nullable Double low,
            @Nullable Double high) {
        List<Estimate> estimates = low == null || high == null
                ? List.of()
                : List.of(new Estimate(
                        "confidence_sequence",
                        PAIR,
                        "absolute",
                        (low + high) / 2,
                        (high - low) / 6,
                        low,
                        high,
                        0.95,
                        0.5,
                        true,
                        Map.of("treatment_mean_low", 0.4, "treatment_mean_high", 0.45),
                        List.of()));
        List<ArmSummary> arms = List.of(
                new ArmSummary("control", 10_000, 2_000, 0.41, 0.49, 4_100),
                new ArmSummary("treatment", 10_000, 2_000, 0.43, 0.49, 4_300));
        return new MetricReadout(
                key,
                key,
                "proportion",
                role,
                better,
                true,
                null,
                margin,
                null,
                arms,
                estimates,
                List.of(),
                List.of(),
                null,
                "2026-11-08");
    }

    static HealthCheck health(String status) {
        return new HealthCheck(
                "sample_ratio", status, "Sample ratio", "1 : 2 against 1 : 1", 0.5, Map.of(), Map.of(), "traffic");
    }

    static DecisionInputs inputs(
            LooksPlan plan, double shipAbove, String health, int days, List<MetricReadout> metrics) {
        DecisionRule rule = new DecisionRule(0.05, 0.8, 0.01, shipAbove, plan, 4, false);
        return new DecisionInputs(
                rule,
                List.of("treatment"),
                List.of(health(health)),
                metrics,
                List.of(),
                days,
                28,
                true,
                Map.of("treatment", 1_000.0),
                Map.of("primary", 1.0, "guard", 7.0),
                Map.of(
                        "primary",
                        Map.of("treatment", new LooksInterval(plan, 0.05, 26_000, 26_000, 4)),
                        "guard",
                        Map.of("treatment", new LooksInterval(plan, 0.05, 20_000, 20_000, 4))));
    }

    static Decision decide(DecisionInputs inputs) {
        return DecisionMaker.decide(inputs).decision();
    }
}
