package dev.slipway.stats.regression;

import dev.slipway.stats.StatWarning;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.ChiSquared;
import dev.slipway.stats.math.FDistribution;
import dev.slipway.stats.math.Normal;
import dev.slipway.stats.math.StudentT;
import dev.slipway.stats.math.linear.Matrix;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fitted generalised linear model.
 *
 * @param family of the response
 * @param coefficients on the scale of the linear predictor, with the covariance asked for
 * @param rows with a weight above 0
 * @param deviance of the fit
 * @param nullDeviance of the model with intercept and offset only
 * @param logLikelihood at the estimates; NaN for a quasi-family, which has none
 * @param pearson Pearson's chi-square
 * @param dispersion pearson/(n − p) where the family estimates it, else 1
 * @param iterations of Fisher scoring over all rows
 * @param converged whether the tolerance was reached
 * @param separated whether maximum likelihood has no finite answer
 * @param parameters counted in AIC and BIC
 * @param warnings reasons to read the fit with care
 */
public record GlmFit(
        Family family,
        Coefficients coefficients,
        long rows,
        double deviance,
        double nullDeviance,
        double logLikelihood,
        double pearson,
        double dispersion,
        int iterations,
        boolean converged,
        boolean separated,
        int parameters,
        List<StatWarning> warnings) {

    /**
     * Predicted means for new rows, by row.
     *
     * @param linear x'β̂ + offset
     * @param standardError of {@code linear}
     * @param mean at {@code linear}
     * @param low lower end of the interval for the mean, the transformed end of the linear predictor's interval
     * @param high upper end
     */
    public record Prediction(double[] linear, double[] standardError, double[] mean, double[] low, double[] high) {}

    /** Copies the warnings. */
    public GlmFit {
        warnings = List.copyOf(warnings);
    }

    /** n − p. */
    public long residualDf() {
        return rows - coefficients.rank();
    }

    /** Akaike's criterion; NaN for a quasi-family. */
    public double aic() {
        return -2 * logLikelihood + 2.0 * parameters;
    }

    /** Schwarz's criterion; NaN for a quasi-family. */
    public double bic() {
        return -2 * logLikelihood + Math.log((double) rows) * parameters;
    }

    /**
     * Likelihood-ratio test against a model with fewer columns on the same rows: difference of deviances over dispersion,
     * chi-square; F where the dispersion is estimated.
     */
    public Coefficients.Wald likelihoodRatio(GlmFit smaller) {
        int df = coefficients.rank() - smaller.coefficients.rank();
        Checks.require(df > 0, "the other model does not have fewer coefficients");
        Checks.require(rows == smaller.rows, "the models have " + rows + " and " + smaller.rows + " rows");
        boolean likelihoods = !Double.isNaN(logLikelihood) && !Double.isNaN(smaller.logLikelihood);
        double drop = likelihoods ? 2 * (logLikelihood - smaller.logLikelihood) : smaller.deviance - deviance;
        double statistic = Math.max(0, drop);
        if (!family.estimatesDispersion()) {
            double p = ChiSquared.survival(statistic, df);
            return new Coefficients.Wald(statistic, df, Double.POSITIVE_INFINITY, p);
        }
        double f = statistic / dispersion / df;
        double residual = (double) residualDf();
        return new Coefficients.Wald(f, df, residual, FDistribution.survival(f, df, residual));
    }

    /** Predicted means with intervals for rows of the same columns. */
    public Prediction predict(Matrix x, double @Nullable [] offset, double level) {
        Checks.level(level);
        Checks.require(
                x.columns() == coefficients.values().length,
                "new rows have " + x.columns() + " columns, not " + coefficients.values().length);
        double df = coefficients.degreesOfFreedom();
        double z = Double.isInfinite(df)
                ? Normal.upperQuantile((1 - level) / 2)
                : StudentT.upperQuantile((1 - level) / 2, df);
        double[] linear = x.times(coefficients.values());
        double[][] out = new double[4][linear.length];
        double[] row = new double[x.columns()];
        for (int i = 0; i < linear.length; i++) {
            linear[i] += offset == null ? 0 : offset[i];
            for (int j = 0; j < row.length; j++) {
                row[j] = x.get(i, j);
            }
            double se = Math.sqrt(coefficients.covariance().quadraticForm(row));
            out[0][i] = se;
            out[1][i] = family.mean(linear[i]);
            out[2][i] = family.mean(linear[i] - z * se);
            out[3][i] = family.mean(linear[i] + z * se);
        }
        return new Prediction(linear, out[0], out[1], out[2], out[3]);
    }

    /** Fitted means by row. */
    public double[] fitted(RegressionData data) {
        double[] mean = Glm.linearPredictor(data, coefficients.values());
        for (int i = 0; i < mean.length; i++) {
            mean[i] = family.mean(mean[i]);
        }
        return mean;
    }
}
