package dev.slipway.readout.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an experiment without its analyses: what describes it, what is estimated, what is decided. It is either a
 * whole {@link Readout} or the {@link EarlyReadout} that comes before it. What is written to a file or printed asks for a
 * {@link Readout}, so that an early one can't get there.
 */
public sealed interface Findings permits Readout, EarlyReadout {
    StudyInfo study();

    ExperimentInfo experiment();

    DataInfo data();

    /** In words, when only a part of the data is looked at; null for the whole. */
    @Nullable
    String filter();

    List<HealthCheck> health();

    List<MetricReadout> metrics();

    List<ActivityDay> activity();

    /** Null when the study has no events. */
    @Nullable
    FunnelReadout funnel();

    /** Null when the study has no events. */
    @Nullable
    RetentionReadout retention();

    List<SegmentReadout> segments();

    /** Null when the study has no time or no attributes. */
    @Nullable
    DriftReadout drift();

    PlanReadout plan();

    /** Rests on metrics and health alone; no analysis changes it. */
    Decision decision();

    /**
     * A metric of the study.
     *
     * @throws IllegalArgumentException when it has no such metric
     */
    default MetricReadout metric(String key) {
        return metrics().stream()
                .filter(m -> m.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no metric " + key));
    }

    /** The metric that decides. */
    default MetricReadout primary() {
        return metrics().stream()
                .filter(m -> m.role().equals("primary"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no primary metric"));
    }

    /** Parts of the users for one treatment against control; of the file of an older run those of the first one. */
    default List<SegmentReadout> segments(String treatment) {
        boolean first = experiment().variants().indexOf(treatment) == 1;
        return segments().stream()
                .filter(part -> part.treatment() == null ? first : treatment.equals(part.treatment()))
                .toList();
    }

    /** Whether the plan allows no look after this one, so that an undecided study can't tell at its size. */
    default boolean planEnded() {
        boolean today = decision().reasons().stream()
                .noneMatch(reason ->
                        reason.rule().startsWith("planned_") && reason.outcome().equals("does_not_hold"));
        return switch (experiment().looks()) {
            case "fixed" -> today;
            case "group_sequential" ->
                today && data().days() > 0 && data().days() >= experiment().plannedDays();
            default -> false;
        };
    }
}
