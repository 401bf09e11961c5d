package dev.slipway.stats.regression;

import dev.slipway.stats.StatWarning;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.FDistribution;
import dev.slipway.stats.math.StudentT;
import dev.slipway.stats.math.linear.Matrix;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A fitted linear model.
 *
 * @param coefficients with the covariance asked for
 * @param classicalCovariance σ̂²·(X'WX)⁻¹ whatever was asked for; prediction intervals use σ̂ as well
 * @param rows with a weight above 0
 * @param residualDf rows minus rank
 * @param residualSumOfSquares Σ w·e²
 * @param totalSumOfSquares Σ w·(y − ȳ)² of response minus offset, around 0 without an intercept
 * @param logLikelihood of normal errors with variance σ²/w at the maximum
 * @param clusters number of clusters behind the errors; 0 for other errors
 * @param intercept whether the model has one
 * @param warnings reasons to read the fit with care
 */
public record LinearFit(
        Coefficients coefficients,
        Matrix classicalCovariance,
        long rows,
        long residualDf,
        double residualSumOfSquares,
        double totalSumOfSquares,
        double logLikelihood,
        int clusters,
        boolean intercept,
        List<StatWarning> warnings) {

    /**
     * Predictions for new rows, by row.
     *
     * @param fit x'β̂ (+ offset)
     * @param standardError of {@code fit}, from the covariance asked for
     * @param meanLow lower end of the interval for the mean
     * @param meanHigh upper end
     * @param low lower end of the interval for one new observation of weight 1: variance σ̂² + standardError²
     * @param high upper end
     */
    public record Prediction(
            double[] fit, double[] standardError, double[] meanLow, double[] meanHigh, double[] low, double[] high) {}

    /** Copies the warnings. */
    public LinearFit {
        warnings = List.copyOf(warnings);
    }

    /** σ̂, the residual standard deviation for weight 1. */
    public double sigma() {
        return Math.sqrt(residualSumOfSquares / (double) residualDf);
    }

    /** 1 − RSS/TSS. */
    public double rSquared() {
        return 1 - residualSumOfSquares / totalSumOfSquares;
    }

    /** R² with mean squares instead of sums. */
    public double adjustedRSquared() {
        double totalDf = (double) rows - (intercept ? 1 : 0);
        return 1 - (1 - rSquared()) * totalDf / (double) residualDf;
    }

    /** Classical F test that all coefficients but the intercept are zero. */
    public Coefficients.Wald fTest() {
        int df = coefficients.rank() - (intercept ? 1 : 0);
        Checks.require(df > 0, "there is no coefficient to test");
        Checks.require(totalSumOfSquares > 0, "the response does not vary, so there is nothing to test");
        boolean told = !intercept || coefficients.names().get(0).equals("(intercept)");
        if (told && residualSumOfSquares > 0.5 * totalSumOfSquares) {
            // The difference of the sums would lose the digits that they share; β̂'V⁻¹β̂/df is the same number without
            // it.
            int[] tested = IntStream.range(intercept ? 1 : 0, coefficients.values().length)
                    .toArray();
            return new Coefficients(
                            coefficients.names(),
                            coefficients.values(),
                            coefficients.kept(),
                            classicalCovariance,
                            (double) residualDf)
                    .wald(tested);
        }
        double f = (totalSumOfSquares - residualSumOfSquares) / df / (residualSumOfSquares / (double) residualDf);
        return new Coefficients.Wald(
                f, df, (double) residualDf, FDistribution.survival(Math.max(0, f), df, (double) residualDf));
    }

    /** Akaike's criterion; σ counts as a parameter. */
    public double aic() {
        return -2 * logLikelihood + 2.0 * (coefficients.rank() + 1);
    }

    /** Schwarz's criterion. */
    public double bic() {
        return -2 * logLikelihood + Math.log((double) rows) * (coefficients.rank() + 1);
    }

    /** Predictions with intervals for rows of the same columns. */
    public Prediction predict(Matrix x, double @Nullable [] offset, double level) {
        Checks.level(level);
        Checks.require(
                x.columns() == coefficients.values().length,
                "new rows have " + x.columns() + " columns, not " + coefficients.values().length);
        double t = StudentT.upperQuantile((1 - level) / 2, coefficients.degreesOfFreedom());
        double newT = StudentT.upperQuantile((1 - level) / 2, (double) residualDf);
        double[] fit = x.times(coefficients.values());
        double[][] out = new double[5][fit.length];
        double[] row = new double[x.columns()];
        for (int i = 0; i < fit.length; i++) {
            fit[i] += offset == null ? 0 : offset[i];
            for (int j = 0; j < row.length; j++) {
                row[j] = x.get(i, j);
            }
            double se = Math.sqrt(coefficients.covariance().quadraticForm(row));
            double spread = newT * Math.hypot(sigma(), se);
            out[0][i] = se;
            out[1][i] = fit[i] - t * se;
            out[2][i] = fit[i] + t * se;
            out[3][i] = fit[i] - spread;
            out[4][i] = fit[i] + spread;
        }
        return new Prediction(fit, out[0], out[1], out[2], out[3], out[4]);
    }

    /** y − x'β̂ − offset by row, unweighted. */
    public double[] residuals(RegressionData data) {
        return LinearRegression.residuals(data, coefficients.values());
    }
}
