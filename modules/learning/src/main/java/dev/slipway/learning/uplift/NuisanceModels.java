package dev.slipway.learning.uplift;

import dev.slipway.core.job.JobContext;
import dev.slipway.learning.learner.Model;
import dev.slipway.learning.random.Seeds;
import dev.slipway.stats.math.linear.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Models of the outcome's mean in every arm and, where wanted, of the arms' probabilities. */
final class NuisanceModels {
    private static final long PROPENSITY = 1_000;

    private final List<Model> means;
    private final List<Model> arms;
    private final double floor;

    private NuisanceModels(List<Model> means, List<Model> arms, double floor) {
        this.means = means;
        this.arms = arms;
        this.floor = floor;
    }

    /** Outcome means only. */
    static NuisanceModels means(UpliftData data, BaseLearners base, long seed, JobContext context) {
        List<Model> means = Fits.all(data.arms().size(), context, (arm, inner) -> {
            int[] rows = data.ofArm(arm);
            return Fits.fit(
                    base.forOutcome(Seeds.of(seed, arm)),
                    UpliftData.take(data.x(), rows),
                    UpliftData.take(data.outcome(), rows),
                    null,
                    inner);
        });
        return new NuisanceModels(means, List.of(), base.floor());
    }

    /**
     * Means, and propensities unless they are known. Of two arms one model tells both; of more, each arm has a model against all others
     * and the probabilities are divided by their sum.
     */
    static NuisanceModels fit(UpliftData data, BaseLearners base, long seed, JobContext context) {
        List<Model> means = means(data, base, seed, context).means;
        if (data.propensity() != null) {
            return new NuisanceModels(means, List.of(), base.floor());
        }
        int first = data.treatments() == 1 ? 1 : 0;
        List<Model> arms = Fits.all(data.arms().size() - first, context, (number, inner) -> {
            int arm = number + first;
            double[] got = Arrays.stream(data.treatment())
                    .mapToDouble(w -> w == arm ? 1 : 0)
                    .toArray();
            return Fits.fit(base.forPropensity(Seeds.of(seed, PROPENSITY + arm)), data.x(), got, null, inner);
        });
        return new NuisanceModels(means, arms, base.floor());
    }

    /** The models of the means, by arm. */
    List<Model> ofMeans() {
        return means;
    }

    /** Predicted outcome by row and arm. */
    double[][] means(Matrix x) {
        return transposed(means.stream().map(model -> model.predict(x)).toList(), x.rows());
    }

    /** Estimated probability by row and arm, kept the floor away from 0. */
    double[][] propensities(Matrix x) {
        List<double[]> predicted = new ArrayList<>();
        arms.forEach(model -> predicted.add(model.predict(x)));
        if (predicted.size() == 1) {
            predicted.add(0, Arrays.stream(predicted.get(0)).map(p -> 1 - p).toArray());
        }
        double[][] propensities = transposed(predicted, x.rows());
        for (double[] row : propensities) {
            double sum = Arrays.stream(row).sum();
            for (int arm = 0; arm < row.length; arm++) {
                row[arm] = Math.clamp(row[arm] / sum, floor, 1 - floor);
            }
        }
        return propensities;
    }

    private static double[][] transposed(List<double[]> columns, int rows) {
        double[][] result = new double[rows][columns.size()];
        for (int j = 0; j < columns.size(); j++) {
            double[] column = columns.get(j);
            for (int i = 0; i < rows; i++) {
                result[i][j] = column[i];
            }
        }
        return result;
    }
}
