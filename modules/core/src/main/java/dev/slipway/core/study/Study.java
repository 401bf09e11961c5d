package dev.slipway.core.study;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One study as its file says it. Immutable and valid: only {@link StudyReader} makes it from a file.
 *
 * @param title what the study asks, as a headline
 * @param question the question in one sentence for the memo; null when the file has none
 * @param metrics by key, in the order of the file
 * @param segments user attributes to break the result down by
 * @param funnel null when the file names no funnel
 * @param analyses that the file names beside the metrics
 * @param data how the warehouse cuts days and visits
 */
public record Study(
        String title,
        @Nullable String question,
        Source source,
        Experiment experiment,
        Map<String, Metric> metrics,
        DecisionRule decision,
        List<String> segments,
        @Nullable FunnelSpec funnel,
        Analyses analyses,
        DataSettings data,
        MemoWords memo) {
    public Study {
        metrics = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(metrics));
        segments = List.copyOf(segments);
    }

    /** A study whose days are those of UTC. */
    public Study(
            String title,
            @Nullable String question,
            Source source,
            Experiment experiment,
            Map<String, Metric> metrics,
            DecisionRule decision,
            List<String> segments,
            @Nullable FunnelSpec funnel,
            Analyses analyses,
            MemoWords memo) {
        this(
                title,
                question,
                source,
                experiment,
                metrics,
                decision,
                segments,
                funnel,
                analyses,
                DataSettings.DEFAULT,
                memo);
    }

    /** A study that names no analyses beside its metrics. */
    public Study(
            String title,
            @Nullable String question,
            Source source,
            Experiment experiment,
            Map<String, Metric> metrics,
            DecisionRule decision,
            List<String> segments,
            @Nullable FunnelSpec funnel,
            MemoWords memo) {
        this(title, question, source, experiment, metrics, decision, segments, funnel, Analyses.DEFAULT, memo);
    }

    /** The same study with other analyses. */
    public Study with(Analyses others) {
        return new Study(title, question, source, experiment, metrics, decision, segments, funnel, others, data, memo);
    }

    /** Words for the memo that a person may change; empty strings where nobody wrote any. */
    public record MemoWords(String next) {
        public static final MemoWords NONE = new MemoWords("");
    }

    /** The metric that the decision is about. A valid study has exactly one. */
    public Metric primary() {
        return metrics.values().stream()
                .filter(m -> m.role() == MetricRole.PRIMARY)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a valid study has a primary metric"));
    }

    /**
     * Where the values of its units come from. A source that is simulated has events or weeks, whichever its world makes; only
     * metrics of weeks name columns there.
     */
    public Measured measured() {
        if (source instanceof Source.UnitTable) {
            return Measured.UNITS;
        }
        return metrics.values().stream().anyMatch(metric -> metric.column() != null) ? Measured.WEEKS : Measured.EVENTS;
    }

    /** Kinds of data that metrics look at. */
    public enum Measured {
        /** What units did, and when. */
        EVENTS,
        /** One row per unit, finished. */
        UNITS,
        /** One row per unit and week. */
        WEEKS
    }

    /** This study with another source; for the simulation screen, which changes users, effects and seed. */
    public Study withSource(Source newSource) {
        return new Study(
                title, question, newSource, experiment, metrics, decision, segments, funnel, analyses, data, memo);
    }
}
