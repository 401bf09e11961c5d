package dev.slipway.stats.math.linear;

/** Householder reflections on columns of a small block (Golub and Van Loan, Matrix Computations, section 5.1). */
final class Householder {

    private Householder() {}

    /**
     * Reflects rows pivotRow … rows−1 of column k so that only the entry in pivotRow stays, and the columns after it
     * alike. The column's entries below pivotRow become 0.
     */
    static void eliminate(double[][] a, int[] order, int k, int pivotRow, int rows) {
        double[] v = a[order[k]];
        double norm = norm(v, pivotRow, rows);
        if (norm == 0) {
            return;
        }
        double alpha = v[pivotRow] > 0 ? -norm : norm;
        double head = v[pivotRow] - alpha;
        v[pivotRow] = head;
        double scale = -1 / (alpha * head);
        for (int j = k + 1; j < order.length; j++) {
            double[] column = a[order[j]];
            double projection = scale * Vectors.dot(v, column, pivotRow, rows);
            Vectors.addScaled(-projection, v, column, pivotRow, rows);
        }
        v[pivotRow] = alpha;
        for (int i = pivotRow + 1; i < rows; i++) {
            v[i] = 0;
        }
    }

    /** Euclidean norm; the sum of squares is scaled only where it would overflow or vanish. */
    static double norm(double[] v, int from, int to) {
        double squares = Vectors.dot(v, v, from, to);
        if (squares > 1e-200 && squares < 1e200) {
            return Math.sqrt(squares);
        }
        double largest = 0;
        for (int i = from; i < to; i++) {
            largest = Math.max(largest, Math.abs(v[i]));
        }
        if (largest == 0) {
            return 0;
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            double ratio = v[i] / largest;
            sum += ratio * ratio;
        }
        return largest * Math.sqrt(sum);
    }
}
