package dev.slipway.learning.bandit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.learning.bandit.BanditPolicy.Linear;
import dev.slipway.stats.math.linear.Cholesky;
import dev.slipway.stats.math.linear.CrossProducts;
import dev.slipway.stats.math.linear.Matrix;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Ridge posteriors against direct solves of all rows at once. */
class RidgeModelTest {
    private static double[] outcome(Matrix x, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] y = new double[x.rows()];
        Arrays.setAll(y, i -> 1 + x.get(i, x.columns() - 1) + random.nextGaussian());
        return y;
    }

    private static Matrix penalised(Matrix gram, double ridge) {
        return gram.plus(Matrix.identity(gram.columns()).scaled(ridge));
    }

    @Property(tries = 50)
    void batchesGiveTheDirectSolution(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 7) int columns,
            @ForAll @IntRange(min = 2, max = 700) int rows,
            @ForAll @DoubleRange(min = 0.1, max = 20) double ridge) {
        Matrix x = PlantedWorlds.features(rows, columns, seed);
        double[] y = outcome(x, seed + 1);
        RidgeModel model = new RidgeModel(columns, 1, new Linear(ridge, 1));
        for (int from = 0; from < rows; from += 97) {
            int to = Math.min(rows, from + 97);
            model.add(x.slice(from, to), new double[][] {Arrays.copyOfRange(y, from, to)});
            model.solve();
        }

        Cholesky direct = Cholesky.of(penalised(CrossProducts.of(x), ridge));
        double[] mean = direct.solve(x.transposedTimes(y));
        assertThat(model.coefficients(0)).containsExactly(mean, within(1e-9));
        double[] leverages = new double[rows];
        model.leverages(x, 0, rows, leverages);
        double residuals = 0;
        for (int i = 0; i < rows; i++) {
            double[] row = x.slice(i, i + 1).transpose().column(0);
            assertThat(leverages[i]).isCloseTo(direct.inverse().quadraticForm(row), within(1e-9));
            assertThat(model.whiten(row)).containsExactly(direct.solve(row), within(1e-9));
            residuals += Math.pow(y[i] - model.predict(0, row), 2);
        }
        assertThat(model.residualSquares(0)).isCloseTo(residuals, within(1e-8 * (1 + residuals)));
    }

    /** Three rounds of ten rows with forgetting ½ are one regression with weights ¼, ½ and 1. */
    @Test
    void forgettingIsAWeightedRegression() {
        Matrix x = PlantedWorlds.features(30, 3, 5);
        double[] y = outcome(x, 6);
        RidgeModel model = new RidgeModel(3, 1, new Linear(2, 0.5));
        double[] weights = new double[30];
        for (int round = 0; round < 3; round++) {
            model.age();
            model.add(
                    x.slice(10 * round, 10 * round + 10),
                    new double[][] {Arrays.copyOfRange(y, 10 * round, 10 * round + 10)});
            Arrays.fill(weights, 10 * round, 10 * round + 10, Math.pow(0.5, 2.0 - round));
        }
        model.solve();

        double[] weighted = y.clone();
        Arrays.setAll(weighted, i -> weighted[i] * weights[i]);
        double[] direct =
                Cholesky.of(penalised(CrossProducts.weighted(x, weights), 2)).solve(x.transposedTimes(weighted));
        assertThat(model.coefficients(0)).containsExactly(direct, within(1e-12));
        assertThat(model.weight()).isCloseTo(17.5, within(1e-12));
    }

    /** Sums of features that grow row by row keep their squared length in the inverse's measure. */
    @Test
    void sumsOfPlaysAreKeptUpToDate() {
        Matrix x = PlantedWorlds.features(50, 4, 8);
        RidgeModel model = new RidgeModel(4, 1, Linear.usual());
        model.add(x, new double[][] {outcome(x, 9)});
        model.solve();
        PlayedSum sum = new PlayedSum(4);
        sum.refresh(model);
        double[] plain = new double[4];
        for (int i = 0; i < 20; i++) {
            double[] row = x.slice(i, i + 1).transpose().column(0);
            double factor = i % 3 == 0 ? -0.4 : 1;
            double foretold = sum.formWith(factor, row, model.whiten(row));
            sum.add(factor, row, model.whiten(row));
            assertThat(sum.form()).isEqualTo(foretold);
            Arrays.setAll(plain, j -> plain[j] + factor * row[j]);
        }
        Matrix inverse = Cholesky.of(penalised(CrossProducts.of(x), 1)).inverse();
        assertThat(sum.form()).isCloseTo(inverse.quadraticForm(plain), within(1e-12));
        assertThat(sum.times(new double[] {1, 0, 0, 0})).isCloseTo(plain[0], within(1e-12));
    }
}
