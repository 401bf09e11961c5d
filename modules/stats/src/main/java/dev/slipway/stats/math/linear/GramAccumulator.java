package dev.slipway.stats.math.linear;

import org.jspecify.annotations.Nullable;

/**
 * Adds up X'WX over ranges of rows. Rows are copied in blocks of {@value #SEGMENTS} times {@value #LANES} into small
 * arrays of their own, scaled by √w; products are added lane by lane, which a compiler turns into vector instructions
 * because no sum crosses lanes before the end. The rounding error grows with the number of blocks, not of rows.
 */
public final class GramAccumulator {

    private static final int LANES = 64;
    private static final int SEGMENTS = 4;

    private final int columns;
    private final double[][][] packed;
    private final double[][] lanes;

    /** An empty sum for the given number of columns. */
    public GramAccumulator(int columns) {
        this.columns = columns;
        packed = new double[columns][SEGMENTS][LANES];
        lanes = new double[columns * (columns + 1) / 2][LANES];
    }

    /**
     * Adds rows from (inclusive) to (exclusive).
     *
     * @param rootWeights square roots of the weights by row of {@code x}; null means 1
     */
    public void add(Matrix x, double @Nullable [] rootWeights, int from, int to) {
        for (int start = from; start < to; start += SEGMENTS * LANES) {
            int end = Math.min(to, start + SEGMENTS * LANES);
            for (int j = 0; j < columns; j++) {
                pack(x.column(j), rootWeights, start, end, packed[j]);
            }
            multiply();
        }
    }

    /** X'WX of all rows so far, a new symmetric matrix. */
    public Matrix result() {
        Matrix result = Matrix.zeros(columns, columns);
        int index = 0;
        for (int j = 0; j < columns; j++) {
            for (int k = 0; k <= j; k++) {
                double sum = Vectors.sum(lanes[index++]);
                result.set(j, k, sum);
                result.set(k, j, sum);
            }
        }
        return result;
    }

    private static void pack(double[] column, double @Nullable [] rootWeights, int from, int to, double[][] target) {
        for (int s = 0; s < SEGMENTS; s++) {
            double[] segment = target[s];
            int start = from + s * LANES;
            int length = Math.max(0, Math.min(LANES, to - start));
            if (rootWeights == null) {
                System.arraycopy(column, Math.min(start, to), segment, 0, length);
            } else {
                for (int l = 0; l < length; l++) {
                    segment[l] = column[start + l] * rootWeights[start + l];
                }
            }
            for (int l = length; l < LANES; l++) {
                segment[l] = 0;
            }
        }
    }

    private void multiply() {
        int index = 0;
        for (int j = 0; j < columns; j++) {
            double[][] a = packed[j];
            for (int k = 0; k <= j; k++) {
                double[][] b = packed[k];
                multiply(a[0], a[1], a[2], a[3], b[0], b[1], b[2], b[3], lanes[index++]);
            }
        }
    }

    private static void multiply(
            double[] a0,
            double[] a1,
            double[] a2,
            double[] a3,
            double[] b0,
            double[] b1,
            double[] b2,
            double[] b3,
            double[] sum) {
        for (int l = 0; l < LANES; l++) {
            sum[l] += (a0[l] * b0[l] + a1[l] * b1[l]) + (a2[l] * b2[l] + a3[l] * b3[l]);
        }
    }
}
