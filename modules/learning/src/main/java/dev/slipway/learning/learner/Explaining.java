package dev.slipway.learning.learner;

import dev.slipway.stats.math.linear.Matrix;

/** A model that can say what each column added to each prediction. */
public interface Explaining extends Model {
    /**
     * Shapley values: of trees by Lundberg et al. 2020 (doi:10.1038/s42256-019-0138-9), of linear models coefficient·(x − mean of
     * training). For each row one contribution per column and last the base value; their sum is the log-odds of the predicted
     * probability, or the predicted mean.
     *
     * @param x columns as in training
     * @return rows × (columns + 1)
     */
    double[][] contributions(Matrix x);
}
