package dev.slipway.learning.learner;

import dev.slipway.stats.Moments;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.regression.DesignMatrix;
import dev.slipway.stats.regression.LinearRegression;
import dev.slipway.stats.regression.LogisticRegression;
import dev.slipway.stats.regression.RegressionData;
import dev.slipway.stats.regression.StandardErrors;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Linear regression by QR for a mean, logistic regression by Fisher scoring for a probability, both of stats; Firth's
 * penalty where outcomes are separated. Dependent columns get no coefficient. The model that others must beat.
 *
 * <p>The fit has no rounds: a cancelled job is freed at once and the fit runs to its end unheard.
 */
public final class LinearFamily implements LearnerFamily {
    /** Its name in plans. */
    public static final String NAME = "linear";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return "Linear model";
    }

    @Override
    public Encoding encoding() {
        return Encoding.ONE_HOT;
    }

    @Override
    public List<HyperParameter> hyperParameters() {
        return List.of();
    }

    @Override
    public boolean takesWeights() {
        return true;
    }

    @Override
    public Learner learner(Task task, Map<String, Double> settings, long seed) {
        Settings.of(NAME, hyperParameters(), settings);
        return (x, y, weight, context) -> {
            Rows.check(this, task, x, y, weight);
            return Worker.run(context, abandoned -> fit(task, x, y, weight));
        };
    }

    private static Model fit(Task task, Matrix x, double[] y, double @Nullable [] weight) {
        RegressionData data = RegressionData.of(DesignMatrix.of(withIntercept(x)), y);
        RegressionData rows = weight == null ? data : data.withWeights(weight);
        double[] beta = task == Task.MEAN
                ? LinearRegression.fit(rows, StandardErrors.CLASSICAL)
                        .coefficients()
                        .values()
                : LogisticRegression.fit(rows, StandardErrors.CLASSICAL)
                        .coefficients()
                        .values();
        return new Linear(beta, means(x), task == Task.PROBABILITY);
    }

    private static double[] means(Matrix x) {
        double[] means = new double[x.columns()];
        for (int j = 0; j < means.length; j++) {
            means[j] = Moments.of(x.column(j)).mean();
        }
        return means;
    }

    private static Matrix withIntercept(Matrix x) {
        double[][] columns = new double[x.columns() + 1][];
        columns[0] = new double[x.rows()];
        Arrays.fill(columns[0], 1);
        for (int j = 0; j < x.columns(); j++) {
            columns[j + 1] = x.column(j);
        }
        return Matrix.ofColumns(columns);
    }

    /** b₀ + x'b, through the logistic function for a probability. */
    private record Linear(double[] beta, double[] means, boolean logistic) implements Explaining {
        @Override
        public double[][] contributions(Matrix x) {
            double[][] contributions = new double[x.rows()][means.length + 1];
            double base = beta[0];
            for (int j = 0; j < means.length; j++) {
                double[] column = x.column(j);
                base += beta[j + 1] * means[j];
                for (int i = 0; i < column.length; i++) {
                    contributions[i][j] = beta[j + 1] * (column[i] - means[j]);
                }
            }
            for (double[] row : contributions) {
                row[means.length] = base;
            }
            return contributions;
        }

        @Override
        public double[] predict(Matrix x) {
            double[] predictions = withIntercept(x).times(beta);
            if (logistic) {
                for (int i = 0; i < predictions.length; i++) {
                    predictions[i] = LogOdds.probability(predictions[i]);
                }
            }
            return predictions;
        }
    }
}
