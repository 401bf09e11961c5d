package dev.slipway.learning.uplift;

import dev.slipway.core.job.JobContext;

/** Learns effects. The same rows, folds and seed give the same model, whatever the number of threads. */
public interface UpliftLearner {
    /** Which. */
    MetaLearner kind();

    /** What it is made of. */
    BaseLearners base();

    /** Start of all that is random in it. */
    long seed();

    /** Whether it learns from cross-fitted outcome means and propensities. */
    boolean needsNuisances();

    /**
     * Fits.
     *
     * @param data with enough rows of every arm
     * @param nuisances of the same rows; {@link Nuisances#NONE} will do where {@link #needsNuisances} says no
     * @throws dev.slipway.core.job.CancelledException when cancelled
     * @throws dev.slipway.core.error.SlipwayException when these rows can't be learned from
     */
    UpliftModel fit(UpliftData data, Nuisances nuisances, JobContext context);

    /** Fits nuisances on the folds where they are needed, then the effects on all rows. */
    default UpliftModel fit(UpliftData data, Folds folds, JobContext context) {
        data.requireArms("in training");
        Nuisances nuisances =
                needsNuisances() ? Nuisances.crossFit(data, base(), folds, seed(), context) : Nuisances.NONE;
        return fit(data, nuisances, context);
    }

    /**
     * Effects of every row from models to which no row of its fold contributed anything, not even to the nuisances; by row and
     * treatment. So they may be judged by the same rows' outcomes.
     */
    default double[][] outOfFold(UpliftData data, Folds folds, JobContext context) {
        double[][] effects = new double[data.rows()][];
        Fits.all(folds.count(), context, (f, inner) -> {
            int[] others = folds.others(f);
            UpliftData rest = data.rows(others).requireArms("outside fold " + (f + 1) + " of " + folds.count());
            UpliftModel model = fit(rest, folds.without(f, data.units(), seed()), inner);
            int[] held = folds.held(f);
            double[][] of = model.effects(UpliftData.take(data.x(), held));
            for (int k = 0; k < held.length; k++) {
                effects[held[k]] = of[k];
            }
            return model;
        });
        return effects;
    }
}
