package dev.slipway.stats.regression;

import dev.slipway.stats.math.RadixSort;
import dev.slipway.stats.math.linear.LeastSquares;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.math.linear.QrAccumulator;
import dev.slipway.stats.math.linear.Vectors;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The exact minimum of quantile regression. The minimum lies at a vertex, where as many rows as columns have residual 0. From
 * a vertex one of these rows is let go, the one by which the objective falls fastest, and the line is followed to where it stops falling
 * (a weighted median), where another row takes its place. Equal responses would make it go round in a circle; so every response is
 * moved by a fixed tiny amount of its own, and the coefficients are solved from the responses as they were.
 */
final class QuantileVertex {
    private static final double MOVED = 1e-11;
    private static final double FLAT = 1e-9;
    private static final double INDEPENDENT = 1e-7;
    private static final int STEPS_PER_ROW = 50;

    private final Matrix x;
    private final double[] original;
    private final double[] y;
    private final double[] weights;
    private final double tau;
    private final double[] largest;
    private final int[] basis;
    private final boolean[] basic;
    private double[] residuals = new double[0];
    private RealMatrix inverse = new Array2DRowRealMatrix(1, 1);
    private int iterations;

    /**
     * The minimum.
     *
     * @param coefficients by column
     * @param objective Σ w·ρ(r)
     * @param iterations from vertex to vertex
     */
    record Minimum(double[] coefficients, double objective, int iterations) {}

    private QuantileVertex(Matrix x, double[] y, double[] weights, double tau) {
        this.x = x;
        this.original = y;
        this.y = moved(y);
        this.weights = weights;
        this.tau = tau;
        largest = new double[x.columns()];
        Arrays.setAll(largest, j -> largest(x.column(j)));
        basic = new boolean[y.length];
        basis = start();
    }

    /**
     * Finds it.
     *
     * @param x independent columns, fewer than rows
     * @param weights by row, at least 0
     */
    static Minimum minimise(Matrix x, double[] y, double[] weights, double tau) {
        QuantileVertex search = new QuantileVertex(x, y, weights, tau);
        long most = (long) STEPS_PER_ROW * y.length;
        while (search.step()) {
            if (search.iterations > most) {
                throw new IllegalArgumentException("quantile regression found no minimum in " + most + " steps");
            }
        }
        double[] beta = search.inverse.operate(search.pick(y));
        return new Minimum(beta, search.objective(beta), search.iterations);
    }

    /** One step down; false at the minimum. */
    private boolean step() {
        inverse = new LUDecomposition(rows()).getSolver().getInverse();
        residuals = Vectors.minus(y, x.times(inverse.operate(pick(y))));
        double[] pull = pull();
        int leaving = -1;
        double steepest = -FLAT;
        int sign = 1;
        for (int j = 0; j < basis.length; j++) {
            double w = weights[basis[j]];
            double up = w * (1 - tau) - pull[j];
            double down = w * tau + pull[j];
            double fall = Math.min(up, down) / scale(j);
            if (fall < steepest) {
                steepest = fall;
                leaving = j;
                sign = up < down ? 1 : -1;
            }
        }
        if (leaving < 0) {
            return false;
        }
        double w = weights[basis[leaving]];
        double slope = sign > 0 ? w * (1 - tau) - pull[leaving] : w * tau + pull[leaving];
        follow(leaving, sign, slope);
        iterations++;
        return true;
    }

    /** Length of the step of unit residual, so that steepness does not depend on units. */
    private double scale(int j) {
        double sum = 1;
        for (int i = 0; i < basis.length; i++) {
            double entry = inverse.getEntry(i, j) * x.column(i)[basis[j]];
            sum += Math.abs(entry);
        }
        return sum;
    }

    /** B⁻ᵀ·Σ w·ψ(r)·x over the rows that are not in the basis. */
    private double[] pull() {
        double[] psi = new double[y.length];
        for (int i = 0; i < psi.length; i++) {
            psi[i] = basic[i] ? 0 : weights[i] * (residuals[i] > 0 ? tau : tau - 1);
        }
        return inverse.preMultiply(x.transposedTimes(psi));
    }

    /** Goes along the edge to where the objective stops falling. */
    private void follow(int leaving, int sign, double slope) {
        double[] direction = inverse.getColumn(leaving);
        double[] along = x.times(direction);
        double[] at = new double[y.length];
        int[] rows = new int[y.length];
        int count = 0;
        for (int i = 0; i < y.length; i++) {
            double step = residuals[i] / (sign * along[i]);
            if (!basic[i] && step > 0 && step <= Double.MAX_VALUE) {
                at[count] = step;
                rows[count++] = i;
            }
        }
        int[] order = RadixSort.order(Arrays.copyOf(at, count));
        int next = -1;
        double left = slope;
        while (left < 0 && next + 1 < count) {
            int row = rows[order[++next]];
            left += weights[row] * Math.abs(along[row]);
        }
        if (next < 0) {
            throw new IllegalArgumentException("quantile regression has no minimum: all weights on one side are 0");
        }
        int entering = rows[order[next]];
        basic[basis[leaving]] = false;
        basic[entering] = true;
        basis[leaving] = entering;
    }

    private RealMatrix rows() {
        RealMatrix rows = new Array2DRowRealMatrix(basis.length, basis.length);
        for (int i = 0; i < basis.length; i++) {
            for (int j = 0; j < basis.length; j++) {
                rows.setEntry(i, j, x.column(j)[basis[i]]);
            }
        }
        return rows;
    }

    private double[] pick(double[] values) {
        return Arrays.stream(basis).mapToDouble(i -> values[i]).toArray();
    }

    /** Rows close to the quantile around least squares, that are independent of each other. */
    private int[] start() {
        double[] beta =
                QrAccumulator.of(x, y, null).solve(LeastSquares.TOLERANCE).coefficients();
        double[] r = Vectors.minus(y, x.times(beta));
        double middle = RadixSort.sorted(r)[(int) (tau * r.length)];
        double[] distance = Arrays.stream(r).map(v -> Math.abs(v - middle)).toArray();
        double[][] chosen = new double[x.columns()][];
        int[] rows = new int[x.columns()];
        int count = 0;
        for (int i : RadixSort.order(distance)) {
            double[] row = row(i);
            double length = Math.sqrt(Vectors.dot(row, row, 0, row.length));
            for (int k = 0; k < count; k++) {
                Vectors.addScaled(-Vectors.dot(chosen[k], row, 0, row.length), chosen[k], row, 0, row.length);
            }
            double rest = Math.sqrt(Vectors.dot(row, row, 0, row.length));
            if (rest > INDEPENDENT * length) {
                chosen[count] = Arrays.stream(row).map(v -> v / rest).toArray();
                rows[count++] = i;
                basic[i] = true;
            }
            if (count == rows.length) {
                return rows;
            }
        }
        throw new IllegalArgumentException("the columns depend on each other");
    }

    /** A row, each column in units of its largest value. */
    private double[] row(int i) {
        double[] row = new double[x.columns()];
        for (int j = 0; j < row.length; j++) {
            row[j] = x.column(j)[i] / largest[j];
        }
        return row;
    }

    private static double[] moved(double[] y) {
        double size = MOVED * Math.max(Double.MIN_NORMAL, largest(y));
        SplittableRandom random = new SplittableRandom(y.length);
        return Arrays.stream(y).map(v -> v + size * random.nextDouble()).toArray();
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }

    private double objective(double[] beta) {
        double[] r = Vectors.minus(original, x.times(beta));
        double sum = 0;
        for (int i = 0; i < r.length; i++) {
            sum += basic[i] ? 0 : weights[i] * (r[i] > 0 ? tau * r[i] : (tau - 1) * r[i]);
        }
        return sum;
    }
}
