package dev.slipway.learning.uplift;

import dev.slipway.learning.feature.SplitPlan;
import dev.slipway.learning.learner.LinearFamily;
import dev.slipway.learning.learner.XgboostFamily;
import dev.slipway.stats.math.Checks;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How effects are learned and judged.
 *
 * @param learners tried over every base
 * @param bases families by name; see {@link dev.slipway.learning.learner.Learners}. The first also predicts the outcome means behind
 *     the scores that judge all of them
 * @param settings of outcomes and propensities, by family and knob; what is absent takes its usual value
 * @param effectSettings of effects, which mostly vary less than outcomes
 * @param split to training, validation and test
 * @param folds of the cross-fitting, by unit
 * @param floor estimated propensities are kept at least so far from 0
 * @param criterion by which validation rows choose
 * @param evaluation on test rows
 * @param halfSamples behind intervals of single effects; 0 for none
 * @param segments categorical features whose levels get average effects
 * @param seed of everything random but the split, which has its own
 */
public record UpliftPlan(
        List<MetaLearner> learners,
        List<String> bases,
        Map<String, Map<String, Double>> settings,
        Map<String, Map<String, Double>> effectSettings,
        SplitPlan split,
        int folds,
        double floor,
        Criterion criterion,
        EvaluationPlan evaluation,
        int halfSamples,
        List<String> segments,
        long seed) {
    private static final int FEWEST_HALVES = 10;

    /** Copies; refuses a plan without learners and numbers out of range. */
    public UpliftPlan {
        learners = List.copyOf(learners);
        bases = List.copyOf(bases);
        settings = Map.copyOf(settings);
        effectSettings = Map.copyOf(effectSettings);
        segments = List.copyOf(segments);
        Checks.require(!learners.isEmpty(), "a plan needs at least one meta-learner");
        Checks.require(!bases.isEmpty(), "a plan needs at least one base learner");
        Checks.atLeast(folds, 2, "folds");
        Checks.require(
                halfSamples == 0 || halfSamples >= FEWEST_HALVES,
                "half-samples must be 0 or at least " + FEWEST_HALVES + " but are " + halfSamples);
        Set<String> all = new TreeSet<>(settings.keySet());
        all.addAll(effectSettings.keySet());
        for (String named : all) {
            Checks.require(bases.contains(named), "there are settings for " + named + ", which is not among " + bases);
        }
    }

    /**
     * All five over linear models and boosting of shallow trees, shallower ones for effects, five folds, chosen by what they
     * explain of residuals (assigning offers needs sizes, not only an order), 50 half-samples.
     */
    public static UpliftPlan usual(SplitPlan split, long seed) {
        return new UpliftPlan(
                List.of(MetaLearner.S, MetaLearner.T, MetaLearner.X, MetaLearner.R, MetaLearner.DR),
                List.of(LinearFamily.NAME, XgboostFamily.NAME),
                Map.of(
                        XgboostFamily.NAME,
                        Map.of("rounds", 100.0, "depth", 3.0, "learning_rate", 0.1, "min_child_weight", 20.0)),
                Map.of(
                        XgboostFamily.NAME,
                        Map.of("rounds", 50.0, "depth", 2.0, "learning_rate", 0.1, "min_child_weight", 50.0)),
                split,
                5,
                BaseLearners.USUAL_FLOOR,
                Criterion.R_LOSS,
                EvaluationPlan.usual(),
                50,
                List.of(),
                seed);
    }

    /** The same plan with other meta-learners over other bases; settings of bases that are gone are dropped. */
    public UpliftPlan withLearners(List<MetaLearner> metas, List<String> families) {
        return new UpliftPlan(
                metas,
                families,
                kept(settings, families),
                kept(effectSettings, families),
                split,
                folds,
                floor,
                criterion,
                evaluation,
                halfSamples,
                segments,
                seed);
    }

    /** The same plan with so many folds. */
    public UpliftPlan withFolds(int count) {
        return new UpliftPlan(
                learners,
                bases,
                settings,
                effectSettings,
                split,
                count,
                floor,
                criterion,
                evaluation,
                halfSamples,
                segments,
                seed);
    }

    /** The same plan with other half-samples. */
    public UpliftPlan withHalfSamples(int count) {
        return new UpliftPlan(
                learners,
                bases,
                settings,
                effectSettings,
                split,
                folds,
                floor,
                criterion,
                evaluation,
                count,
                segments,
                seed);
    }

    /** The same plan with these segments. */
    public UpliftPlan withSegments(List<String> features) {
        return new UpliftPlan(
                learners,
                bases,
                settings,
                effectSettings,
                split,
                folds,
                floor,
                criterion,
                evaluation,
                halfSamples,
                features,
                seed);
    }

    /** The same plan with another evaluation. */
    public UpliftPlan withEvaluation(EvaluationPlan other) {
        return new UpliftPlan(
                learners,
                bases,
                settings,
                effectSettings,
                split,
                folds,
                floor,
                criterion,
                other,
                halfSamples,
                segments,
                seed);
    }

    /** The same plan with another criterion. */
    public UpliftPlan withCriterion(Criterion other) {
        return new UpliftPlan(
                learners,
                bases,
                settings,
                effectSettings,
                split,
                folds,
                floor,
                other,
                evaluation,
                halfSamples,
                segments,
                seed);
    }

    private static Map<String, Map<String, Double>> kept(
            Map<String, Map<String, Double>> settings, List<String> families) {
        Map<String, Map<String, Double>> kept = new TreeMap<>(settings);
        kept.keySet().retainAll(families);
        return kept;
    }
}
