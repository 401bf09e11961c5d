package dev.slipway.stats.math.linear;

import dev.slipway.stats.math.Checks;
import java.util.Arrays;

/**
 * A = L·L' of a symmetric positive semi-definite matrix. A column whose pivot falls below a tolerance times its diagonal
 * entry depends on the columns before it; it is left out, its entries in solutions and inverses are 0.
 */
public final class Cholesky {

    /** Pivot over diagonal entry below which a column counts as dependent on those before it. */
    public static final double TOLERANCE = 1e-13;

    private static final int TILE = 256;

    private final double[][] lower;
    private final boolean[] kept;

    private Cholesky(double[][] lower, boolean[] kept) {
        this.lower = lower;
        this.kept = kept;
    }

    /**
     * Factors a positive definite matrix, of which only the lower triangle is read.
     *
     * @throws IllegalArgumentException if it is not positive definite to working precision; names the column
     */
    public static Cholesky of(Matrix a) {
        Cholesky result = semidefinite(a, TOLERANCE);
        for (int j = 0; j < result.kept.length; j++) {
            Checks.require(result.kept[j], "the matrix is not positive definite: column " + j + " depends on others");
        }
        return result;
    }

    /** Factors a positive semi-definite matrix and leaves out dependent columns. */
    public static Cholesky semidefinite(Matrix a, double tolerance) {
        Checks.require(a.rows() == a.columns(), "the matrix is " + a.rows() + " by " + a.columns() + ", not square");
        int n = a.rows();
        double[][] lower = new double[n][n];
        boolean[] kept = new boolean[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                if (kept[j]) {
                    lower[i][j] = (a.get(i, j) - Vectors.dot(lower[i], lower[j], 0, j)) / lower[j][j];
                }
            }
            double pivot = a.get(i, i) - Vectors.dot(lower[i], lower[i], 0, i);
            kept[i] = pivot > tolerance * a.get(i, i);
            if (kept[i]) {
                lower[i][i] = Math.sqrt(pivot);
            } else {
                Arrays.fill(lower[i], 0);
            }
        }
        return new Cholesky(lower, kept);
    }

    /** Which columns are in the factor, by column; a copy. */
    public boolean[] kept() {
        return kept.clone();
    }

    /** Number of columns in the factor. */
    public int rank() {
        int rank = 0;
        for (boolean one : kept) {
            rank += one ? 1 : 0;
        }
        return rank;
    }

    /** log |A| over the columns kept. */
    public double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < kept.length; i++) {
            sum += kept[i] ? 2 * Math.log(lower[i][i]) : 0;
        }
        return sum;
    }

    /** L⁻¹·b. */
    public double[] forward(double[] b) {
        double[] z = new double[kept.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = kept[i] ? (b[i] - Vectors.dot(lower[i], z, 0, i)) / lower[i][i] : 0;
        }
        return z;
    }

    /**
     * |L⁻¹x|² of the rows x of a matrix with as many columns, which is x'A⁻¹x. Tiles of rows go column by column, so that the
     * inner loop runs over neighbours in memory.
     *
     * @param into one entry per row; those from (inclusive) to (exclusive) are filled
     */
    public void squaredNorms(Matrix x, int from, int to, double[] into) {
        double[][] z = new double[kept.length][Math.min(TILE, to - from)];
        for (int start = from; start < to; start += TILE) {
            int rows = Math.min(TILE, to - start);
            Arrays.fill(into, start, start + rows, 0);
            for (int j = 0; j < kept.length; j++) {
                if (kept[j]) {
                    System.arraycopy(x.column(j), start, z[j], 0, rows);
                    for (int k = 0; k < j; k++) {
                        Vectors.addScaled(-lower[j][k], z[k], z[j], 0, rows);
                    }
                    addSquares(z[j], 1 / lower[j][j], into, start, rows);
                }
            }
        }
    }

    private static void addSquares(double[] z, double scale, double[] into, int start, int rows) {
        for (int i = 0; i < rows; i++) {
            z[i] *= scale;
            into[start + i] += z[i] * z[i];
        }
    }

    /** A⁻¹·b. */
    public double[] solve(double[] b) {
        Checks.require(b.length == kept.length, "the right side has " + b.length + " entries, not " + kept.length);
        double[] z = forward(b);
        for (int i = z.length - 1; i >= 0; i--) {
            if (kept[i]) {
                z[i] /= lower[i][i];
                for (int j = 0; j < i; j++) {
                    z[j] -= lower[i][j] * z[i];
                }
            }
        }
        return z;
    }

    /** A⁻¹·B, column by column. */
    public Matrix solve(Matrix b) {
        double[][] result = new double[b.columns()][];
        for (int j = 0; j < result.length; j++) {
            result[j] = solve(b.column(j));
        }
        return Matrix.ofColumns(result);
    }

    /** A⁻¹, symmetric to the last digit. */
    public Matrix inverse() {
        int n = kept.length;
        Matrix result = n == 0 ? Matrix.zeros(0, 0) : solve(Matrix.identity(n));
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double middle = kept[i] && kept[j] ? (result.get(i, j) + result.get(j, i)) / 2 : 0;
                result.set(i, j, middle);
                result.set(j, i, middle);
            }
        }
        return result;
    }
}
