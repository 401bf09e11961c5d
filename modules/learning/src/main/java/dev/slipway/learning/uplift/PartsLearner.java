package dev.slipway.learning.uplift;

import dev.slipway.core.job.JobContext;
import dev.slipway.learning.random.Seeds;
import dev.slipway.stats.math.linear.Matrix;
import java.util.List;
import java.util.Optional;

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
        return new Sum(models);
    }

    /** Effects on the parts, added up. */
    private record Sum(List<UpliftModel> models) implements UpliftModel {
        @Override
        public double[][] effects(Matrix x) {
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
        }

        @Override
        public Optional<double[][][]> contributions(Matrix x) {
            // Beside each other, as they take long; added in their order.
            List<Optional<double[][][]>> all =
                    models.parallelStream().map(model -> model.contributions(x)).toList();
            if (all.stream().anyMatch(Optional::isEmpty)) {
                return Optional.empty();
            }
            double[][][] sum = all.get(0).orElseThrow();
            for (Optional<double[][][]> more : all.subList(1, all.size())) {
                for (int k = 0; k < sum.length; k++) {
                    Added.add(sum[k], more.orElseThrow()[k]);
                }
            }
            return Optional.of(sum);
        }
    }
}
