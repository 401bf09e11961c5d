package dev.slipway.learning.uplift;

import dev.slipway.learning.learner.Model;
import dev.slipway.stats.math.linear.Matrix;
import java.util.List;
import java.util.Optional;

/** One model of the effect itself for each treatment. */
record EffectModels(List<Model> models) implements UpliftModel {
    @Override
    public double[][] effects(Matrix x) {
        return RLearner.byRow(models.stream().map(model -> model.predict(x)).toList(), x.rows());
    }

    @Override
    public Optional<double[][][]> contributions(Matrix x) {
        return Added.told(models)
                ? Optional.of(models.stream().map(model -> Added.by(model, x)).toArray(double[][][]::new))
                : Optional.empty();
    }
}
