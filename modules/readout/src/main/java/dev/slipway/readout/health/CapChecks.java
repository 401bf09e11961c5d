package dev.slipway.readout.health;

import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricRole;
import dev.slipway.core.study.Study;
import dev.slipway.core.text.Phrases;
import dev.slipway.readout.model.HealthCheck;
import dev.slipway.readout.text.Numbers;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.MetricValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A cap that equals the smallest value makes all units equal: nothing of the metric is left to evaluate. */
public final class CapChecks {
    private CapChecks() {}

    /**
     * One check for each metric that its cap erases; none where caps leave something.
     *
     * @param caps by metric key, of the whole experiment
     */
    public static List<HealthCheck> of(Study study, ExperimentData data, Map<String, Double> caps) {
        List<HealthCheck> checks = new ArrayList<>();
        for (Metric metric : study.metrics().values()) {
            Double cap = caps.get(metric.key());
            MetricValues values = data.metrics().get(metric.key());
            HealthCheck check = cap == null || values == null ? null : of(metric, values, data, cap);
            if (check != null) {
                checks.add(check);
            }
        }
        return checks;
    }

    private static @Nullable HealthCheck of(Metric metric, MetricValues values, ExperimentData data, double cap) {
        double least = Double.POSITIVE_INFINITY;
        long units = 0;
        long atLeast = 0;
        for (int u = 0; u < data.units(); u++) {
            double value = values.value()[u];
            if (values.mature(u, data.dataEnd()) && Double.isFinite(value)) {
                units++;
                atLeast = value < least ? 1 : atLeast + (value == least ? 1 : 0);
                least = Math.min(least, value);
            }
        }
        if (units == 0 || cap > least) {
            return null;
        }
        double share = atLeast / (double) units;
        Double percentile = metric.cap() == null ? null : metric.cap().percentile();
        String detail = "the cap of " + metric.label()
                + (percentile == null ? "" : " at percentile " + Phrases.number(percentile)) + " is "
                + Phrases.number(cap)
                + ", and nobody has less (" + Numbers.rate(share) + " have " + Phrases.number(least)
                + "): all units would be equal, so the metric is not evaluable. Use a higher percentile or a fixed value";
        Status status = metric.role() == MetricRole.SECONDARY ? Status.WARN : Status.FAIL;
        return new HealthCheck(
                "cap",
                status.word(),
                "Cap",
                detail,
                null,
                Map.of("share_at_smallest", share),
                Map.of("cap", cap),
                "impact");
    }
}
