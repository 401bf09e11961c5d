package dev.slipway.stats.regression;

import dev.slipway.stats.math.linear.GramAccumulator;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.math.linear.RowBlocks;
import dev.slipway.stats.math.linear.Vectors;
import java.util.Arrays;
import java.util.List;

/** The middle of a sandwich: Σ u²xx' over rows, or Σ ss' over clusters with s = Σ u·x within one. */
final class Meat {

    private final int columns;
    private Matrix sum;
    private double[][] clusterSums = new double[0][];

    Meat(int columns) {
        this.columns = columns;
        sum = Matrix.zeros(columns, columns);
    }

    /** Adds rows with the given score residuals, of which only the size matters. */
    void addRows(Matrix x, double[] scores) {
        List<Matrix> parts = RowBlocks.map(x.rows(), (from, to) -> {
            GramAccumulator part = new GramAccumulator(columns);
            part.add(x, scores, from, to);
            return part.result();
        });
        for (Matrix part : parts) {
            sum = sum.plus(part);
        }
    }

    /** Adds rows to their clusters. */
    void addClusters(Matrix x, double[] scores, int[] clusters) {
        int largest = -1;
        for (int cluster : clusters) {
            largest = Math.max(largest, cluster);
        }
        if (largest >= clusterSums.length) {
            clusterSums = Arrays.copyOf(clusterSums, Math.max(largest + 1, clusterSums.length * 2));
        }
        for (int i = 0; i < scores.length; i++) {
            double[] target = clusterSums[clusters[i]];
            if (target == null) {
                target = new double[columns];
                clusterSums[clusters[i]] = target;
            }
            for (int j = 0; j < columns; j++) {
                target[j] += scores[i] * x.get(i, j);
            }
        }
    }

    /** Number of clusters with rows. */
    int clusters() {
        int count = 0;
        for (double[] one : clusterSums) {
            count += one == null ? 0 : 1;
        }
        return count;
    }

    /** Σ u²xx' or Σ ss'. */
    Matrix result() {
        if (clusterSums.length == 0) {
            return sum;
        }
        double[][] present =
                Arrays.stream(clusterSums).filter(one -> one != null).toArray(double[][]::new);
        Matrix rows = Matrix.ofRows(present);
        Matrix result = Matrix.zeros(columns, columns);
        for (int j = 0; j < columns; j++) {
            for (int k = 0; k < columns; k++) {
                result.set(j, k, Vectors.dot(rows.column(j), rows.column(k), 0, rows.rows()));
            }
        }
        return result;
    }

    /** factor·B·M·B, symmetric to the last digit. */
    static Matrix sandwich(Matrix bread, Matrix meat, double factor) {
        Matrix product = bread.times(meat).times(bread);
        for (int i = 0; i < product.rows(); i++) {
            for (int j = 0; j <= i; j++) {
                double middle = factor * (product.get(i, j) + product.get(j, i)) / 2;
                product.set(i, j, middle);
                product.set(j, i, middle);
            }
        }
        return product;
    }

    /** G/(G − 1)·(n − 1)/(n − p). */
    static double clusterFactor(int clusters, long rows, int rank) {
        return clusters / (clusters - 1.0) * (rows - 1.0) / (double) (rows - rank);
    }
}
