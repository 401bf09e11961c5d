package dev.slipway.learning.search;

import java.util.Map;

/**
 * One candidate's cross-validation.
 *
 * @param number of the candidate, from 0 in the order drawn
 * @param family its name
 * @param settings its hyper-parameters
 * @param loss mean out-of-fold loss per row: log loss, or squared error
 * @param error standard deviation of the folds' losses over √folds; rough, folds share training rows
 * @param share of the units of the search that it saw, 1 for the trials that compete
 */
public record Trial(int number, String family, Map<String, Double> settings, double loss, double error, double share) {}
