package dev.slipway.stats.math.linear;

import dev.slipway.stats.math.Checks;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Householder QR of a tall matrix, range of rows by range of rows (TSQR: Demmel, Grigori, Hoemmen and Langou 2012,
 * doi:10.1137/080731992). Only the triangle is kept, with the right side as its last column, so rows may come in chunks
 * and never be in memory together; the result is as accurate as one QR of all rows.
 */
public final class QrAccumulator {

    private static final int BLOCK = 512;

    private final int columns;
    private final double[][] block;
    private final int[] order;
    private int filled;
    private long rows;

    /** An empty factorisation for the given number of columns, without the right side. */
    public QrAccumulator(int columns) {
        Checks.atLeast(columns, 1, "columns");
        this.columns = columns;
        block = new double[columns + 1][BLOCK + columns + 1];
        order = IntStream.rangeClosed(0, columns).toArray();
    }

    /** The factorisation of a matrix in memory, in parallel over fixed ranges. */
    public static QrAccumulator of(Matrix x, double[] y, double @Nullable [] rootWeights) {
        QrAccumulator total = new QrAccumulator(x.columns());
        total.addParallel(x, y, rootWeights);
        return total;
    }

    /** Adds all rows of a chunk, in parallel over fixed ranges. */
    public void addParallel(Matrix x, double[] y, double @Nullable [] rootWeights) {
        List<QrAccumulator> parts = RowBlocks.map(x.rows(), (from, to) -> {
            QrAccumulator part = new QrAccumulator(x.columns());
            part.add(x, y, rootWeights, from, to);
            return part;
        });
        for (QrAccumulator part : parts) {
            merge(part);
        }
    }

    /**
     * Adds rows from (inclusive) to (exclusive) of a chunk.
     *
     * @param rootWeights square roots of the weights by row; null means 1
     */
    public void add(Matrix x, double[] y, double @Nullable [] rootWeights, int from, int to) {
        Checks.require(x.columns() == columns, "the chunk has " + x.columns() + " columns, not " + columns);
        for (int start = from; start < to; ) {
            int length = Math.min(to - start, block[0].length - filled);
            for (int j = 0; j < columns; j++) {
                copy(x.column(j), rootWeights, start, length, block[j]);
            }
            copy(y, rootWeights, start, length, block[columns]);
            filled += length;
            start += length;
            if (filled == block[0].length) {
                reduce();
            }
        }
        rows += to - from;
    }

    /** Adds the rows of another factorisation after those of this one. */
    public void merge(QrAccumulator other) {
        other.reduce();
        Matrix triangle = Matrix.ofColumns(other.block);
        long sum = rows + other.rows;
        add(triangle.select(IntStream.range(0, columns).toArray()), other.block[columns], null, 0, other.filled);
        rows = sum;
    }

    /** Rows so far. */
    public long rows() {
        return rows;
    }

    /** The solution of the least-squares problem so far, with dependent columns found by the tolerance. */
    public LeastSquares solve(double tolerance) {
        reduce();
        double[][] triangle = new double[columns + 1][];
        for (int j = 0; j <= columns; j++) {
            triangle[j] = block[j].clone();
        }
        return LeastSquares.of(triangle, filled, rows, tolerance);
    }

    private void copy(double[] source, double @Nullable [] rootWeights, int start, int length, double[] target) {
        if (rootWeights == null) {
            System.arraycopy(source, start, target, filled, length);
            return;
        }
        for (int i = 0; i < length; i++) {
            target[filled + i] = source[start + i] * rootWeights[start + i];
        }
    }

    private void reduce() {
        int steps = Math.min(filled, columns + 1);
        for (int k = 0; k < steps; k++) {
            Householder.eliminate(block, order, k, k, filled);
        }
        filled = steps;
    }
}
