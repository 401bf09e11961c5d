package dev.slipway.readout.model;

import java.util.List;
import java.util.Objects;

/**
 * Which metrics are amounts of money. Studies do not say it of a metric: what offers are to earn is money, what is left of the chain from
 * gross to net is, and so is each of its steps.
 */
final class Money {
    private static final double SAME = 1e-9;

    private final AnalysesReadout analyses;

    private Money(AnalysesReadout analyses) {
        this.analyses = analyses;
    }

    /** The same metrics, each marked. */
    static List<MetricReadout> marked(List<MetricReadout> metrics, AnalysesReadout analyses) {
        Money money = new Money(analyses);
        return metrics.stream()
                .map(metric -> metric.withMoney(money.is(metric)))
                .toList();
    }

    private boolean is(MetricReadout metric) {
        OffersReadout offers = analyses.offers();
        BridgeReadout bridge = analyses.bridge();
        boolean earned = offers != null && offers.metric().equals(metric.key());
        boolean left = bridge != null && bridge.metric().equals(metric.key());
        return !metric.rate() && (earned || left || (bridge != null && isStep(metric, bridge)));
    }

    /** Whether the metric's level in every arm is that of one step: the same column over the same one. */
    private static boolean isStep(MetricReadout metric, BridgeReadout bridge) {
        int steps =
                bridge.arms().isEmpty() ? 0 : bridge.arms().getFirst().steps().size();
        for (int step = 0; step < steps; step++) {
            int at = step;
            if (bridge.arms().stream()
                    .allMatch(arm ->
                            same(metric, arm.variant(), arm.steps().get(at).value()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(MetricReadout metric, String variant, double value) {
        return metric.arms().stream()
                .filter(arm -> arm.variant().equals(variant))
                .map(ArmSummary::mean)
                .filter(Objects::nonNull)
                .anyMatch(mean -> mean != 0 && Math.abs(mean - Math.abs(value)) <= SAME * Math.abs(mean));
    }
}
