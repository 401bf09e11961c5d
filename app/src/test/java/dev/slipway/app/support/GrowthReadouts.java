package dev.slipway.app.support;

import dev.slipway.readout.model.AnalysesReadout;
import dev.slipway.readout.model.ArmSummary;
import dev.slipway.readout.model.BridgeReadout;
import dev.slipway.readout.model.DataInfo;
import dev.slipway.readout.model.Decision;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.ExperimentInfo;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.MonitorReadout;
import dev.slipway.readout.model.OffersReadout;
import dev.slipway.readout.model.PlanReadout;
import dev.slipway.readout.model.RaceReadout;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.model.RiskReadout;
import dev.slipway.readout.model.StudyInfo;
import dev.slipway.testreadouts.BridgeReadouts;
import dev.slipway.testreadouts.MonitorReadouts;
import dev.slipway.testreadouts.OfferReadouts;
import dev.slipway.testreadouts.RiskReadouts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Readouts of the growth study made by hand: three arms, two ceilings and a margin. */
public final class GrowthReadouts {
    private static final List<String> VARIANTS = List.of("control", "targeted", "bonus");

    private GrowthReadouts() {}

    /** With these offers, or none. */
    public static Readout with(@Nullable OffersReadout offers) {
        return with(offers, BridgeReadouts.bridge());
    }

    /** With these answers to whom to look at first. */
    public static Readout withRisks(RiskReadout... risks) {
        return with(OfferReadouts.held()).withRisks(List.of(risks));
    }

    /** A queue that is worth its reviews, or one in no better order than chance, with the card of its model. */
    public static RiskReadout risk(boolean better) {
        return RiskReadouts.risk(better, PredictionReadouts.trained());
    }

    /** Watched for twelve weeks, in which the bonus is stopped, and with a race of three policies. */
    public static Readout watched() {
        return watched(MonitorReadouts.monitor());
    }

    /** The same, watched in this way. */
    public static Readout watched(MonitorReadout monitor) {
        OffersReadout offers = OfferReadouts.held().withRace(new RaceReadout(null, MonitorReadouts.race()));
        return with(AnalysesReadout.NONE
                .withOffers(offers)
                .withBridge(BridgeReadouts.bridge())
                .withMonitor(monitor));
    }

    public static Readout with(@Nullable OffersReadout offers, @Nullable BridgeReadout bridge) {
        return with(AnalysesReadout.NONE.withOffers(offers).withBridge(bridge));
    }

    private static Readout with(AnalysesReadout analyses) {
        return new Readout(
                Readout.SCHEMA,
                new StudyInfo(
                        "Targeted offers against today's",
                        "Do targeted offers earn more?",
                        "0a1b2c3d",
                        "simulated",
                        "growth",
                        42L),
                new ExperimentInfo(
                        "offers",
                        "user_id",
                        "control",
                        VARIANTS,
                        Map.of("control", .4, "targeted", .4, "bonus", .2),
                        .8,
                        "offers",
                        "fixed",
                        .05,
                        .8,
                        .1,
                        0,
                        84),
                new DataInfo("2026-07-06", "2026-09-27", 84, 7_987, 0, 0, 20, 20),
                null,
                List.of(),
                metrics(),
                List.of(),
                null,
                null,
                List.of(),
                null,
                new PlanReadout(0, 2.67, null, null, null, List.of(), List.of()),
                analyses,
                decision());
    }

    private static Decision decision() {
        return new Decision(
                "HOLD",
                "undecided",
                "Net revenue per active user and week rises by 0.32 [+0.17, +0.48], but chargebacks are not shown to keep their limit.",
                "targeted",
                List.of(
                        new Decision.Reason(
                                "health", null, "holds", "Health allows a verdict", "sample ratio p = 0.48"),
                        new Decision.Reason(
                                "primary_above_ship_line",
                                "net_revenue",
                                "holds",
                                "Net revenue per active user and week shown",
                                "lowest +0.17, needed 0"),
                        new Decision.Reason(
                                "guardrail_safe",
                                "chargeback_rate",
                                "does_not_hold",
                                "Chargebacks per transaction not shown to keep its ceiling",
                                "level up to 0.95%, ceiling 0.90%")),
                "About 3 more weeks.",
                null,
                List.of());
    }

    private static List<MetricReadout> metrics() {
        return List.of(
                metric(
                        "net_revenue",
                        "Net revenue per active user and week",
                        "primary",
                        false,
                        null,
                        null,
                        new double[] {2.67, 2.99, 2.24},
                        .155),
                metric(
                        "loss_rate",
                        "Losses per amount moved",
                        "guardrail",
                        true,
                        null,
                        .0025,
                        new double[] {.00167, .00127, .0027},
                        .00035),
                metric(
                        "chargeback_rate",
                        "Chargebacks per transaction",
                        "guardrail",
                        true,
                        null,
                        .009,
                        new double[] {.0082, .0083, .0084},
                        .0012),
                metric(
                        "abused",
                        "Users who abused a bonus",
                        "guardrail",
                        true,
                        .01,
                        null,
                        new double[] {.021, .017, .044},
                        .006),
                metric(
                        "gross_revenue",
                        "Gross revenue per active user and week",
                        "secondary",
                        false,
                        null,
                        null,
                        new double[] {3.52, 3.6, 3.69},
                        .17));
    }

    private static MetricReadout metric(
            String key,
            String label,
            String role,
            boolean rate,
            @Nullable Double margin,
            @Nullable Double ceiling,
            double[] levels,
            double half) {
        List<ArmSummary> arms = new ArrayList<>();
        List<Estimate> estimates = new ArrayList<>();
        for (int i = 0; i < levels.length; i++) {
            arms.add(new ArmSummary(
                    VARIANTS.get(i), 3_194 / (i == 2 ? 2 : 1), 0, levels[i], levels[i], levels[i] * 3_194));
            if (i > 0) {
                double effect = levels[i] - levels[0];
                estimates.add(new Estimate(
                        "delta_ratio",
                        List.of(VARIANTS.get(i), "control"),
                        "absolute",
                        effect,
                        half / 1.96,
                        effect - half,
                        effect + half,
                        .95,
                        .01,
                        true,
                        Map.of(
                                "treatment_mean_low",
                                levels[i] - half * .8,
                                "treatment_mean_high",
                                levels[i] + half * .8),
                        List.of()));
            }
        }
        return new MetricReadout(
                key,
                label,
                rate && ceiling == null ? "proportion" : "ratio",
                role,
                role.equals("guardrail") ? "lower" : "higher",
                rate,
                null,
                margin,
                ceiling,
                arms,
                estimates,
                List.of(),
                List.of(),
                null,
                null,
                rate ? null : MetricReadout.EURO);
    }
}
