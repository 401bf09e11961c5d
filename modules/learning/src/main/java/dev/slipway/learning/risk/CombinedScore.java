package dev.slipway.learning.risk;

import dev.slipway.core.job.JobContext;
import dev.slipway.learning.learner.LinearFamily;
import dev.slipway.learning.learner.LogOdds;
import dev.slipway.learning.learner.Model;
import dev.slipway.learning.learner.Task;
import dev.slipway.stats.Moments;
import dev.slipway.stats.math.linear.Matrix;
import java.util.Arrays;
import java.util.Map;

/**
 * One probability from the model's probability and how unusual the row is: logistic regression on the log-odds of the one and the other,
 * standardised, fitted on rows that neither learned from.
 */
public final class CombinedScore {
    private final Model model;
    private final double centre;
    private final double scale;

    private CombinedScore(Model model, double centre, double scale) {
        this.model = model;
        this.centre = centre;
        this.scale = scale;
    }

    /**
     * Fits.
     *
     * @param probability the model's, by row
     * @param anomaly scores of the same rows
     * @param y outcomes of the same rows, 0 and 1, both of them
     */
    static CombinedScore fit(double[] probability, double[] anomaly, double[] y, JobContext context) {
        Moments moments = Moments.of(anomaly);
        double scale = moments.standardDeviation() > 0 ? moments.standardDeviation() : 1;
        Matrix x = columns(probability, anomaly, moments.mean(), scale);
        Model model = new LinearFamily().learner(Task.PROBABILITY, Map.of(), 0).fit(x, y, null, context);
        return new CombinedScore(model, moments.mean(), scale);
    }

    /** The probabilities of rows. */
    public double[] of(double[] probability, double[] anomaly) {
        return model.predict(columns(probability, anomaly, centre, scale));
    }

    private static Matrix columns(double[] probability, double[] anomaly, double centre, double scale) {
        return Matrix.ofColumns(
                Arrays.stream(probability).map(LogOdds::of).toArray(),
                Arrays.stream(anomaly).map(a -> (a - centre) / scale).toArray());
    }
}
