package dev.slipway.learning.uplift;

import dev.slipway.core.job.JobContext;

/** See {@link MetaLearner#T}. */
record TLearner(BaseLearners base, long seed) implements UpliftLearner {
    @Override
    public MetaLearner kind() {
        return MetaLearner.T;
    }

    @Override
    public boolean needsNuisances() {
        return false;
    }

    @Override
    public UpliftModel fit(UpliftData data, Nuisances nuisances, JobContext context) {
        NuisanceModels models = NuisanceModels.means(data, base, seed, context);
        return x -> {
            double[][] means = models.means(x);
            double[][] effects = new double[means.length][data.treatments()];
            for (int i = 0; i < effects.length; i++) {
                for (int k = 0; k < effects[i].length; k++) {
                    effects[i][k] = means[i][k + 1] - means[i][0];
                }
            }
            return effects;
        };
    }
}
