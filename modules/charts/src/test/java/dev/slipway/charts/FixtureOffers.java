package dev.slipway.charts;

import dev.slipway.readout.model.ArmSummary;
import dev.slipway.readout.model.BridgeReadout;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.OfferEffect;
import dev.slipway.readout.model.PolicyEvaluation;
import dev.slipway.readout.model.UpliftReadout;
import dev.slipway.testreadouts.Intervals;
import dev.slipway.testreadouts.OfferReadouts;
import dev.slipway.testreadouts.PolicyReadouts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Offers, limits and what came of them, with numbers of the size of the growth study. */
final class FixtureOffers {
    private FixtureOffers() {}

    static MetricReadout ceiling(String key, String label, double level, double half, double ceiling) {
        Estimate deciding = new Estimate(
                "delta_ratio",
                List.of("treatment", "control"),
                "absolute",
                -.0001,
                null,
                -.0003,
                .0001,
                .95,
                .3,
                true,
                Map.of("treatment_mean_low", level - half, "treatment_mean_high", level + half),
                List.of());
        return new MetricReadout(
                key,
                label,
                "ratio",
                "guardrail",
                "lower",
                true,
                null,
                null,
                ceiling,
                List.of(
                        new ArmSummary("control", 3_200, 0, level * 1.1, .1, 4),
                        new ArmSummary("treatment", 3_210, 0, level, .1, 4)),
                List.of(deciding),
                List.of(),
                List.of(),
                null,
                null);
    }

    /** The same metric with a margin beside its ceiling. */
    static MetricReadout both(MetricReadout metric, double margin) {
        return new MetricReadout(
                metric.key(),
                metric.label(),
                metric.kind(),
                metric.role(),
                metric.better(),
                metric.rate(),
                metric.window(),
                margin,
                metric.ceiling(),
                metric.arms(),
                metric.estimates(),
                metric.path(),
                metric.daily(),
                metric.truth(),
                metric.lastMatures());
    }

    static RiskDials dials() {
        List<Dial> dials = new ArrayList<>();
        for (MetricReadout metric : List.of(
                ceiling("loss_rate", "Losses per amount moved", .0019, .00025, .0025),
                ceiling("chargeback_rate", "Chargebacks per transaction", .0052, .0007, .0065),
                ceiling("abuse", "Bonus abuse", .0184, .0028, .019))) {
            dials.addAll(Dial.of(metric, "treatment"));
        }
        return new RiskDials(dials);
    }

    static RiskDials outside() {
        return new RiskDials(List.of(
                Dial.level("limit:a", "Cost", "", Amount.Unit.MONEY, new Interval(.31, .27, .36), .2),
                Dial.level("limit:b", "Rate without an interval yet", "", Amount.Unit.RATE, null, .009)));
    }

    /** A difference that may rise by one point, and one that may fall by two. */
    static RiskDials margins(Interval rises, Interval falls) {
        return new RiskDials(List.of(
                new Dial("metric:a", "Abuse", Dial.DIFFERENCE, Amount.Unit.RATE, Dial.Kind.RISE, rises, .01, .024),
                new Dial("metric:b", "KYC", Dial.DIFFERENCE, Amount.Unit.RATE, Dial.Kind.FALL, falls, -.02, .6)));
    }

    /** Every picture of offers without data. */
    static List<Picture> empty() {
        OfferEffect nothing = new OfferEffect(
                "bonus",
                Intervals.around(0, 1),
                Intervals.around(0, 1),
                1,
                false,
                Intervals.around(0, 1),
                List.of(),
                List.of(),
                List.of(),
                null);
        PolicyEvaluation none = new PolicyEvaluation(
                0,
                0,
                Intervals.around(0, 1),
                List.of(),
                List.of(),
                List.of(),
                PolicyEvaluation.NOT_IDENTIFIABLE,
                "",
                null);
        return List.of(
                new WaterfallChart(new BridgeReadout("net", "Net", List.of()), "targeted"),
                new RiskDials(List.of()),
                new UpliftCurve(nothing, 1),
                new DecileChart(nothing, 1),
                new OfferGroups(nothing),
                new PolicyFrontier(PolicyReadouts.policy(false), "budget", .2, null),
                new OffPolicyTable(none, .95),
                new WhoTable(List.of(), OfferReadouts.OFFERS),
                new LearnerScores(new UpliftReadout(0, 0, 2, List.of(), "", false, 1, "", List.of())));
    }
}
