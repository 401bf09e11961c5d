package dev.slipway.learning.evaluate;

import dev.slipway.learning.learner.LogOdds;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.regression.Coefficients;
import dev.slipway.stats.regression.Family;
import dev.slipway.stats.regression.Glm;
import dev.slipway.stats.regression.RegressionData;
import dev.slipway.stats.regression.StandardErrors;
import java.util.Arrays;

/**
 * Platt's calibration (1999): logistic regression of the outcome on the score's log-odds, with outcomes drawn in to
 * (n₁ + 1)/(n₁ + 2) and 1/(n₀ + 2), so that a perfect order does not become certainty.
 *
 * @param intercept of the line
 * @param slope of the line; 1 with intercept 0 leaves probabilities as they are
 */
public record Platt(double intercept, double slope) implements Calibrator {
    /** Fits the line. */
    public static Platt fit(Scored scored) {
        double[] y = scored.outcomes();
        double ones = Arrays.stream(y).sum();
        double zeros = y.length - ones;
        double[] target = Arrays.stream(y)
                .map(v -> v == 1 ? (ones + 1) / (ones + 2) : 1 / (zeros + 2))
                .toArray();
        double[] constant = new double[y.length];
        Arrays.fill(constant, 1);
        double[] logOdds = Arrays.stream(scored.predictions()).map(LogOdds::of).toArray();
        Coefficients line = Glm.fit(
                        RegressionData.of(Matrix.ofColumns(constant, logOdds), target),
                        Family.logistic(),
                        StandardErrors.CLASSICAL)
                .coefficients();
        return new Platt(line.values()[0], line.values()[1]);
    }

    @Override
    public double probability(double score) {
        return LogOdds.probability(intercept + slope * LogOdds.of(score));
    }
}
