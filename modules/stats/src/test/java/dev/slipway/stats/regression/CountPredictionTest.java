package dev.slipway.stats.regression;

import static dev.slipway.stats.regression.Rows.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.stats.StatWarning;
import dev.slipway.stats.golden.Golden;
import dev.slipway.stats.math.linear.Matrix;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Intervals for new counts against R's quantiles and quadrature, and by simulation. */
class CountPredictionTest {

    private static final Golden GOLDEN = Golden.read("counts.csv");
    private static final double[] NEW_OFFSET = {0, 5};

    private final RegressionData data =
            RegressionData.of(Rows.builder().build(), column("k")).withOffset(column("off"));

    @ParameterizedTest
    @CsvSource({"poisson,0.9", "poisson,0.99", "nb,0.9", "nb,0.99"})
    void predictiveQuantiles(String model, double level) {
        GlmFit fit = model.equals("nb")
                ? NegativeBinomial.fit(data, StandardErrors.CLASSICAL).model()
                : Glm.fit(data, Family.poisson(), StandardErrors.CLASSICAL);
        CountPrediction p = CountPrediction.of(fit, Rows.newRows(), NEW_OFFSET, level);
        for (int i = 0; i < 2; i++) {
            GOLDEN.check(
                    model + "." + (i + 1) + "." + level,
                    Map.of(
                            "mean", p.mean()[i],
                            "low", (double) p.low()[i],
                            "high", (double) p.high()[i],
                            "coverage", p.coverage()[i],
                            "plugLow", (double) p.plugInLow()[i],
                            "plugHigh", (double) p.plugInHigh()[i]));
        }
        assertThat(p.warnings()).isEqualTo(fit.warnings());
    }

    /** Models of 40 rows, a new row each: 90 % intervals cover at least 90 %, the plug-in ones fewer. */
    @Test
    void newCountsAreCovered() {
        SplittableRandom random = new SplittableRandom(12);
        int covered = 0;
        int plugIn = 0;
        int runs = 600;
        double[] ones = new double[40];
        Arrays.fill(ones, 1);
        for (int run = 0; run < runs; run++) {
            double[] x = random.doubles(40).toArray();
            double[] y = new double[40];
            Arrays.setAll(y, i -> poisson(random, Math.exp(3 + 2 * x[i])));
            GlmFit fit = Glm.fit(
                    RegressionData.of(Matrix.ofColumns(ones, x), y), Family.poisson(), StandardErrors.CLASSICAL);
            CountPrediction p = CountPrediction.of(fit, Matrix.ofRows(new double[][] {{1, 2}}), null, 0.9);
            double fresh = poisson(random, Math.exp(7));
            covered += p.covered(new double[] {fresh});
            plugIn += fresh >= p.plugInLow()[0] && fresh <= p.plugInHigh()[0] ? 1 : 0;
        }
        assertThat((double) covered / runs).isBetween(0.86, 0.95);
        assertThat((double) plugIn / runs).isLessThan(0.8);
    }

    /** By waiting times, exact. */
    private static double poisson(SplittableRandom random, double mean) {
        double time = 0;
        int count = -1;
        while (time < mean) {
            time -= Math.log(1 - random.nextDouble());
            count++;
        }
        return count;
    }

    @Test
    void meansNearZeroAndVeryLarge() {
        GlmFit fit = Glm.fit(data, Family.poisson(), StandardErrors.CLASSICAL);
        CountPrediction p = CountPrediction.of(fit, Rows.newRows(), new double[] {-40, 9}, 0.95);
        assertThat(p.low()[0]).isZero();
        assertThat(p.high()[0]).isZero();
        assertThat(p.coverage()[0]).isGreaterThan(0.999);
        assertThat(p.coverage()[1]).isBetween(0.95, 0.951);
    }

    /** No count above 0 where the column is: its coefficient has no finite estimate in either model. */
    @Test
    void separatedCountsAreKnownAsSuchAndNotPredicted() {
        for (int n : new int[] {60, 30_000}) {
            double[][] columns = new double[2][n];
            double[] y = new double[n];
            SplittableRandom random = new SplittableRandom(n);
            for (int i = 0; i < n; i++) {
                columns[0][i] = 1;
                columns[1][i] = i % 4 == 0 ? 0.1 + random.nextDouble() : 0;
                y[i] = columns[1][i] > 0 ? 0 : random.nextInt(6) + (random.nextInt(10) == 0 ? 9 : 0);
            }
            RegressionData rows = RegressionData.of(Matrix.ofColumns(columns), y);
            GlmFit poisson = Glm.fit(rows, Family.poisson(), StandardErrors.HC0);
            GlmFit negative = NegativeBinomial.fit(rows, StandardErrors.HC0).model();
            for (GlmFit fit : new GlmFit[] {poisson, negative}) {
                assertThat(fit.separated()).isTrue();
                assertThat(fit.converged()).isFalse();
                assertThat(fit.warnings()).singleElement().satisfies(w -> {
                    assertThat(w.kind()).isEqualTo(StatWarning.Kind.SEPARATION);
                    assertThat(w.message()).contains("Every count is 0").doesNotContain("Firth");
                });
                assertThatThrownBy(() -> CountPrediction.of(fit, Matrix.ofRows(new double[][] {{1, 0.5}}), null, 0.9))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("a separated model predicts no counts");
            }
        }
    }

    /** One count above 0 among the rows of the column: finite, and predicted. */
    @Test
    void nearlySeparatedCountsArePredicted() {
        double[] one = new double[80];
        double[] level = new double[80];
        double[] y = new double[80];
        Arrays.fill(one, 1);
        for (int i = 0; i < 80; i++) {
            level[i] = i % 4 == 0 ? 1 : 0;
            y[i] = level[i] == 0 ? (i * 7) % 11 : i == 40 ? 1 : 0;
        }
        RegressionData rows = RegressionData.of(Matrix.ofColumns(one, level), y);
        GlmFit fit = NegativeBinomial.fit(rows, StandardErrors.CLASSICAL).model();
        assertThat(fit.separated()).isFalse();
        CountPrediction p = CountPrediction.of(fit, Matrix.ofRows(new double[][] {{1, 1}}), null, 0.9);
        assertThat(p.low()[0]).isZero();
        assertThat(p.high()[0]).isBetween(0L, 2L);
        assertThat(p.coverage()[0]).isBetween(0.9, 1.0);
        // Far outside the data the count could be anything.
        assertThatThrownBy(() -> CountPrediction.of(fit, Matrix.ofRows(new double[][] {{1, 1}, {1, 60}}), null, 0.9))
                .hasMessageContaining("row 1 has a linear predictor");
    }

    @Test
    void refusals() {
        GlmFit quasi = Glm.fit(data, Family.quasiPoisson(), StandardErrors.CLASSICAL);
        assertThatThrownBy(() -> CountPrediction.of(quasi, Rows.newRows(), null, 0.9))
                .hasMessageContaining("not from a quasi-Poisson model");
        GlmFit fit = Glm.fit(data, Family.poisson(), StandardErrors.CLASSICAL);
        assertThatThrownBy(() -> CountPrediction.of(fit, Matrix.zeros(1, 2), null, 0.9))
                .hasMessageContaining("columns");
        assertThatThrownBy(
                        () -> CountPrediction.of(fit, Rows.newRows(), null, 0.9).covered(new double[1]))
                .hasMessageContaining("2 rows");
    }
}
