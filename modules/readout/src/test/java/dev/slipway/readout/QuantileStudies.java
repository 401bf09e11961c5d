package dev.slipway.readout;

import dev.slipway.core.study.Better;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.MetricRole;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.Readout;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A quantile of spend in studies, and what their readouts say of it. */
final class QuantileStudies {
    static final double Q = 0.9;

    private QuantileStudies() {}

    static Metric quantile(@Nullable String event, MetricRole role, @Nullable Double margin) {
        return quantile(event, role, margin, null);
    }

    static Metric quantile(@Nullable String event, MetricRole role, @Nullable Double margin, @Nullable Double ceiling) {
        return new Metric(
                "spend",
                "Spend p90",
                MetricKind.QUANTILE,
                event,
                null,
                event == null ? "spend" : null,
                null,
                event == null ? null : Duration.ofDays(3),
                null,
                Q,
                Better.HIGHER,
                role,
                margin,
                ceiling,
                null);
    }

    static MetricReadout spendOf(Readout readout) {
        return readout.metrics().stream()
                .filter(m -> m.key().equals("spend"))
                .findFirst()
                .orElseThrow();
    }

    static Estimate estimate(MetricReadout metric, String method, String scale) {
        return metric.estimates().stream()
                .filter(e -> e.method().equals(method) && e.scale().equals(scale))
                .findFirst()
                .orElseThrow();
    }
}
