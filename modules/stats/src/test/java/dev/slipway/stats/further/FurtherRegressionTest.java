package dev.slipway.stats.further;

import static dev.slipway.stats.further.FurtherRows.column;
import static dev.slipway.stats.further.FurtherRows.design;
import static dev.slipway.stats.further.FurtherRows.fields;
import static dev.slipway.stats.further.FurtherRows.matrix;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.StatWarning;
import dev.slipway.stats.golden.Golden;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.regression.Coefficients;
import dev.slipway.stats.regression.ElasticNet;
import dev.slipway.stats.regression.QuantileRegression;
import dev.slipway.stats.regression.RegressionData;
import dev.slipway.stats.regression.StandardErrors;
import dev.slipway.stats.regression.TwoStageLeastSquares;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FurtherRegressionTest {

    private final Golden golden = Golden.read("further.csv");

    @Test
    void twoStageLeastSquaresAsInR() {
        TwoStageLeastSquares.Result fit = instruments(StandardErrors.CLASSICAL, "z1", "z2");
        Coefficients.Wald sargan = Objects.requireNonNull(fit.overidentification());
        Map<String, Double> got = fields("b", fit.coefficients().values());
        got.putAll(fields("s", errors(fit.coefficients())));
        got.putAll(
                fields("h", errors(instruments(StandardErrors.HC1, "z1", "z2").coefficients())));
        got.putAll(Map.of(
                "sigma2", fit.residualVariance(),
                "weak", fit.firstStages().getFirst().test().statistic(),
                "hausman", fit.endogeneity().statistic(),
                "hausmanp", fit.endogeneity().pValue(),
                "sargan", sargan.statistic(),
                "sarganp", sargan.pValue()));
        golden.check("iv", got);
    }

    @Test
    void anInstrumentThatMovesNothingIsWarnedOf() {
        assertThat(instruments(StandardErrors.CLASSICAL, "event").warnings())
                .extracting(StatWarning::kind)
                .containsExactly(StatWarning.Kind.WEAK_INSTRUMENTS);
        assertThat(instruments(StandardErrors.CLASSICAL, "z1").overidentification())
                .isNull();
        assertThatThrownBy(() -> instruments(StandardErrors.HC3, "z1"))
                .hasMessage("two-stage least squares has classical, HC0 or HC1 errors");
        assertThatThrownBy(() -> TwoStageLeastSquares.fit(
                        column("y"),
                        design(true, "w"),
                        design(false, "d", "t"),
                        design(false, "z1"),
                        StandardErrors.HC0))
                .hasMessage("there are 1 instruments for 2 endogenous columns");
    }

    private static TwoStageLeastSquares.Result instruments(StandardErrors errors, String... names) {
        return TwoStageLeastSquares.fit(
                column("y"), design(true, "w"), design(false, "d"), design(false, names), errors);
    }

    @Test
    void quantileRegressionAsInR() {
        for (double tau : new double[] {0.1, 0.5, 0.8}) {
            QuantileRegression.Result fit =
                    QuantileRegression.fit(RegressionData.of(design(true, "w", "t"), column("y")), tau);
            Map<String, Double> got = fields("b", fit.coefficients().values());
            got.put("objective", fit.objective());
            golden.check("rq" + tau, got);
            golden.check("rq.se" + tau, fields("s", errors(fit.coefficients())));
        }
    }

    /** Half of the responses are equal, so the minimum is not unique and the walk could go round in a circle. */
    @Test
    void equalResponsesEndAtTheMinimum() {
        QuantileRegression.Result fit =
                QuantileRegression.fit(RegressionData.of(design(true, "w", "t"), column("flat")), 0.3);
        golden.check("rq.flat", Map.of("objective", fit.objective()));
    }

    @Test
    void quantilesMoveWithTheDataAndDependentColumnsAreLeftOut() {
        double[] y = column("y");
        double[] moved = Arrays.stream(y).map(v -> 3 - 2 * v).toArray();
        Matrix x = design(true, "w", "t").x();
        double[] up = QuantileRegression.fit(RegressionData.of(x, y), 0.3)
                .coefficients()
                .values();
        double[] down = QuantileRegression.fit(RegressionData.of(x, moved), 0.7)
                .coefficients()
                .values();
        assertThat(down[0]).isCloseTo(3 - 2 * up[0], within(1e-9));
        assertThat(down[1]).isCloseTo(-2 * up[1], within(1e-9));
        Matrix repeated = Matrix.ofColumns(x.column(0), x.column(1), x.column(2), x.column(1));
        QuantileRegression.Result twice = QuantileRegression.fit(RegressionData.of(repeated, y), 0.3);
        assertThat(twice.coefficients().kept()).containsExactly(true, true, true, false);
        assertThat(twice.warnings()).extracting(StatWarning::kind).containsExactly(StatWarning.Kind.RANK_DEFICIENT);
        assertThatThrownBy(() -> QuantileRegression.fit(RegressionData.of(x, y), 1.0))
                .hasMessage("tau must lie strictly between 0 and 1 but is 1.0");
    }

    /** With a wide spread on one side only, the errors that allow for it cover and a constant density would not. */
    @Test
    void quantileIntervalsCoverWhereTheSpreadDependsOnX() {
        int covered = 0;
        for (int k = 0; k < 200; k++) {
            SplittableRandom random = new SplittableRandom(k);
            int n = 300;
            double[][] columns = new double[2][n];
            double[] y = new double[n];
            for (int i = 0; i < n; i++) {
                columns[0][i] = 1;
                columns[1][i] = random.nextDouble();
                y[i] = 1 + columns[1][i] + (0.2 + 2 * columns[1][i]) * random.nextGaussian();
            }
            QuantileRegression.Result fit =
                    QuantileRegression.fit(RegressionData.of(Matrix.ofColumns(columns), y), 0.5);
            var slope = fit.coefficients().effect(1, 0.95);
            covered += slope.low() <= 1 && 1 <= slope.high() ? 1 : 0;
        }
        assertThat(covered).isBetween(180, 200);
    }

    @Test
    void penalisedRegressionAsInR() {
        Matrix x = matrix("z1", "z2", "w", "d", "t");
        ElasticNet.Result lasso = ElasticNet.fit(x, column("y"), 0.1, 1, true);
        Map<String, Double> got = fields("b");
        got.put("b0", lasso.intercept());
        for (int j = 0; j < 5; j++) {
            got.put("b" + (j + 1), lasso.coefficients()[j]);
        }
        golden.check("lasso", got);
        golden.check(
                "ridge",
                fields("b", ElasticNet.fit(x, column("y"), 0.1, 0, true).coefficients()));
    }

    @Test
    void penaltiesBeyondTheLargestChooseNothingAndNoneChooseLeastSquares() {
        Matrix x = matrix("z1", "z2", "w", "d", "t");
        double largest = ElasticNet.largest(x, column("y"), 0.5, true);
        assertThat(ElasticNet.fit(x, column("y"), largest * 1.0001, 0.5, true).chosen())
                .isZero();
        assertThat(ElasticNet.fit(x, column("y"), largest * 0.999, 0.5, true).chosen())
                .isOne();
        double[] free = ElasticNet.fit(x, column("y"), 0, 1, true).coefficients();
        double[] ols = dev.slipway.stats.regression.LinearRegression.fit(
                        RegressionData.of(design(true, "z1", "z2", "w", "d", "t"), column("y")),
                        StandardErrors.CLASSICAL)
                .coefficients()
                .values();
        for (int j = 0; j < free.length; j++) {
            assertThat(free[j]).isCloseTo(ols[j + 1], within(1e-6));
        }
        assertThatThrownBy(() -> ElasticNet.fit(x, column("y"), -1, 0.5, true)).hasMessageContaining("lambda");
    }

    private static double[] errors(Coefficients fitted) {
        double[] errors = new double[fitted.values().length];
        Arrays.setAll(errors, fitted::standardError);
        return errors;
    }
}
