package dev.slipway.core.study;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A copy of analyses that can be changed, so that a change names what it changes and nothing else. */
final class AnalysesDraft {
    Analyses.@Nullable Family family;
    Analyses.Looks looks;
    Analyses.Adjustment segments;
    Analyses.@Nullable Observational observational;
    List<Analyses.Regression> regressions;
    List<Analyses.Survival> survival;
    Analyses.@Nullable Transitions transitions;
    List<Prediction> predictions;
    Analyses.@Nullable Rollout rollout;
    Analyses.@Nullable Drift drift;

    @Nullable
    Offers offers;

    List<Risk> risks;

    AnalysesDraft(Analyses from) {
        family = from.family();
        looks = from.looks();
        segments = from.segments();
        observational = from.observational();
        regressions = from.regressions();
        survival = from.survival();
        transitions = from.transitions();
        predictions = from.predictions();
        rollout = from.rollout();
        drift = from.drift();
        offers = from.offers();
        risks = from.risks();
    }

    Analyses made() {
        return new Analyses(
                family,
                looks,
                segments,
                observational,
                regressions,
                survival,
                transitions,
                predictions,
                rollout,
                drift,
                offers,
                risks);
    }
}
