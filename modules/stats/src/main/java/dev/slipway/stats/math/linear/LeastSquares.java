package dev.slipway.stats.math.linear;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The solution of min |y − Xβ|² from the triangle of a QR factorisation.
 *
 * <p>Columns keep their order. One whose part orthogonal to the columns before it is smaller than the tolerance times
 * its own norm moves to the end and gets no coefficient (limited pivoting, as LINPACK's dqrdc2 in R).
 */
public final class LeastSquares {

    /**
     * Orthogonal part over norm below which a column counts as dependent: above the rounding of exact dependence, below
     * polynomials of degree ten such as NIST's Filip.
     */
    public static final double TOLERANCE = 1e-11;

    private static final int BLOCK = 512;

    private final int[] order;
    private final int rank;
    private final double[][] triangle;
    private final double residualSumOfSquares;
    private final long rows;
    private final Matrix inverse;

    private LeastSquares(int[] order, int rank, double[][] triangle, double residualSumOfSquares, long rows) {
        this.order = order;
        this.rank = rank;
        this.triangle = triangle;
        this.residualSumOfSquares = residualSumOfSquares;
        this.rows = rows;
        this.inverse = invert();
    }

    /** Solves for a matrix in memory. */
    public static LeastSquares of(Matrix x, double[] y) {
        return QrAccumulator.of(x, y, null).solve(TOLERANCE);
    }

    static LeastSquares of(double[][] a, int filled, long rows, double tolerance) {
        int columns = a.length - 1;
        double[] norms = new double[columns];
        for (int j = 0; j < columns; j++) {
            norms[j] = Householder.norm(a[j], 0, filled);
        }
        int[] order = IntStream.rangeClosed(0, columns).toArray();
        int rank = 0;
        int last = columns;
        while (rank < last) {
            int column = order[rank];
            if (rank < filled && Householder.norm(a[column], rank, filled) > tolerance * norms[column]) {
                Householder.eliminate(a, order, rank, rank, filled);
                rank++;
            } else {
                System.arraycopy(order, rank + 1, order, rank, columns - 1 - rank);
                order[columns - 1] = column;
                last--;
            }
        }
        double rest = Householder.norm(a[columns], rank, filled);
        return new LeastSquares(order, rank, a, rest * rest, rows);
    }

    /** Number of independent columns. */
    public int rank() {
        return rank;
    }

    /** Rows that went in. */
    public long rows() {
        return rows;
    }

    /** |y − Xβ̂|², weighted if rows were. */
    public double residualSumOfSquares() {
        return residualSumOfSquares;
    }

    /** Which columns have a coefficient. */
    public boolean[] kept() {
        boolean[] kept = new boolean[order.length - 1];
        for (int k = 0; k < rank; k++) {
            kept[order[k]] = true;
        }
        return kept;
    }

    /** β̂ by column; 0 for columns without a coefficient. */
    public double[] coefficients() {
        double[] right = triangle[triangle.length - 1];
        double[] solved = Arrays.copyOf(right, rank);
        for (int k = rank - 1; k >= 0; k--) {
            double[] column = triangle[order[k]];
            solved[k] /= column[k];
            for (int i = 0; i < k; i++) {
                solved[i] -= column[i] * solved[k];
            }
        }
        double[] result = new double[order.length - 1];
        for (int k = 0; k < rank; k++) {
            result[order[k]] = solved[k];
        }
        return result;
    }

    /** (X'WX)⁻¹·v, the solution of the normal equations by the triangle; 0 for columns without a coefficient. */
    public double[] solveNormal(double[] v) {
        double[] inner = new double[rank];
        for (int k = 0; k < rank; k++) {
            for (int i = 0; i <= k; i++) {
                inner[k] += inverse.get(i, k) * v[order[i]];
            }
        }
        double[] result = new double[order.length - 1];
        for (int i = 0; i < rank; i++) {
            for (int k = i; k < rank; k++) {
                result[order[i]] += inverse.get(i, k) * inner[k];
            }
        }
        return result;
    }

    /**
     * The condition number of X with columns scaled to length 1, estimated by the largest variance inflation: the root
     * of max over columns of |x|²·((X'X)⁻¹) on the diagonal.
     */
    public double conditionEstimate() {
        Matrix covariance = unscaledCovariance();
        double largest = 1;
        for (int k = 0; k < rank; k++) {
            double norm = Householder.norm(triangle[order[k]], 0, k + 1);
            largest = Math.max(largest, norm * Math.sqrt(covariance.get(order[k], order[k])));
        }
        return largest;
    }

    /** (X'WX)⁻¹ by column; rows and columns without a coefficient are 0. */
    public Matrix unscaledCovariance() {
        Matrix result = Matrix.zeros(order.length - 1, order.length - 1);
        for (int i = 0; i < rank; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int k = i; k < rank; k++) {
                    sum += inverse.get(i, k) * inverse.get(j, k);
                }
                result.set(order[i], order[j], sum);
                result.set(order[j], order[i], sum);
            }
        }
        return result;
    }

    /**
     * Leverages w·x'(X'WX)⁻¹x of rows from to to, the diagonal of the hat matrix, written at the same indices.
     *
     * @param weights by row
     */
    public void leverages(Matrix x, double[] weights, double[] target, int from, int to) {
        double[][] packed = new double[rank][BLOCK];
        double[] q = new double[BLOCK];
        for (int start = from; start < to; start += BLOCK) {
            int length = Math.min(BLOCK, to - start);
            for (int k = 0; k < rank; k++) {
                System.arraycopy(x.column(order[k]), start, packed[k], 0, length);
            }
            Arrays.fill(target, start, start + length, 0);
            for (int k = 0; k < rank; k++) {
                Arrays.fill(q, 0);
                for (int i = 0; i <= k; i++) {
                    Vectors.addScaled(inverse.get(i, k), packed[i], q, 0, length);
                }
                for (int i = 0; i < length; i++) {
                    target[start + i] += q[i] * q[i];
                }
            }
            for (int i = start; i < start + length; i++) {
                target[i] *= weights[i];
            }
        }
    }

    /** The columns X·R⁻¹, which are orthonormal given the weights; dependent columns are left out. */
    public Matrix orthonormal(Matrix x) {
        double[][] columns = new double[rank][x.rows()];
        for (int k = 0; k < rank; k++) {
            for (int i = 0; i <= k; i++) {
                Vectors.addScaled(inverse.get(i, k), x.column(order[i]), columns[k], 0, x.rows());
            }
        }
        return Matrix.ofColumns(columns);
    }

    /** R⁻¹·M·R⁻ᵀ for a matrix in the basis of {@link #orthonormal}, by the columns of X; 0 for dependent ones. */
    public Matrix backFrom(Matrix middle, int columns) {
        Matrix half = inverse.times(middle);
        Matrix result = Matrix.zeros(columns, columns);
        for (int i = 0; i < rank; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int k = i; k < rank; k++) {
                    sum += half.get(j, k) * inverse.get(i, k);
                }
                result.set(order[i], order[j], sum);
                result.set(order[j], order[i], sum);
            }
        }
        return result;
    }

    /** The inverse of the triangle, in the order of elimination. */
    private Matrix invert() {
        Matrix result = Matrix.zeros(rank, rank);
        for (int j = 0; j < rank; j++) {
            double[] column = result.column(j);
            column[j] = 1 / triangle[order[j]][j];
            for (int i = j - 1; i >= 0; i--) {
                double sum = 0;
                for (int k = i + 1; k <= j; k++) {
                    sum += triangle[order[k]][i] * column[k];
                }
                column[i] = -sum / triangle[order[i]][i];
            }
        }
        return result;
    }
}
