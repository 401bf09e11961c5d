package dev.slipway.learning.uplift;

import dev.slipway.core.job.JobContext;
import dev.slipway.learning.learner.Model;
import dev.slipway.learning.random.Seeds;
import java.util.List;
import java.util.stream.IntStream;

/** See {@link MetaLearner#R}. */
record RLearner(BaseLearners base, long seed) implements UpliftLearner {
    private static final int EFFECT = 40;

    @Override
    public MetaLearner kind() {
        return MetaLearner.R;
    }

    @Override
    public boolean needsNuisances() {
        return true;
    }

    @Override
    public UpliftModel fit(UpliftData data, Nuisances nuisances, JobContext context) {
        List<Model> models = Fits.all(data.treatments(), context, (k, inner) -> one(data, nuisances, k + 1, inner));
        return new EffectModels(models);
    }

    private Model one(UpliftData data, Nuisances nuisances, int k, JobContext context) {
        int[] rows = IntStream.range(0, data.rows())
                .filter(i -> data.treatment()[i] == 0 || data.treatment()[i] == k)
                .toArray();
        double[] g = nuisances.against(k);
        double[] y = new double[rows.length];
        double[] weight = new double[rows.length];
        double total = 0;
        for (int r = 0; r < rows.length; r++) {
            int i = rows[r];
            double[] means = nuisances.means()[i];
            double rest = (data.treatment()[i] == k ? 1 : 0) - g[i];
            y[r] = (data.outcome()[i] - (1 - g[i]) * means[0] - g[i] * means[k]) / rest;
            weight[r] = rest * rest;
            total += weight[r];
        }
        // Of mean 1, so that a boosting's smallest leaf means as many rows as elsewhere.
        for (int r = 0; r < rows.length; r++) {
            weight[r] *= rows.length / total;
        }
        return Fits.fit(
                base.forEffect(Seeds.of(seed, EFFECT + k)), UpliftData.take(data.x(), rows), y, weight, context);
    }

    static double[][] byRow(List<double[]> columns, int rows) {
        double[][] effects = new double[rows][columns.size()];
        for (int k = 0; k < columns.size(); k++) {
            for (int i = 0; i < rows; i++) {
                effects[i][k] = columns.get(k)[i];
            }
        }
        return effects;
    }
}
