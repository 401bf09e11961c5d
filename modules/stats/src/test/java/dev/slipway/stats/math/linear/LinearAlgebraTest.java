package dev.slipway.stats.math.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.golden.Golden;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LinearAlgebraTest {

    private static final int ROWS = 20_011;

    private final Matrix x = random(ROWS, 6, 11);
    private final double[] y = random(ROWS, 1, 12).column(0);

    @Test
    void certifiedValuesOfTheNist() {
        Golden golden = Golden.read("nist.csv");
        Map<String, List<String[]>> sets = new LinkedHashMap<>();
        for (String[] row : Golden.rows("nist_data.csv")) {
            sets.computeIfAbsent(row[0], name -> new ArrayList<>()).add(row);
        }
        assertThat(sets.keySet()).isEqualTo(golden.names());
        sets.forEach((name, rows) -> golden.check(name, solve(name, rows)));
    }

    private static Map<String, Double> solve(String name, List<String[]> rows) {
        int degree = name.equals("filip") ? 10 : name.startsWith("wampler") ? 5 : name.equals("pontius") ? 2 : 0;
        boolean intercept = !name.startsWith("noint");
        int columns = degree > 0 ? degree + 1 : rows.get(0).length - 2 + (intercept ? 1 : 0);
        Matrix x = Matrix.zeros(rows.size(), columns);
        double[] y = new double[rows.size()];
        for (int i = 0; i < y.length; i++) {
            y[i] = Double.parseDouble(rows.get(i)[1]);
            for (int j = 0; j < columns; j++) {
                double value = degree > 0
                        ? Math.pow(Double.parseDouble(rows.get(i)[2]), j)
                        : intercept && j == 0 ? 1 : Double.parseDouble(rows.get(i)[j + (intercept ? 1 : 2)]);
                x.set(i, j, value);
            }
        }
        LeastSquares fit = LeastSquares.of(x, y);
        double[] beta = Refinement.refine(x, y, null, fit);
        double sigma = Math.sqrt(fit.residualSumOfSquares() / (y.length - columns));
        double mean = intercept ? Vectors.sum(y) / y.length : 0;
        double total = 0;
        for (double value : y) {
            total += (value - mean) * (value - mean);
        }
        Map<String, Double> result = new LinkedHashMap<>();
        for (int j = 0; j < columns; j++) {
            double se = sigma * Math.sqrt(fit.unscaledCovariance().get(j, j));
            result.put("b" + j, beta[j]);
            // Where the fit is perfect the certified error is 0; what is left is rounding of y, up to 4e6.
            result.put("se" + j, name.matches("wampler[12]") && se < 1e-9 ? 0 : se);
        }
        result.put("sigma", name.matches("wampler[12]") && sigma < 1e-8 ? 0 : sigma);
        result.put("r2", 1 - fit.residualSumOfSquares() / total);
        return result;
    }

    @Test
    void qrAndCrossProductsGiveTheSameSolution() {
        LeastSquares fit = LeastSquares.of(x, y);
        Cholesky normal = Cholesky.of(CrossProducts.of(x));
        double[] other = normal.solve(CrossProducts.times(x, y));
        for (int j = 0; j < x.columns(); j++) {
            assertThat(fit.coefficients()[j]).isCloseTo(other[j], within(1e-12));
            assertThat(fit.unscaledCovariance().get(j, 2))
                    .isCloseTo(normal.inverse().get(j, 2), within(1e-16));
        }
    }

    @Test
    void chunksOfAnySizeGiveTheSolutionOfTheWhole() {
        QrAccumulator chunks = new QrAccumulator(x.columns());
        for (int from = 0; from < ROWS; from += 777) {
            chunks.add(x, y, null, from, Math.min(ROWS, from + 777));
        }
        double[] whole = LeastSquares.of(x, y).coefficients();
        double[] parts = chunks.solve(LeastSquares.TOLERANCE).coefficients();
        assertThat(chunks.rows()).isEqualTo(ROWS);
        assertThat(parts).usingComparatorWithPrecision(1e-13).containsExactly(whole);
    }

    @Test
    void leveragesAddUpToTheRank() {
        double[] ones = new double[ROWS];
        Arrays.fill(ones, 1);
        double[] leverages = new double[ROWS];
        LeastSquares fit = LeastSquares.of(x, y);
        RowBlocks.run(ROWS, (from, to) -> fit.leverages(x, ones, leverages, from, to));
        assertThat(Vectors.sum(leverages)).isCloseTo(6, within(1e-11));
    }

    @Test
    void aDependentColumnIsFoundWhereverItStands() {
        double[][] columns = new double[4][];
        columns[0] = x.column(0);
        columns[1] = x.column(1);
        columns[2] = x.select(0, 1).times(new double[] {2, -3});
        columns[3] = x.column(2);
        LeastSquares fit = LeastSquares.of(Matrix.ofColumns(columns), y);
        assertThat(fit.rank()).isEqualTo(3);
        assertThat(fit.kept()).containsExactly(true, true, false, true);
        assertThat(fit.coefficients()[2]).isZero();
        assertThat(Cholesky.semidefinite(CrossProducts.of(Matrix.ofColumns(columns)), 1e-11)
                        .kept())
                .containsExactly(true, true, false, true);
    }

    @Test
    void weightsAreRepeatedRows() {
        double[] weights = new double[ROWS];
        double[] doubled = new double[2 * ROWS];
        Matrix twice = Matrix.zeros(2 * ROWS, 6);
        for (int i = 0; i < ROWS; i++) {
            weights[i] = 2;
            for (int j = 0; j < 6; j++) {
                twice.set(2 * i, j, x.get(i, j));
                twice.set(2 * i + 1, j, x.get(i, j));
            }
            doubled[2 * i] = y[i];
        }
        Matrix weighted = CrossProducts.weighted(x, weights);
        Matrix repeated = CrossProducts.of(twice);
        assertThat(weighted.get(3, 1)).isCloseTo(repeated.get(3, 1), within(1e-9));
        assertThat(CrossProducts.times(twice, doubled)[4]).isCloseTo(CrossProducts.times(x, y)[4], within(1e-9));
    }

    @Test
    void whatCannotBeDoneIsRefused() {
        assertThatThrownBy(() -> Cholesky.of(Matrix.ofRows(new double[][] {{1, 2}, {2, 1}})))
                .hasMessageContaining("column 1");
        assertThatThrownBy(() -> Matrix.ofColumns(new double[2], new double[3])).hasMessageContaining("column 1");
        Matrix bad = Matrix.zeros(3, 2);
        bad.set(2, 1, Double.NaN);
        assertThatThrownBy(() -> bad.requireFinite("x"))
                .hasMessageContaining("column 1")
                .hasMessageContaining("[2]");
        assertThatThrownBy(() -> CrossProducts.weighted(bad, new double[] {1, -1, 1}))
                .hasMessageContaining("[1]");
    }

    private static Matrix random(int rows, int columns, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Matrix result = Matrix.zeros(rows, columns);
        for (int j = 0; j < columns; j++) {
            for (int i = 0; i < rows; i++) {
                result.set(i, j, random.nextDouble() - 0.3);
            }
        }
        return result;
    }
}
