package dev.slipway.learning;

import dev.slipway.learning.evaluate.Calibrator;
import dev.slipway.learning.feature.Encoder;
import dev.slipway.learning.feature.FeatureTable;
import dev.slipway.learning.learner.Explaining;
import dev.slipway.learning.learner.Model;
import dev.slipway.stats.math.linear.Matrix;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Encoder, model and calibration in a row: features in, calibrated predictions out. Immutable. */
public final class TrainedModel {
    private final Encoder encoder;
    private final Model model;
    private final Calibrator calibrator;

    TrainedModel(Encoder encoder, Model model, Calibrator calibrator) {
        this.encoder = encoder;
        this.model = model;
        this.calibrator = calibrator;
    }

    /** Calibrated probabilities, or means, of all rows of a table with the features of training. */
    public double[] score(FeatureTable table) {
        return score(table, IntStream.range(0, table.rows()).toArray());
    }

    /** The same for some rows. */
    public double[] score(FeatureTable table, int[] rows) {
        return calibrated().predict(encoder.encode(table, rows));
    }

    /** The features that {@link #reasons} speaks of, in its order. */
    public List<String> features() {
        return encoder.features();
    }

    /**
     * What each feature added to each row's score before calibration: Shapley values, on the log-odds of a probability.
     *
     * @return rows × features, in the order of {@link #features()}; nothing where the learner can't tell, as a forest
     */
    public Optional<double[][]> reasons(FeatureTable table, int[] rows) {
        if (!(model instanceof Explaining explaining)) {
            return Optional.empty();
        }
        double[][] byColumn = explaining.contributions(encoder.encode(table, rows));
        double[][] byFeature = new double[rows.length][encoder.features().size()];
        for (int i = 0; i < rows.length; i++) {
            for (int k = 0; k < byFeature[i].length; k++) {
                int[] range = encoder.columnsOf(k);
                for (int j = range[0]; j < range[1]; j++) {
                    byFeature[i][k] += byColumn[i][j];
                }
            }
        }
        return Optional.of(byFeature);
    }

    Encoder encoder() {
        return encoder;
    }

    /** From encoded columns to calibrated predictions. */
    Model calibrated() {
        return x -> calibrator.probabilities(model.predict(x));
    }

    /** From encoded columns to what the learner says. */
    double[] raw(Matrix x) {
        return model.predict(x);
    }
}
