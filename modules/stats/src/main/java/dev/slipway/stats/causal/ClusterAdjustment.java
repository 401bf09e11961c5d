package dev.slipway.stats.causal;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * One cluster's part in CR2 errors of several contrasts, with v = (I − QQ′)^(−1/2)·Q·direction.
 *
 * @param score v′e per contrast
 * @param length v′v per contrast
 * @param image Q′v per contrast
 * @param left squared length of what the pseudo-inverse leaves out, per contrast
 */
record ClusterAdjustment(double[] score, double[] length, double[][] image, double[] left) {

    /**
     * The part of a cluster.
     *
     * @param q its rows of the orthonormal basis
     * @param e its residuals
     */
    static ClusterAdjustment of(double[][] q, double[] e, double[][] directions, double singular) {
        int rows = q.length;
        int k = q[0].length;
        int m = directions.length;
        ClusterAdjustment part = new ClusterAdjustment(new double[m], new double[m], new double[m][k], new double[m]);
        if (rows == 1) {
            for (int c = 0; c < m; c++) {
                part.add(c, q, e, single(q[0], directions[c], singular, part.left, c));
            }
            return part;
        }
        boolean wide = rows <= k;
        double[] values;
        double[][] vectors;
        if (rows == 2 && wide) {
            values = new double[2];
            vectors = new double[2][2];
            pair(dot(q[0], q[0]), dot(q[0], q[1]), dot(q[1], q[1]), values, vectors);
        } else {
            EigenDecomposition eigen = new EigenDecomposition(gram(q, wide));
            vectors = new double[wide ? rows : k][];
            for (int j = 0; j < vectors.length; j++) {
                vectors[j] = eigen.getEigenvector(j).toArray();
            }
            values = eigen.getRealEigenvalues();
        }
        for (int c = 0; c < m; c++) {
            part.add(
                    c,
                    q,
                    e,
                    wide
                            ? half(values, vectors, times(q, directions[c]), singular, part.left, c)
                            : times(q, half(values, vectors, directions[c], singular, part.left, c)));
        }
        return part;
    }

    /** Eigenvalues and orthonormal eigenvectors of {{a, b}, {b, d}}: units seen twice are the common case. */
    private static void pair(double a, double b, double d, double[] values, double[][] vectors) {
        double centre = (a + d) / 2;
        double half = (a - d) / 2;
        double radius = Math.hypot(half, b);
        values[0] = centre + radius;
        values[1] = centre - radius;
        double x = radius == 0 ? 1 : half >= 0 ? half + radius : b;
        double y = radius == 0 ? 0 : half >= 0 ? b : radius - half;
        double length = Math.hypot(x, y);
        vectors[0] = new double[] {x / length, y / length};
        vectors[1] = new double[] {-y / length, x / length};
    }

    private void add(int contrast, double[][] q, double[] e, double[] v) {
        for (int r = 0; r < q.length; r++) {
            score[contrast] += v[r] * e[r];
            length[contrast] += v[r] * v[r];
            for (int a = 0; a < q[r].length; a++) {
                image[contrast][a] += q[r][a] * v[r];
            }
        }
    }

    private static double[] single(double[] q, double[] direction, double singular, double[] left, int contrast) {
        double leverage = dot(q, q);
        double along = dot(q, direction);
        if (1 - leverage <= singular) {
            left[contrast] = along * along;
            return new double[1];
        }
        return new double[] {along / Math.sqrt(1 - leverage)};
    }

    /** V(I − S)^(−1/2)V′·vector. */
    private static double[] half(
            double[] values, double[][] vectors, double[] vector, double singular, double[] left, int contrast) {
        double[] out = new double[vector.length];
        for (int j = 0; j < vectors.length; j++) {
            double rest = 1 - values[j];
            double along = dot(vectors[j], vector);
            if (rest <= singular) {
                left[contrast] += along * along;
                continue;
            }
            for (int a = 0; a < out.length; a++) {
                out[a] += along / Math.sqrt(rest) * vectors[j][a];
            }
        }
        return out;
    }

    private static Array2DRowRealMatrix gram(double[][] q, boolean wide) {
        int size = wide ? q.length : q[0].length;
        double[][] gram = new double[size][size];
        for (int a = 0; a < size; a++) {
            for (int b = 0; b <= a; b++) {
                double sum = 0;
                if (wide) {
                    sum = dot(q[a], q[b]);
                } else {
                    for (double[] row : q) {
                        sum += row[a] * row[b];
                    }
                }
                gram[a][b] = sum;
                gram[b][a] = sum;
            }
        }
        return new Array2DRowRealMatrix(gram, false);
    }

    private static double[] times(double[][] q, double[] vector) {
        double[] out = new double[q.length];
        for (int r = 0; r < q.length; r++) {
            out[r] = dot(q[r], vector);
        }
        return out;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
