package dev.slipway.learning.uplift;

import dev.slipway.stats.math.linear.Matrix;

/** A fitted model of effects. Immutable; may be asked by several threads. */
@FunctionalInterface
public interface UpliftModel {
    /**
     * Effects of each treatment against the control, by row and treatment (the first treatment is entry 0), in the outcome's unit.
     *
     * @param x columns as in training
     */
    double[][] effects(Matrix x);
}
