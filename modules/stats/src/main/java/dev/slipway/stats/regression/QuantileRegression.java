package dev.slipway.stats.regression;

import dev.slipway.stats.StatWarning;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.Normal;
import dev.slipway.stats.math.linear.Cholesky;
import dev.slipway.stats.math.linear.CrossProducts;
import dev.slipway.stats.math.linear.LeastSquares;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.math.linear.QrAccumulator;
import dev.slipway.stats.math.linear.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Linear quantile regression (Koenker and Bassett 1978, doi:10.2307/1913643): coefficients that minimise
 * Σ w·(τ·max(r, 0) + (1 − τ)·max(−r, 0)) of the residuals r, so that x'b is the τ-quantile of y given x. The minimum is exact: it
 * is sought from vertex to vertex, as Barrodale and Roberts do.
 *
 * <p>Errors: the sandwich of Hendricks and Koenker (1992, doi:10.1080/01621459.1992.10475175), τ(1 − τ)·H⁻¹(X'X)H⁻¹ with
 * H = X'FX and densities F from the fits at τ ± h, h by Hall and Sheather (1988). They allow the spread to depend on x.
 */
public final class QuantileRegression {

    /** Divided by what the fits at τ ± h differ in, so that rows in which they cross get no density. */
    private static final double NO_DIFFERENCE = Math.sqrt(Math.ulp(1.0));

    /**
     * A fit.
     *
     * @param coefficients normal tests and intervals; columns that depend on others have none
     * @param tau the quantile, in (0, 1)
     * @param objective the minimised sum
     * @param bandwidth h of the densities
     * @param iterations from vertex to vertex
     * @param warnings dependent columns, few rows beyond the quantile
     */
    public record Result(
            Coefficients coefficients,
            double tau,
            double objective,
            double bandwidth,
            int iterations,
            List<StatWarning> warnings) {
        /** Copies the warnings. */
        public Result {
            warnings = List.copyOf(warnings);
        }
    }

    private QuantileRegression() {}

    /**
     * Fits a quantile.
     *
     * @param data rows; weights multiply the terms of the objective, errors do not know them; an offset is taken off
     * @param tau in (0, 1)
     * @throws IllegalArgumentException where there are not more rows than coefficients, or τ is outside
     */
    public static Result fit(RegressionData data, double tau) {
        Checks.probability(tau, "tau");
        double[] y = target(data);
        Matrix all = data.design().x();
        boolean[] kept =
                QrAccumulator.of(all, y, null).solve(LeastSquares.TOLERANCE).kept();
        int[] columns = columns(kept);
        Matrix x = all.select(columns);
        Checks.require(
                y.length > columns.length, "there are " + y.length + " rows for " + columns.length + " coefficients");
        QuantileVertex.Minimum found = QuantileVertex.minimise(x, y, data.weightsOrOnes(), tau);
        double h = bandwidth(y.length, tau);
        double[] spread = Vectors.minus(
                QuantileVertex.minimise(x, y, data.weightsOrOnes(), tau + h).coefficients(),
                QuantileVertex.minimise(x, y, data.weightsOrOnes(), tau - h).coefficients());
        Matrix covariance = covariance(x, spread, h, tau);
        double[] values = new double[kept.length];
        Matrix full = Matrix.zeros(kept.length, kept.length);
        for (int i = 0; i < columns.length; i++) {
            values[columns[i]] = found.coefficients()[i];
            for (int j = 0; j < columns.length; j++) {
                full.set(columns[i], columns[j], covariance.get(i, j));
            }
        }
        List<StatWarning> warnings =
                new ArrayList<>(RegressionWarnings.aliased(data.design().names(), kept));
        warnings.addAll(RegressionWarnings.fewBeyond(y.length * Math.min(tau, 1 - tau), columns.length));
        return new Result(
                new Coefficients(data.design().names(), values, kept, full, Double.POSITIVE_INFINITY),
                tau,
                found.objective(),
                h,
                found.iterations(),
                warnings);
    }

    /**
     * Hall and Sheather's bandwidth for intervals of level 95 %, halved until τ ± h lies within (0, 1).
     */
    static double bandwidth(int rows, double tau) {
        double z = Normal.quantile(tau);
        double f = Normal.density(z);
        double h = Math.pow(rows, -1.0 / 3)
                * Math.pow(Normal.upperQuantile(0.025), 2.0 / 3)
                * Math.cbrt(1.5 * f * f / (2 * z * z + 1));
        while (tau - h < 0 || tau + h > 1) {
            h /= 2;
        }
        return h;
    }

    private static Matrix covariance(Matrix x, double[] spread, double h, double tau) {
        double[] density = x.times(spread);
        for (int i = 0; i < density.length; i++) {
            density[i] = Math.max(0, 2 * h / (density[i] - NO_DIFFERENCE));
        }
        Matrix bread = Cholesky.semidefinite(CrossProducts.weighted(x, density), Cholesky.TOLERANCE)
                .inverse();
        return Meat.sandwich(bread, CrossProducts.of(x), tau * (1 - tau));
    }

    private static double[] target(RegressionData data) {
        double[] y = data.response().clone();
        double[] offset = data.offset();
        for (int i = 0; offset != null && i < y.length; i++) {
            y[i] -= offset[i];
        }
        return y;
    }

    private static int[] columns(boolean[] kept) {
        int[] columns = new int[kept.length];
        int count = 0;
        for (int j = 0; j < kept.length; j++) {
            columns[count] = j;
            count += kept[j] ? 1 : 0;
        }
        return Arrays.copyOf(columns, count);
    }
}
