package dev.slipway.learning.bandit;

import dev.slipway.stats.math.linear.Cholesky;
import dev.slipway.stats.math.linear.GramAccumulator;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.math.linear.Vectors;
import java.util.Arrays;

/**
 * Ridge regressions of several outcomes on the same rows: θ̂ = A⁻¹X'y with A = X'X + λI, the posterior mean under N(0, σ²/λ·I), whose
 * covariance is σ²A⁻¹. Rows are added in batches; a batch costs one factorisation.
 */
final class RidgeModel {
    private static final int BLOCK = 512;

    private final double ridge;
    private final double forgetting;
    private final Matrix gram;
    private final double[][] cross;
    private final double[] squares;
    private double weight;
    private final double[][] coefficients;
    private double[][] inverseRoot;

    RidgeModel(int columns, int outcomes, BanditPolicy.Linear linear) {
        ridge = linear.ridge();
        forgetting = linear.forgetting();
        gram = Matrix.zeros(columns, columns);
        cross = new double[outcomes][columns];
        squares = new double[outcomes];
        coefficients = new double[outcomes][columns];
        inverseRoot = root();
    }

    /** All that was added so far counts less from here on. */
    void age() {
        if (forgetting == 1) {
            return;
        }
        for (int j = 0; j < gram.columns(); j++) {
            scale(gram.column(j));
        }
        for (double[] sums : cross) {
            scale(sums);
        }
        scale(squares);
        weight *= forgetting;
    }

    private void scale(double[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] *= forgetting;
        }
    }

    /** Adds rows with their outcomes, by outcome and row. */
    void add(Matrix x, double[][] y) {
        GramAccumulator sum = new GramAccumulator(x.columns());
        sum.add(x, null, 0, x.rows());
        Matrix more = sum.result();
        for (int j = 0; j < gram.columns(); j++) {
            Vectors.addScaled(1, more.column(j), gram.column(j), 0, gram.rows());
        }
        for (int o = 0; o < cross.length; o++) {
            Vectors.addScaled(1, x.transposedTimes(y[o]), cross[o], 0, cross[o].length);
            squares[o] += Vectors.dot(y[o], y[o], 0, x.rows());
        }
        weight += x.rows();
    }

    /** Solves anew; call it after rows were added or aged. */
    void solve() {
        Cholesky factor = factor();
        for (int o = 0; o < cross.length; o++) {
            coefficients[o] = factor.solve(cross[o]);
        }
        inverseRoot = root(factor);
    }

    private Cholesky factor() {
        Matrix a = gram.copy();
        for (int j = 0; j < a.columns(); j++) {
            a.set(j, j, a.get(j, j) + ridge);
        }
        return Cholesky.of(a);
    }

    private double[][] root() {
        return root(factor());
    }

    /** Rows of L⁻¹, of which only the lower triangle is not 0. */
    private static double[][] root(Cholesky factor) {
        int d = factor.kept().length;
        double[][] rows = new double[d][d];
        for (int j = 0; j < d; j++) {
            double[] unit = new double[d];
            unit[j] = 1;
            double[] column = factor.forward(unit);
            for (int i = j; i < d; i++) {
                rows[i][j] = column[i];
            }
        }
        return rows;
    }

    /** Sum of the weights of all rows: their number, where nothing is forgotten. */
    double weight() {
        return weight;
    }

    /** Weighted sum of the outcome's squares. */
    double squares(int outcome) {
        return squares[outcome];
    }

    /** Weighted sum of squared residuals, at least 0. */
    double residualSquares(int outcome) {
        double[] theta = coefficients[outcome];
        double fitted = gram.quadraticForm(theta) - 2 * Vectors.dot(theta, cross[outcome], 0, theta.length);
        return Math.max(0, squares[outcome] + fitted);
    }

    /** θ̂ of an outcome; not a copy. */
    double[] coefficients(int outcome) {
        return coefficients[outcome];
    }

    /** x'θ̂ of one row. */
    double predict(int outcome, double[] x) {
        return Vectors.dot(coefficients[outcome], x, 0, x.length);
    }

    /** A⁻¹x. */
    double[] whiten(double[] x) {
        double[] result = new double[x.length];
        whiten(x, result);
        return result;
    }

    /** A⁻¹x = L⁻ᵀ(L⁻¹x) into an array of the caller's. */
    void whiten(double[] x, double[] into) {
        Arrays.fill(into, 0);
        for (int i = 0; i < x.length; i++) {
            Vectors.addScaled(Vectors.dot(inverseRoot[i], x, 0, i + 1), inverseRoot[i], into, 0, i + 1);
        }
    }

    /** x'θ̂ of rows from (inclusive) to (exclusive), into the same places. */
    void means(int outcome, Matrix x, int from, int to, double[] into) {
        Arrays.fill(into, from, to, 0);
        x.timesInto(coefficients[outcome], into, from, to);
    }

    /** x'A⁻¹x of the rows, into the same places: squared lengths of L⁻¹x, block by block, so that the columns stay near. */
    void leverages(Matrix x, int from, int to, double[] into) {
        double[] part = new double[BLOCK];
        for (int start = from; start < to; start += BLOCK) {
            int end = Math.min(to, start + BLOCK);
            Arrays.fill(into, start, end, 0);
            for (int i = 0; i < inverseRoot.length; i++) {
                rotate(x, inverseRoot[i], i, start, end, part);
                for (int k = start; k < end; k++) {
                    into[k] += part[k - start] * part[k - start];
                }
            }
        }
    }

    private static void rotate(Matrix x, double[] weights, int last, int start, int end, double[] part) {
        int length = end - start;
        Arrays.fill(part, 0, length, 0);
        for (int j = 0; j <= last; j++) {
            double[] column = x.column(j);
            double factor = weights[j];
            for (int k = 0; k < length; k++) {
                part[k] += factor * column[start + k];
            }
        }
    }
}
