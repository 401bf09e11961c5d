package dev.slipway.learning.learner;

import dev.slipway.core.job.JobContext;
import dev.slipway.stats.math.linear.Matrix;
import org.jspecify.annotations.Nullable;

/** Fits a model with settled hyper-parameters and seed: the same rows give the same model, whatever the number of threads. */
@FunctionalInterface
public interface Learner {
    /**
     * Fits.
     *
     * @param x finite values, one column per encoded feature
     * @param y outcome by row: 0 or 1 (both occur) for a probability, finite values for a mean
     * @param weight how often each row counts, at least 0; null for 1. Refused by families that can't
     * @param context progress in rounds or trees; cancelling answers at once, what is still computed stops at the next round
     * @throws dev.slipway.core.job.CancelledException when cancelled
     * @throws dev.slipway.core.error.SlipwayException when these rows can't be learned from
     */
    Model fit(Matrix x, double[] y, double @Nullable [] weight, JobContext context);
}
