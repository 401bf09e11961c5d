package dev.slipway.memo;

import dev.slipway.readout.model.Decision;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.Readout;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which metrics and which of their estimates go on the first page, and how a guardrail reads. */
final class Headlines {
    private static final Set<String> ONE_PAGE = Set.of(
            "two_proportion_z",
            "welch_t",
            "delta_ratio",
            "quantile",
            "clustered_quantile",
            "cuped",
            "confidence_sequence",
            "group_sequential");

    private Headlines() {}

    /** The metrics of the first page's plot, primary first, each with the few estimates that it has room for. */
    static List<MetricReadout> plotted(Readout readout, Density density) {
        return readout.metrics().stream()
                .filter(metric -> density.plots(metric.role()))
                .sorted(Comparator.comparingInt(Headlines::rank))
                .map(metric -> few(metric, readout, density))
                .filter(metric -> !metric.estimates().isEmpty())
                .limit(density.metrics())
                .toList();
    }

    /** The guardrails, those that need attention first. */
    static List<MetricReadout> guardrails(Readout readout) {
        return readout.metrics().stream()
                .filter(metric -> metric.role().equals("guardrail"))
                .sorted(Comparator.comparingInt(metric -> switch (reading(metric, readout)) {
                    case "broken" -> 0;
                    case "safe" -> 2;
                    default -> 1;
                }))
                .toList();
    }

    private static int rank(MetricReadout metric) {
        return switch (metric.role()) {
            case "primary" -> 0;
            case "guardrail" -> 1;
            default -> 2;
        };
    }

    /** Without the planted truth, which is for the appendix: nobody decides by it. */
    private static MetricReadout few(MetricReadout metric, Readout readout, Density density) {
        List<Estimate> own = metric.estimates("absolute", readout.decision().treatment());
        List<Estimate> kept = own.stream()
                .filter(e -> e.decides() || (density.methodsOf(metric.role()) && ONE_PAGE.contains(e.method())))
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
                kept.isEmpty() ? own.stream().limit(1).toList() : kept,
                metric.path(),
                metric.daily(),
                null,
                metric.lastMatures(),
                metric.unit());
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
        if (metric.estimates().isEmpty()) {
            return "not shown";
        }
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
