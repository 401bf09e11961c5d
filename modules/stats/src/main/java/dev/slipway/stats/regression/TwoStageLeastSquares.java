package dev.slipway.stats.regression;

import dev.slipway.stats.StatWarning;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.ChiSquared;
import dev.slipway.stats.math.linear.LeastSquares;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.math.linear.QrAccumulator;
import dev.slipway.stats.math.linear.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Instrumental variables by two-stage least squares (Theil 1953; Wooldridge 2010, ISBN 978-0262232586, chapter 5). Model:
 * y = Wγ + Dβ + ε, where D may go along with ε and instruments Z do not, move D, and touch y by D only. With X = (W, D)
 * and X̂ its projection on (W, Z): coefficients (X̂'X̂)⁻¹X̂'y, residuals y − Xb. With an invitation drawn by chance as the
 * instrument and use as D, β is the effect on those whom the invitation moved (Imbens and Angrist 1994,
 * doi:10.2307/2951620).
 */
public final class TwoStageLeastSquares {

    /** First-stage F below which the interval of β cannot be relied on (Staiger and Stock 1997, doi:10.2307/2171753). */
    public static final double WEAK = 10;

    /**
     * How much the instruments move one endogenous column.
     *
     * @param name of the column
     * @param test classical F that all instruments have coefficient zero beside W
     */
    public record FirstStage(String name, Coefficients.Wald test) {}

    /**
     * A fit.
     *
     * @param coefficients columns of W, then of D
     * @param residualVariance e'e/(n − p)
     * @param rows n
     * @param firstStages one per column of D
     * @param endogeneity Wu and Hausman: F that residuals of the first stages add nothing to least squares; small p-values
     *     say that D goes along with ε
     * @param overidentification Sargan's chi-square n·R² of the residuals on (W, Z); small p-values say that some
     *     instrument touches y otherwise; null with as many instruments as columns of D
     * @param warnings weak instruments and dependent columns among them
     */
    public record Result(
            Coefficients coefficients,
            double residualVariance,
            long rows,
            List<FirstStage> firstStages,
            Coefficients.Wald endogeneity,
            Coefficients.@Nullable Wald overidentification,
            List<StatWarning> warnings) {
        /** Copies the lists. */
        public Result {
            firstStages = List.copyOf(firstStages);
            warnings = List.copyOf(warnings);
        }
    }

    private TwoStageLeastSquares() {}

    /**
     * Fits the model.
     *
     * @param y response, by row
     * @param exogenous W, usually with the intercept
     * @param endogenous D
     * @param instruments Z, without the columns of W
     * @param errors {@code CLASSICAL}, {@code HC0} or {@code HC1}, with X̂ in the place of X
     * @throws IllegalArgumentException for fewer instruments than endogenous columns, columns that the instruments do not
     *     move at all, other errors, and too few rows
     */
    public static Result fit(
            double[] y,
            DesignMatrix exogenous,
            DesignMatrix endogenous,
            DesignMatrix instruments,
            StandardErrors errors) {
        for (DesignMatrix part : List.of(exogenous, endogenous, instruments)) {
            Checks.require(
                    part.x().rows() == y.length,
                    "the response has " + y.length + " rows, a design "
                            + part.x().rows());
        }
        int w = exogenous.x().columns();
        int d = endogenous.x().columns();
        Checks.require(
                instruments.x().columns() >= d,
                "there are " + instruments.x().columns() + " instruments for " + d + " endogenous columns");
        Checks.require(
                errors == StandardErrors.CLASSICAL || errors == StandardErrors.HC0 || errors == StandardErrors.HC1,
                "two-stage least squares has classical, HC0 or HC1 errors");
        DesignMatrix x = join(exogenous, endogenous);
        DesignMatrix z = join(exogenous, instruments);
        int[] excluded = range(w, z.x().columns());
        List<FirstStage> stages = new ArrayList<>();
        double[][] residuals = new double[d][];
        double[][] fitted = new double[d][];
        for (int j = 0; j < d; j++) {
            RegressionData first = RegressionData.of(z, endogenous.x().column(j));
            LinearFit fit = LinearRegression.fit(first, StandardErrors.CLASSICAL);
            stages.add(
                    new FirstStage(endogenous.names().get(j), fit.coefficients().wald(excluded)));
            residuals[j] = LinearRegression.residuals(first, fit.coefficients().values());
            fitted[j] = Vectors.minus(endogenous.x().column(j), residuals[j]);
        }
        Matrix projected = joined(exogenous.x(), Matrix.ofColumns(fitted));
        Second second = new Second(y, x, projected, errors);
        DesignMatrix augmented = join(
                x,
                new DesignMatrix(Matrix.ofColumns(residuals), endogenous.names(), endogenous.terms(), x.rows(), false));
        Coefficients.Wald endogeneity = LinearRegression.fit(RegressionData.of(augmented, y), StandardErrors.CLASSICAL)
                .coefficients()
                .wald(range(w + d, w + 2 * d));
        List<StatWarning> warnings = new ArrayList<>(RegressionWarnings.aliased(x.names(), second.kept));
        stages.forEach(stage -> warnings.addAll(weak(stage)));
        return new Result(
                second.coefficients,
                second.variance,
                y.length,
                stages,
                endogeneity,
                excluded.length > d ? sargan(second.residuals, z, excluded.length - d) : null,
                warnings);
    }

    /** Least squares of y on X̂, with the residuals that X itself leaves. */
    private static final class Second {
        private final boolean[] kept;
        private final double[] residuals;
        private final double variance;
        private final Coefficients coefficients;

        Second(double[] y, DesignMatrix x, Matrix projected, StandardErrors errors) {
            LeastSquares qr = QrAccumulator.of(projected, y, null).solve(LeastSquares.TOLERANCE);
            int rank = qr.rank();
            Checks.require(y.length > rank, "there are " + y.length + " rows for " + rank + " coefficients");
            double[] beta = qr.coefficients();
            kept = qr.kept();
            residuals = Vectors.minus(y, x.x().times(beta));
            variance = Vectors.dot(residuals, residuals, 0, y.length) / (y.length - rank);
            Matrix bread = qr.unscaledCovariance();
            Matrix covariance = bread.scaled(variance);
            if (errors != StandardErrors.CLASSICAL) {
                Meat meat = new Meat(beta.length);
                meat.addRows(projected, residuals);
                double factor = errors == StandardErrors.HC1 ? y.length / (double) (y.length - rank) : 1;
                covariance = Meat.sandwich(bread, meat.result(), factor);
            }
            coefficients = new Coefficients(x.names(), beta, kept, covariance, y.length - rank);
        }
    }

    private static Coefficients.Wald sargan(double[] residuals, DesignMatrix z, int df) {
        double left = QrAccumulator.of(z.x(), residuals, null)
                .solve(LeastSquares.TOLERANCE)
                .residualSumOfSquares();
        double statistic = residuals.length * (1 - left / Vectors.dot(residuals, residuals, 0, residuals.length));
        return new Coefficients.Wald(statistic, df, Double.POSITIVE_INFINITY, ChiSquared.survival(statistic, df));
    }

    private static List<StatWarning> weak(FirstStage stage) {
        if (stage.test.statistic() >= WEAK) {
            return List.of();
        }
        return List.of(new StatWarning(
                StatWarning.Kind.WEAK_INSTRUMENTS,
                String.format(
                        Locale.ROOT,
                        "The instruments hardly move %s (F = %.1f; below %.0f the estimate leans towards least squares and"
                                + " its interval is too narrow).",
                        stage.name,
                        stage.test.statistic(),
                        WEAK)));
    }

    private static DesignMatrix join(DesignMatrix left, DesignMatrix right) {
        List<String> names = new ArrayList<>(left.names());
        names.addAll(right.names());
        int most = Arrays.stream(left.terms()).max().orElse(-1) + 1;
        int[] terms = IntStream.concat(
                        Arrays.stream(left.terms()),
                        Arrays.stream(right.terms()).map(t -> most + Math.max(0, t)))
                .toArray();
        return new DesignMatrix(joined(left.x(), right.x()), names, terms, left.rows(), left.intercept());
    }

    private static Matrix joined(Matrix left, Matrix right) {
        double[][] columns = new double[left.columns() + right.columns()][];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = j < left.columns() ? left.column(j) : right.column(j - left.columns());
        }
        return Matrix.ofColumns(columns);
    }

    private static int[] range(int from, int to) {
        return IntStream.range(from, to).toArray();
    }
}
