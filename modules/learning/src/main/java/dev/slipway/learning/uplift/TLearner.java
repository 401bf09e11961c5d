package dev.slipway.learning.uplift;

import dev.slipway.core.job.JobContext;
import dev.slipway.learning.learner.Model;
import dev.slipway.learning.learner.Task;
import dev.slipway.stats.math.linear.Matrix;
import java.util.List;
import java.util.Optional;

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
        return new Fitted(models, data.treatments(), base.task() == Task.MEAN);
    }

    /** Models of the arms, subtracted. */
    private record Fitted(NuisanceModels models, int treatments, boolean adds) implements UpliftModel {
        @Override
        public double[][] effects(Matrix x) {
            double[][] means = models.means(x);
            double[][] effects = new double[means.length][treatments];
            for (int i = 0; i < effects.length; i++) {
                for (int k = 0; k < effects[i].length; k++) {
                    effects[i][k] = means[i][k + 1] - means[i][0];
                }
            }
            return effects;
        }

        @Override
        public Optional<double[][][]> contributions(Matrix x) {
            List<Model> arms = models.ofMeans();
            if (!adds || !Added.told(arms)) {
                return Optional.empty();
            }
            double[][] control = Added.by(arms.get(0), x);
            double[][][] added = new double[treatments][][];
            for (int k = 0; k < treatments; k++) {
                added[k] = Added.difference(Added.by(arms.get(k + 1), x), control, x.columns());
            }
            return Optional.of(added);
        }
    }
}
