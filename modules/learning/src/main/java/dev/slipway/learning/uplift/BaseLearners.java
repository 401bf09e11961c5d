package dev.slipway.learning.uplift;

import dev.slipway.learning.learner.Learner;
import dev.slipway.learning.learner.LearnerFamily;
import dev.slipway.learning.learner.Task;
import dev.slipway.learning.search.Candidate;
import dev.slipway.stats.math.Checks;
import java.util.Map;

/**
 * What a meta-learner is made of.
 *
 * @param outcome learns the outcome's mean per arm
 * @param task whether the outcome is 0 or 1, or a number
 * @param effect learns effects, always as means
 * @param propensity learns the probability of each arm where it is not known
 * @param floor estimated propensities are kept at least so far from 0
 */
public record BaseLearners(Candidate outcome, Task task, Candidate effect, Candidate propensity, double floor) {
    /** The floor that is usual in practice. */
    public static final double USUAL_FLOOR = 0.01;

    /** Refuses a floor that is no small probability, and families that read features differently. */
    public BaseLearners {
        Checks.require(floor > 0 && floor < 0.5, "the floor of propensities must lie in (0, 0.5) but is " + floor);
        Checks.require(
                outcome.family().encoding() == effect.family().encoding()
                        && outcome.family().encoding() == propensity.family().encoding(),
                "outcome, effect and propensity must be learned from the same columns, so by families of one encoding");
    }

    /** One family for all three with its usual settings. */
    public static BaseLearners of(LearnerFamily family, Task task) {
        return of(new Candidate(family, Map.of()), task);
    }

    /** One candidate for all three. */
    public static BaseLearners of(Candidate candidate, Task task) {
        return new BaseLearners(candidate, task, candidate, candidate, USUAL_FLOOR);
    }

    Learner forOutcome(long seed) {
        return outcome.family().learner(task, outcome.settings(), seed);
    }

    Learner forEffect(long seed) {
        return effect.family().learner(Task.MEAN, effect.settings(), seed);
    }

    Learner forPropensity(long seed) {
        return propensity.family().learner(Task.PROBABILITY, propensity.settings(), seed);
    }
}
