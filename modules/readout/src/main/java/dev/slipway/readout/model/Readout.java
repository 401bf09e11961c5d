package dev.slipway.readout.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything computed about one experiment at one moment.
 *
 * @param filter in words, when the readout is of a part of the data; null for the whole
 * @param funnel null when the study has no events
 * @param retention null when the study has no events
 * @param drift null when the study has no time or no attributes
 * @param answers to the questions that people ask, in their order; empty in the file of a run that is older than this part
 * @param analyses what the study asks beside its metrics; empty in the file of a run that is older than this part
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
        AnalysesReadout analyses,
        Decision decision,
        List<Answer> answers)
        implements Findings {
    public static final int SCHEMA = 1;

    public Readout {
        health = List.copyOf(health);
        metrics = List.copyOf(metrics);
        activity = List.copyOf(activity);
        segments = List.copyOf(segments);
        // Jackson hands null for what an older file does not have.
        analyses = Objects.requireNonNullElse(analyses, AnalysesReadout.NONE);
        answers = List.copyOf(Objects.requireNonNullElse(answers, List.<Answer>of()));
    }

    /** Without answers in words. */
    public Readout(
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
            AnalysesReadout analyses,
            Decision decision) {
        this(
                schema,
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
                decision,
                List.of());
    }

    /** With the answer about the rollout, which looks at other users than the rest. */
    public Readout withRollout(@Nullable RolloutReadout answer) {
        return with(health, analyses.withRollout(answer), answers);
    }

    /** With drift from week to week and what is to be said of it, which changes no verdict: it looks at all users. */
    public Readout withDrift(@Nullable WeeklyDriftReadout weeks, List<HealthCheck> checks) {
        List<HealthCheck> all = new ArrayList<>(health);
        all.addAll(checks);
        return with(all, analyses.withDrift(weeks), answers);
    }

    /** With who should get which offer, which is asked of all users whatever the filter. */
    public Readout withOffers(@Nullable OffersReadout answer) {
        return with(health, analyses.withOffers(answer), answers);
    }

    /** With whom to look at first, which is asked of all users whatever the filter. */
    public Readout withRisks(List<RiskReadout> others) {
        return with(health, analyses.withRisks(others), answers);
    }

    /** With these answers in words. */
    public Readout withAnswers(List<Answer> others) {
        return with(health, analyses, others);
    }

    private Readout with(List<HealthCheck> checks, AnalysesReadout otherAnalyses, List<Answer> otherAnswers) {
        return new Readout(
                schema,
                study,
                experiment,
                data,
                filter,
                checks,
                metrics,
                activity,
                funnel,
                retention,
                segments,
                drift,
                plan,
                otherAnalyses,
                decision,
                otherAnswers);
    }
}
