package dev.slipway.readout.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of a readout that is computed at once: everything but resampled estimates, the analyses and
 * the answers in words, which rest on them. For
 * the screen only; {@link #with} makes it whole.
 */
public record EarlyReadout(
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
        Decision decision)
        implements Findings {
    public EarlyReadout {
        health = List.copyOf(health);
        metrics = List.copyOf(metrics);
        activity = List.copyOf(activity);
        segments = List.copyOf(segments);
    }

    /** The whole readout, without answers in words. */
    public Readout with(AnalysesReadout analyses) {
        return new Readout(
                Readout.SCHEMA,
                study,
                experiment,
                data,
                filter,
                health,
                metrics,
                activity,
                funnel,
                retention,
                segments,
                drift,
                plan,
                analyses,
                decision);
    }

    /** With these checks after its own. */
    public EarlyReadout withChecks(List<HealthCheck> more) {
        List<HealthCheck> all = new ArrayList<>(health);
        all.addAll(more);
        return with(all, metrics);
    }

    /** With these metrics in the place of its own. */
    public EarlyReadout withMetrics(List<MetricReadout> others) {
        return with(health, others);
    }

    private EarlyReadout with(List<HealthCheck> checks, List<MetricReadout> others) {
        return new EarlyReadout(
                study,
                experiment,
                data,
                filter,
                checks,
                others,
                activity,
                funnel,
                retention,
                segments,
                drift,
                plan,
                decision);
    }
}
