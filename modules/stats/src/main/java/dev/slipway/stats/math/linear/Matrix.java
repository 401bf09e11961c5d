package dev.slipway.stats.math.linear;

import dev.slipway.stats.math.Checks;

/**
 * A dense matrix kept as one array per column, so that columns of data enter without a copy and a loop over the rows of
 * a column walks through memory in order. Entry (i, j) is row i, column j, both from 0.
 */
public final class Matrix {

    private final double[][] columns;
    private final int rows;

    private Matrix(double[][] columns, int rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /** A matrix of zeros. */
    public static Matrix zeros(int rows, int columns) {
        Checks.require(rows >= 0 && columns >= 0, "a matrix cannot have " + rows + " rows and " + columns + " columns");
        return new Matrix(new double[columns][rows], rows);
    }

    /** The identity of the given order. */
    public static Matrix identity(int order) {
        Matrix result = zeros(order, order);
        for (int i = 0; i < order; i++) {
            result.columns[i][i] = 1;
        }
        return result;
    }

    /**
     * A matrix over the given columns, which are not copied: the caller must not change them while it is in use.
     *
     * @throws IllegalArgumentException if there is no column or their lengths differ
     */
    public static Matrix ofColumns(double[]... columns) {
        Checks.require(columns.length > 0, "a matrix needs at least one column");
        for (int j = 1; j < columns.length; j++) {
            Checks.require(
                    columns[j].length == columns[0].length,
                    "column " + j + " has " + columns[j].length + " rows but column 0 has " + columns[0].length);
        }
        return new Matrix(columns.clone(), columns[0].length);
    }

    /** A matrix from copied rows, all of the same length. */
    public static Matrix ofRows(double[][] values) {
        Checks.require(values.length > 0, "a matrix needs at least one row");
        Matrix result = zeros(values.length, values[0].length);
        for (int i = 0; i < values.length; i++) {
            int row = i;
            Checks.require(
                    values[i].length == result.columns.length, () -> "row " + row + " has another length than row 0");
            for (int j = 0; j < values[i].length; j++) {
                result.columns[j][i] = values[i][j];
            }
        }
        return result;
    }

    /** Number of rows. */
    public int rows() {
        return rows;
    }

    /** Number of columns. */
    public int columns() {
        return columns.length;
    }

    /** The entry in row i and column j. */
    public double get(int i, int j) {
        return columns[j][i];
    }

    /** Sets the entry in row i and column j. */
    public void set(int i, int j, double value) {
        columns[j][i] = value;
    }

    /** The array behind column j, not a copy. */
    public double[] column(int j) {
        return columns[j];
    }

    /** A matrix with these columns of this one, which share their arrays. */
    public Matrix select(int... chosen) {
        double[][] result = new double[chosen.length][];
        for (int j = 0; j < chosen.length; j++) {
            result[j] = columns[chosen[j]];
        }
        return new Matrix(result, rows);
    }

    /** A copy of rows from (inclusive) to (exclusive). */
    public Matrix slice(int from, int to) {
        Matrix result = zeros(to - from, columns.length);
        for (int j = 0; j < columns.length; j++) {
            System.arraycopy(columns[j], from, result.columns[j], 0, to - from);
        }
        return result;
    }

    /** A copy that shares nothing. */
    public Matrix copy() {
        return slice(0, rows);
    }

    /** The transpose, as a copy. */
    public Matrix transpose() {
        Matrix result = zeros(columns.length, rows);
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < rows; i++) {
                result.columns[i][j] = columns[j][i];
            }
        }
        return result;
    }

    /** The main diagonal. */
    public double[] diagonal() {
        double[] result = new double[Math.min(rows, columns.length)];
        for (int i = 0; i < result.length; i++) {
            result[i] = columns[i][i];
        }
        return result;
    }

    /** This matrix with every entry multiplied. */
    public Matrix scaled(double factor) {
        Matrix result = copy();
        for (double[] column : result.columns) {
            for (int i = 0; i < rows; i++) {
                column[i] *= factor;
            }
        }
        return result;
    }

    /** This matrix plus another of the same shape. */
    public Matrix plus(Matrix other) {
        requireShape(other.rows, other.columns.length);
        Matrix result = copy();
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < rows; i++) {
                result.columns[j][i] += other.columns[j][i];
            }
        }
        return result;
    }

    /** The product with a column vector of {@link #columns()} entries. */
    public double[] times(double[] vector) {
        Checks.require(
                vector.length == columns.length, "the vector has " + vector.length + " entries, not " + columns());
        double[] result = new double[rows];
        timesInto(vector, result, 0, rows);
        return result;
    }

    /** Adds the product with a vector to rows from to to of {@code sum}; the indices are those of this matrix. */
    public void timesInto(double[] vector, double[] sum, int from, int to) {
        for (int j = 0; j < columns.length; j++) {
            Vectors.addScaled(vector[j], columns[j], sum, from, to);
        }
    }

    /** The transpose times a vector of {@link #rows()} entries. */
    public double[] transposedTimes(double[] vector) {
        Checks.require(vector.length == rows, "the vector has " + vector.length + " entries, not " + rows);
        double[] result = new double[columns.length];
        for (int j = 0; j < result.length; j++) {
            result[j] = Vectors.dot(columns[j], vector, 0, rows);
        }
        return result;
    }

    /** The matrix product. */
    public Matrix times(Matrix right) {
        Checks.require(right.rows == columns.length, "cannot multiply: " + columns.length + " columns, " + right.rows);
        Matrix result = zeros(rows, right.columns.length);
        for (int j = 0; j < right.columns.length; j++) {
            timesInto(right.columns[j], result.columns[j], 0, rows);
        }
        return result;
    }

    /** v'·M·v of a square matrix. */
    public double quadraticForm(double[] vector) {
        requireShape(vector.length, vector.length);
        return Vectors.dot(vector, times(vector), 0, vector.length);
    }

    /** Refuses NaN and infinity with the column's number and the row. */
    public void requireFinite(String name) {
        for (int j = 0; j < columns.length; j++) {
            double[] column = columns[j];
            // A sum that is finite has finite terms only; one that overflowed is looked at term by term.
            if (!Double.isFinite(Vectors.sum(column, 0, rows))) {
                Checks.finite(column, name + " column " + j + ", row ");
            }
        }
    }

    private void requireShape(int wantedRows, int wantedColumns) {
        Checks.require(
                rows == wantedRows && columns.length == wantedColumns,
                "the matrix is " + rows + " by " + columns.length + ", not " + wantedRows + " by " + wantedColumns);
    }
}
