package dev.slipway.learning.uplift;

import dev.slipway.core.job.JobContext;
import dev.slipway.learning.learner.Model;
import dev.slipway.learning.random.Seeds;
import java.util.List;

/** See {@link MetaLearner#DR}. */
record DrLearner(BaseLearners base, long seed) implements UpliftLearner {
    private static final int EFFECT = 50;

    @Override
    public MetaLearner kind() {
        return MetaLearner.DR;
    }

    @Override
    public boolean needsNuisances() {
        return true;
    }

    @Override
    public UpliftModel fit(UpliftData data, Nuisances nuisances, JobContext context) {
        double[][] scores = Aipw.scores(data, nuisances);
        List<Model> models = Fits.all(
                data.treatments(),
                context,
                (k, inner) -> Fits.fit(
                        base.forEffect(Seeds.of(seed, EFFECT + k + 1)),
                        data.x(),
                        Aipw.ofTreatment(scores, k),
                        null,
                        inner));
        return new EffectModels(models);
    }
}
