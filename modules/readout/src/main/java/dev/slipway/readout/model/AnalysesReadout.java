package dev.slipway.readout.model;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a study asks beside its metrics. Nothing of it decides.
 *
 * @param looks the methods for looking early side by side, one for each treatment, of the primary metric
 * @param family metrics that are judged together; null when the study names none
 * @param observational the question without randomisation; null when the study does not ask it
 * @param regressions in the order of the study
 * @param survival in the order of the study
 * @param transitions null when the study does not ask, or has no events
 * @param predictions learned models, in the order of the study
 * @param rollout null when the study does not ask, and in the file of a run that is older than this part
 * @param drift from week to week; null as the rollout is
 * @param scores of the predictions from week to week; null as the rollout is, and under a filter
 * @param offers who should get which offer, of all users whatever the filter; null as the rollout is
 * @param monitor growth and harm week by week; null unless the study is of weeks, and in the file of an older run
 * @param bridge from gross to net; null unless the primary metric is a ratio over weeks with several columns above its line
 * @param risks whom to look at first, of all users whatever the filter, in the order of the study; empty as the rollout is null
 */
public record AnalysesReadout(
        List<SideBySide> looks,
        @Nullable FamilyReadout family,
        @Nullable ObservationalReadout observational,
        List<RegressionReadout> regressions,
        List<SurvivalReadout> survival,
        @Nullable TransitionReadout transitions,
        List<PredictionReadout> predictions,
        @Nullable RolloutReadout rollout,
        @Nullable WeeklyDriftReadout drift,
        @Nullable ScoreDriftReadout scores,
        @Nullable OffersReadout offers,
        @Nullable BridgeReadout bridge,
        List<RiskReadout> risks,
        @Nullable MonitorReadout monitor) {
    public static final AnalysesReadout NONE = new AnalysesReadout(List.of(), null, null, List.of(), List.of(), null);

    public AnalysesReadout {
        looks = List.copyOf(looks);
        regressions = List.copyOf(regressions);
        survival = List.copyOf(survival);
        predictions = List.copyOf(Objects.requireNonNullElse(predictions, List.of()));
        risks = List.copyOf(Objects.requireNonNullElse(risks, List.of()));
    }

    /** Analyses without predictions and without an answer about a rollout. */
    public AnalysesReadout(
            List<SideBySide> looks,
            @Nullable FamilyReadout family,
            @Nullable ObservationalReadout observational,
            List<RegressionReadout> regressions,
            List<SurvivalReadout> survival,
            @Nullable TransitionReadout transitions) {
        this(
                looks,
                family,
                observational,
                regressions,
                survival,
                transitions,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null);
    }

    /** The same analyses with these predictions. */
    public AnalysesReadout withPredictions(List<PredictionReadout> others) {
        return with(draft -> draft.predictions = others);
    }

    /** The same analyses with this answer about a rollout. */
    public AnalysesReadout withRollout(@Nullable RolloutReadout answer) {
        return with(draft -> draft.rollout = answer);
    }

    /** The same analyses with this drift of behaviour. */
    public AnalysesReadout withDrift(@Nullable WeeklyDriftReadout weeks) {
        return with(draft -> draft.drift = weeks);
    }

    /** The same analyses with this drift of scores. */
    public AnalysesReadout withScores(@Nullable ScoreDriftReadout others) {
        return with(draft -> draft.scores = others);
    }

    /** The same analyses with this answer about offers. */
    public AnalysesReadout withOffers(@Nullable OffersReadout answer) {
        return with(draft -> draft.offers = answer);
    }

    /** The same analyses with this way from gross to net. */
    public AnalysesReadout withBridge(@Nullable BridgeReadout steps) {
        return with(draft -> draft.bridge = steps);
    }

    /** The same analyses with these answers whom to look at first. */
    public AnalysesReadout withRisks(List<RiskReadout> answers) {
        return with(draft -> draft.risks = answers);
    }

    /** The same analyses watched week by week. */
    public AnalysesReadout withMonitor(@Nullable MonitorReadout watched) {
        return with(draft -> draft.monitor = watched);
    }

    private AnalysesReadout with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.made();
    }

    /** A copy that can be changed, so that each of the above names what it changes and nothing else. */
    private static final class Draft {
        private List<SideBySide> looks;
        private @Nullable FamilyReadout family;
        private @Nullable ObservationalReadout observational;
        private List<RegressionReadout> regressions;
        private List<SurvivalReadout> survival;
        private @Nullable TransitionReadout transitions;
        private List<PredictionReadout> predictions;
        private @Nullable RolloutReadout rollout;
        private @Nullable WeeklyDriftReadout drift;
        private @Nullable ScoreDriftReadout scores;
        private @Nullable OffersReadout offers;
        private @Nullable BridgeReadout bridge;
        private List<RiskReadout> risks;
        private @Nullable MonitorReadout monitor;

        Draft(AnalysesReadout from) {
            looks = from.looks;
            family = from.family;
            observational = from.observational;
            regressions = from.regressions;
            survival = from.survival;
            transitions = from.transitions;
            predictions = from.predictions;
            rollout = from.rollout;
            drift = from.drift;
            scores = from.scores;
            offers = from.offers;
            bridge = from.bridge;
            risks = from.risks;
            monitor = from.monitor;
        }

        AnalysesReadout made() {
            return new AnalysesReadout(
                    looks,
                    family,
                    observational,
                    regressions,
                    survival,
                    transitions,
                    predictions,
                    rollout,
                    drift,
                    scores,
                    offers,
                    bridge,
                    risks,
                    monitor);
        }
    }
}
