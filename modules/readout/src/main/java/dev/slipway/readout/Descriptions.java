package dev.slipway.readout;

import dev.slipway.core.job.JobContext;
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
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parts of a readout that describe and do not decide; computed beside each other, each from the data alone. */
record Descriptions(
        @Nullable FunnelReadout funnel,
        @Nullable RetentionReadout retention,
        @Nullable DriftReadout drift,
        List<ActivityDay> activity,
        List<SegmentReadout> segments) {

    static Descriptions of(Study study, ExperimentData data, Map<String, Double> caps, JobContext context) {
        AtomicReference<@Nullable FunnelReadout> funnel = new AtomicReference<>();
        AtomicReference<@Nullable RetentionReadout> retention = new AtomicReference<>();
        AtomicReference<@Nullable DriftReadout> drift = new AtomicReference<>();
        AtomicReference<List<ActivityDay>> activity = new AtomicReference<>(List.of());
        AtomicReference<List<SegmentReadout>> segments = new AtomicReference<>(List.of());
        Stream.<Runnable>of(
                        () -> funnel.set(funnel(study, data)),
                        () -> retention.set(retention(study, data)),
                        () -> drift.set(DriftCalculator.compute(data)),
                        () -> activity.set(ActivityCalculator.compute(data)),
                        () -> segments.set(segments(study, data, caps)))
                .parallel()
                .forEach(part -> {
                    context.checkCancelled();
                    part.run();
                });
        return new Descriptions(
                funnel.get(), retention.get(), drift.get(), known(activity.get()), known(segments.get()));
    }

    private static <T> List<T> known(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static @Nullable FunnelReadout funnel(Study study, ExperimentData data) {
        return study.funnel() == null
                ? null
                : FunnelCalculator.compute(
                        data, study.funnel(), study.decision().level());
    }

    private static @Nullable RetentionReadout retention(Study study, ExperimentData data) {
        return RetentionCalculator.compute(
                data, returnEvent(study), study.decision().level());
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

    private static List<SegmentReadout> segments(Study study, ExperimentData data, Map<String, Double> caps) {
        Metric primary = study.primary();
        MetricColumn column = MetricColumn.of(primary, data, caps.get(primary.key()));
        List<SegmentReadout> segments = new ArrayList<>();
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
                    segments.add(segment);
                }
            }
        }
        return segments;
    }
}
