package dev.slipway.learning.learner;

import dev.slipway.stats.math.linear.Matrix;

/** A fitted model. Immutable; may be asked by several threads. */
@FunctionalInterface
public interface Model {
    /**
     * Predictions by row: probabilities of outcome 1, or means.
     *
     * @param x columns as in training
     */
    double[] predict(Matrix x);
}
