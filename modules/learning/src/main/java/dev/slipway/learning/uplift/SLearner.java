package dev.slipway.learning.uplift;

import dev.slipway.core.job.JobContext;
import dev.slipway.learning.learner.Model;
import dev.slipway.learning.learner.Task;
import dev.slipway.stats.math.linear.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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
        return new Fitted(model, treatments, base.task() == Task.MEAN);
    }

    /** One model that is asked as often as there are arms. */
    private record Fitted(Model model, int treatments, boolean adds) implements UpliftModel {
        @Override
        public double[][] effects(Matrix x) {
            double[] control = model.predict(with(x, -1));
            double[][] effects = new double[x.rows()][treatments];
            for (int k = 0; k < treatments; k++) {
                double[] treated = model.predict(with(x, k));
                for (int i = 0; i < effects.length; i++) {
                    effects[i][k] = treated[i] - control[i];
                }
            }
            return effects;
        }

        @Override
        public Optional<double[][][]> contributions(Matrix x) {
            if (!adds || !Added.told(List.of(model))) {
                return Optional.empty();
            }
            double[][] control = Added.by(model, with(x, -1));
            double[][][] added = new double[treatments][][];
            for (int k = 0; k < treatments; k++) {
                added[k] = Added.difference(Added.by(model, with(x, k)), control, x.columns());
            }
            return Optional.of(added);
        }

        /** The columns with the indicators of one treatment, or of none. */
        private Matrix with(Matrix x, int treatment) {
            double[][] one = new double[treatments][x.rows()];
            if (treatment >= 0) {
                Arrays.fill(one[treatment], 1);
            }
            return joined(x, one);
        }
    }

    private static Matrix joined(Matrix x, double[][] more) {
        double[][] columns = new double[x.columns() + more.length][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = j < x.columns() ? x.column(j) : more[j - x.columns()];
        }
        return Matrix.ofColumns(columns);
    }
}
