package dev.slipway.readout.model;

import java.util.List;
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
 * @param rollout null when the study does not ask, and in the file of a run that is older than this part
 */
public record AnalysesReadout(
        List<SideBySide> looks,
        @Nullable FamilyReadout family,
        @Nullable ObservationalReadout observational,
        List<RegressionReadout> regressions,
        List<SurvivalReadout> survival,
        @Nullable TransitionReadout transitions,
        @Nullable RolloutReadout rollout) {
    public static final AnalysesReadout NONE = new AnalysesReadout(List.of(), null, null, List.of(), List.of(), null);

    /** Without an answer about a rollout. */
    public AnalysesReadout(
            List<SideBySide> looks,
            @Nullable FamilyReadout family,
            @Nullable ObservationalReadout observational,
            List<RegressionReadout> regressions,
            List<SurvivalReadout> survival,
            @Nullable TransitionReadout transitions) {
        this(looks, family, observational, regressions, survival, transitions, null);
    }

    public AnalysesReadout {
        looks = List.copyOf(looks);
        regressions = List.copyOf(regressions);
        survival = List.copyOf(survival);
    }

    public AnalysesReadout withRollout(@Nullable RolloutReadout answer) {
        return new AnalysesReadout(looks, family, observational, regressions, survival, transitions, answer);
    }
}
