package dev.slipway.learning.uplift;

import dev.slipway.core.job.JobContext;
import dev.slipway.learning.random.Seeds;
import java.util.List;

/** See {@link MetaLearner#PARTS}. */
record PartsLearner(BaseLearners base, long seed) implements UpliftLearner {
    @Override
    public MetaLearner kind() {
        return MetaLearner.PARTS;
    }

    @Override
    public boolean needsNuisances() {
        return false;
    }

    @Override
    public UpliftModel fit(UpliftData data, Nuisances nuisances, JobContext context) {
        List<double[]> parts = data.parts().isEmpty() ? List.of(data.outcome()) : data.parts();
        List<UpliftModel> models = Fits.all(
                parts.size(),
                context,
                (p, inner) ->
                        new SLearner(base, Seeds.of(seed, p)).fit(data.withOutcome(parts.get(p)), nuisances, inner));
        return x -> {
            double[][] sum = models.get(0).effects(x);
            for (UpliftModel model : models.subList(1, models.size())) {
                double[][] more = model.effects(x);
                for (int i = 0; i < sum.length; i++) {
                    for (int k = 0; k < sum[i].length; k++) {
                        sum[i][k] += more[i][k];
                    }
                }
            }
            return sum;
        };
    }
}
