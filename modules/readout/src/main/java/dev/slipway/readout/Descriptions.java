package dev.slipway.readout;

import dev.slipway.core.study.FunnelSpec;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.Study;
import dev.slipway.readout.metric.MetricColumn;
import dev.slipway.readout.model.ActivityDay;
import dev.slipway.readout.model.DriftReadout;
import dev.slipway.readout.model.FunnelReadout;
import dev.slipway.readout.model.RetentionReadout;
import dev.slipway.readout.model.SegmentReadout;
import dev.slipway.warehouse.ExperimentData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of a readout that describe and do not decide, each from the data alone; there once {@link #parts} have run. */
final class Descriptions {
    private final Study study;
    private final ExperimentData data;
    private final Map<String, Double> caps;
    private final @Nullable Traces traces;
    private volatile @Nullable FunnelReadout funnel;
    private volatile @Nullable RetentionReadout retention;
    private volatile @Nullable DriftReadout drift;
    private volatile List<ActivityDay> activity = List.of();
    private volatile List<SegmentReadout> segments = List.of();

    /** @param traces of these units; null when the data has no time or no events */
    Descriptions(Study study, ExperimentData data, Map<String, Double> caps, @Nullable Traces traces) {
        this.study = study;
        this.data = data;
        this.caps = caps;
        this.traces = traces;
    }

    /** What is to be computed, in any order or beside each other. */
    List<Runnable> parts() {
        return List.of(
                () -> drift = DriftCalculator.compute(data),
                () -> segments = ofSegments(),
                () -> activity = traces == null ? List.of() : ActivityCalculator.compute(data, traces.activity()),
                () -> retention = ofRetention(),
                () -> funnel = ofFunnel());
    }

    @Nullable
    FunnelReadout funnel() {
        return funnel;
    }

    @Nullable
    RetentionReadout retention() {
        return retention;
    }

    @Nullable
    DriftReadout drift() {
        return drift;
    }

    List<ActivityDay> activity() {
        return activity;
    }

    List<SegmentReadout> segments() {
        return segments;
    }

    private @Nullable FunnelReadout ofFunnel() {
        FunnelSpec spec = study.funnel();
        long[] exposedAt = data.exposedAt();
        int[][] reachedAt = traces == null ? null : traces.reachedAt();
        return spec == null || exposedAt == null || reachedAt == null
                ? null
                : FunnelCalculator.compute(
                        data, exposedAt, spec, study.decision().level(), reachedAt);
    }

    private @Nullable RetentionReadout ofRetention() {
        long[] exposedAt = data.exposedAt();
        return traces == null || exposedAt == null || data.variants().size() < 2
                ? null
                : RetentionCalculator.compute(
                        data, exposedAt, returnEvent(study), study.decision().level(), traces.returns());
    }

    /** The event that counts as coming back: that of the first retention metric; null for any event. */
    static @Nullable String returnEvent(Study study) {
        for (Metric metric : study.metrics().values()) {
            if (metric.kind() == MetricKind.RETENTION && metric.event() != null) {
                return metric.event();
            }
        }
        return null;
    }

    private List<SegmentReadout> ofSegments() {
        Metric primary = study.primary();
        MetricColumn column = MetricColumn.of(primary, data, caps.get(primary.key()));
        List<SegmentReadout> found = new ArrayList<>();
        int treatments = data.variants().size() - 1;
        for (String attribute : study.segments()) {
            for (int arm = 1; column != null && arm <= treatments; arm++) {
                SegmentReadout segment = SegmentCalculator.compute(
                        column,
                        attribute,
                        arm,
                        study.decision().alpha() / treatments,
                        study.analyses().segments());
                if (segment != null) {
                    found.add(segment);
                }
            }
        }
        return found;
    }
}
