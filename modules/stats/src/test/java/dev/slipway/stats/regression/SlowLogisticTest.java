package dev.slipway.stats.regression;

import static dev.slipway.stats.regression.Rows.fields;
import static dev.slipway.stats.regression.Rows.standardErrors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.golden.Golden;
import dev.slipway.stats.math.linear.Matrix;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Fits whose log-odds go into the thousands, and F tests of a small R²; see src/test/golden/logistic_slow.R. */
class SlowLogisticTest {

    @Test
    void slowFirstStepsAreNoSeparation() {
        List<String[]> rows = Golden.rows("logistic_slow_data.csv");
        double[] y = column(rows, 0);
        double[] x = column(rows, 1);
        double[] squares =
                IntStream.range(0, x.length).mapToDouble(i -> x[i] * x[i]).toArray();
        DesignMatrix design = new DesignBuilder(x.length)
                .numeric("x", x)
                .numeric("x2", squares)
                .numeric("z", column(rows, 2))
                .build();
        GlmFit fit = LogisticRegression.fit(RegressionData.of(design, y), StandardErrors.CLASSICAL);
        assertThat(fit.separated()).isFalse();
        assertThat(fit.converged()).isTrue();
        Map<String, Double> got = fields("b", fit.coefficients().values());
        got.putAll(fields("se", standardErrors(fit.coefficients())));
        got.put("loglik", fit.logLikelihood());
        Golden.read("logistic_slow.csv").check("slow", got);
    }

    private static double[] column(List<String[]> rows, int index) {
        return rows.stream().mapToDouble(row -> Double.parseDouble(row[index])).toArray();
    }

    @Test
    void overallTestOfOneColumnIsTheSquareOfItsTHoweverSmall() {
        SplittableRandom random = new SplittableRandom(5);
        double[] ones = new double[5_000];
        double[] x = new double[5_000];
        double[] y = new double[5_000];
        for (int i = 0; i < y.length; i++) {
            x[i] = random.nextGaussian();
            // One huge value makes the explained share tiny, where the difference of the two sums of squares has no
            // digits left.
            y[i] = 1e-4 * x[i] + random.nextGaussian() + (i == 17 ? 1e7 : 0);
            ones[i] = 1;
        }
        DesignMatrix design = new DesignBuilder(y.length).numeric("x", x).build();
        LinearFit fit = LinearRegression.fit(RegressionData.of(design, y), StandardErrors.CLASSICAL);
        double t = fit.coefficients().table(0.95).get(1).statistic();
        assertThat(fit.fTest().statistic()).isCloseTo(t * t, within(1e-12 * t * t));
        // Without names the test is the same.
        LinearFit plain =
                LinearRegression.fit(RegressionData.of(Matrix.ofColumns(ones, x), y), StandardErrors.CLASSICAL);
        assertThat(plain.fTest().statistic()).isCloseTo(t * t, within(1e-6 * t * t));
    }
}
