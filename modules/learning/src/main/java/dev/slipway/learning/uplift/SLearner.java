package dev.slipway.learning.uplift;

import dev.slipway.core.job.JobContext;
import dev.slipway.learning.learner.Model;
import dev.slipway.stats.math.linear.Matrix;
import java.util.Arrays;

/** See {@link MetaLearner#S}. */
record SLearner(BaseLearners base, long seed) implements UpliftLearner {
    @Override
    public MetaLearner kind() {
        return MetaLearner.S;
    }

    @Override
    public boolean needsNuisances() {
        return false;
    }

    @Override
    public UpliftModel fit(UpliftData data, Nuisances nuisances, JobContext context) {
        int treatments = data.treatments();
        double[][] indicators = new double[treatments][data.rows()];
        for (int i = 0; i < data.rows(); i++) {
            if (data.treatment()[i] > 0) {
                indicators[data.treatment()[i] - 1][i] = 1;
            }
        }
        Model model = Fits.fit(base.forOutcome(seed), joined(data.x(), indicators), data.outcome(), null, context);
        return x -> {
            double[] control = model.predict(joined(x, new double[treatments][x.rows()]));
            double[][] effects = new double[x.rows()][treatments];
            for (int k = 0; k < treatments; k++) {
                double[][] one = new double[treatments][x.rows()];
                Arrays.fill(one[k], 1);
                double[] treated = model.predict(joined(x, one));
                for (int i = 0; i < effects.length; i++) {
                    effects[i][k] = treated[i] - control[i];
                }
            }
            return effects;
        };
    }

    private static Matrix joined(Matrix x, double[][] more) {
        double[][] columns = new double[x.columns() + more.length][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = j < x.columns() ? x.column(j) : more[j - x.columns()];
        }
        return Matrix.ofColumns(columns);
    }
}
