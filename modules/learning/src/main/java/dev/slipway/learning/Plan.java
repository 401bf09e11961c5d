package dev.slipway.learning;

import dev.slipway.learning.evaluate.Calibrator;
import dev.slipway.learning.feature.SplitPlan;
import dev.slipway.learning.learner.LinearFamily;
import dev.slipway.learning.learner.XgboostFamily;
import dev.slipway.learning.search.SearchPlan;
import dev.slipway.stats.math.Checks;
import java.util.List;

/**
 * How a model is trained and judged.
 *
 * @param learners families by name, tried in turn; see {@link dev.slipway.learning.learner.Learners}
 * @param split to training, validation and test
 * @param search for hyper-parameters, on training rows
 * @param calibration of probabilities, on validation rows; without meaning for a mean
 * @param segments categorical features whose levels are measured one by one
 * @param resamples behind each interval
 * @param shuffles per feature behind its importance
 * @param level of all intervals
 * @param seed of everything random but the split, which has its own
 */
public record Plan(
        List<String> learners,
        SplitPlan split,
        SearchPlan search,
        Calibrator.Method calibration,
        List<String> segments,
        int resamples,
        int shuffles,
        double level,
        long seed) {

    /** Copies the lists; refuses a plan without a learner and too few resamples. */
    public Plan {
        learners = List.copyOf(learners);
        segments = List.copyOf(segments);
        Checks.require(!learners.isEmpty(), "a plan needs at least one learner");
        Checks.atLeast(resamples, 100, "resamples");
        Checks.atLeast(shuffles, 1, "shuffles");
        Checks.level(level);
    }

    /** Linear model and boosting, a search of usual size, Platt's calibration, 95 % intervals from 1,000 resamples. */
    public static Plan usual(SplitPlan split, long seed) {
        return new Plan(
                List.of(LinearFamily.NAME, XgboostFamily.NAME),
                split,
                SearchPlan.usual(),
                Calibrator.Method.PLATT,
                List.of(),
                1000,
                5,
                0.95,
                seed);
    }

    /** The same plan with other learners. */
    public Plan withLearners(List<String> names) {
        return new Plan(names, split, search, calibration, segments, resamples, shuffles, level, seed);
    }

    /** The same plan with another search. */
    public Plan withSearch(SearchPlan other) {
        return new Plan(learners, split, other, calibration, segments, resamples, shuffles, level, seed);
    }

    /** The same plan with another calibration. */
    public Plan withCalibration(Calibrator.Method other) {
        return new Plan(learners, split, search, other, segments, resamples, shuffles, level, seed);
    }

    /** The same plan with these segments. */
    public Plan withSegments(List<String> features) {
        return new Plan(learners, split, search, calibration, features, resamples, shuffles, level, seed);
    }
}
