package dev.slipway.memo;

import dev.slipway.readout.model.Decision;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.Readout;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which of a metric's estimates go on the first page, and how a guardrail reads. */
final class Headlines {
    private static final Set<String> ONE_PAGE =
            Set.of("two_proportion_z", "welch_t", "delta_ratio", "cuped", "confidence_sequence", "group_sequential");

    private Headlines() {}

    /** The metric with the few estimates that the first page shows: the deciding one, one look, and CUPED. */
    static MetricReadout few(MetricReadout metric) {
        List<Estimate> kept = metric.estimates().stream()
                .filter(e -> e.decides() || shownFor(metric, e))
                .toList();
        return new MetricReadout(
                metric.key(),
                metric.label(),
                metric.kind(),
                metric.role(),
                metric.better(),
                metric.rate(),
                metric.window(),
                metric.margin(),
                metric.ceiling(),
                metric.arms(),
                kept,
                metric.path(),
                metric.daily(),
                metric.truth(),
                metric.lastMatures());
    }

    private static boolean shownFor(MetricReadout metric, Estimate estimate) {
        boolean secondary = metric.role().equals("secondary");
        return ONE_PAGE.contains(estimate.method())
                && !(secondary && estimate.method().equals("cuped"));
    }

    static @Nullable Estimate deciding(MetricReadout metric, String treatment) {
        return metric.estimates("absolute", treatment).stream()
                .filter(Estimate::decides)
                .findFirst()
                .orElse(null);
    }

    static int arm(MetricReadout metric, String variant) {
        for (int i = 0; i < metric.arms().size(); i++) {
            if (metric.arms().get(i).variant().equals(variant)) {
                return i;
            }
        }
        return metric.arms().size() - 1;
    }

    /** {@code safe}, {@code broken} or {@code not shown}, by the rules that the decision tried. */
    static String reading(MetricReadout metric, Readout readout) {
        for (Decision.Reason reason : readout.decision().reasons()) {
            if (metric.key().equals(reason.metric())) {
                if (reason.rule().equals("guardrail_safe") && reason.outcome().equals("holds")) {
                    return "safe";
                }
                if (reason.rule().equals("guardrail_broken") && reason.outcome().equals("fired")) {
                    return "broken";
                }
            }
        }
        return "not shown";
    }
}
