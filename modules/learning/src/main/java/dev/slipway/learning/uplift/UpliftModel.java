package dev.slipway.learning.uplift;

import dev.slipway.stats.math.linear.Matrix;
import java.util.Optional;

/** A fitted model of effects. Immutable; may be asked by several threads. */
@FunctionalInterface
public interface UpliftModel {
    /**
     * Effects of each treatment against the control, by row and treatment (the first treatment is entry 0), in the outcome's unit.
     *
     * @param x columns as in training
     */
    double[][] effects(Matrix x);

    /**
     * What each column added to each effect, where the models below can tell (see {@link
     * dev.slipway.learning.learner.Explaining}): by treatment, row and column, and last what is everybody's, so that the entries of a
     * row add up to its effect. Empty for a forest, and where the outcome is a probability, whose effects do not add up.
     */
    default Optional<double[][][]> contributions(Matrix x) {
        return Optional.empty();
    }
}
