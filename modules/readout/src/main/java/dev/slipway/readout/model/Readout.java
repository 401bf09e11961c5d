package dev.slipway.readout.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything computed about one experiment at one moment.
 *
 * @param filter in words, when the readout is of a part of the data; null for the whole
 * @param funnel null when the study has no events
 * @param retention null when the study has no events
 * @param drift null when the study has no time or no attributes
 */
public record Readout(
        int schema,
        StudyInfo study,
        ExperimentInfo experiment,
        DataInfo data,
        @Nullable String filter,
        List<HealthCheck> health,
        List<MetricReadout> metrics,
        List<ActivityDay> activity,
        @Nullable FunnelReadout funnel,
        @Nullable RetentionReadout retention,
        List<SegmentReadout> segments,
        @Nullable DriftReadout drift,
        PlanReadout plan,
        Decision decision) {
    public static final int SCHEMA = 1;

    public Readout {
        health = List.copyOf(health);
        metrics = List.copyOf(metrics);
        activity = List.copyOf(activity);
        segments = List.copyOf(segments);
    }

    public MetricReadout metric(String key) {
        return metrics.stream()
                .filter(m -> m.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no metric " + key));
    }

    public MetricReadout primary() {
        return metrics.stream()
                .filter(m -> m.role().equals("primary"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no primary metric"));
    }
}
