package dev.slipway.learning.evaluate;

import dev.slipway.learning.feature.Encoder;
import dev.slipway.learning.learner.Model;
import dev.slipway.stats.math.linear.Matrix;

/**
 * What is looked into: a model with its columns and test rows.
 *
 * @param model from encoded columns to calibrated predictions
 * @param encoder which columns belong to which feature
 * @param x encoded test rows
 * @param y their outcomes
 * @param units which rows belong together
 */
public record Inspected(Model model, Encoder encoder, Matrix x, double[] y, Units units) {}
