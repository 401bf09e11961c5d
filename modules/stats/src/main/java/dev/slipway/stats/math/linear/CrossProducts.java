package dev.slipway.stats.math.linear;

import dev.slipway.stats.math.Checks;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** X'X, X'WX and X'v of tall matrices, in parallel over fixed ranges of rows that are added in order. */
public final class CrossProducts {

    private CrossProducts() {}

    /** X'X. */
    public static Matrix of(Matrix x) {
        return gram(x, null);
    }

    /** X'WX for weights w ≥ 0, one per row. */
    public static Matrix weighted(Matrix x, double[] weights) {
        Checks.require(
                weights.length == x.rows(), "there are " + weights.length + " weights for " + x.rows() + " rows");
        for (int i = 0; i < weights.length; i++) {
            if (!(weights[i] >= 0)) {
                throw new IllegalArgumentException("weights[" + i + "] must not be negative but is " + weights[i]);
            }
        }
        return gram(x, weights);
    }

    /** X'v in parallel. */
    public static double[] times(Matrix x, double[] v) {
        Checks.require(v.length == x.rows(), "the vector has " + v.length + " entries for " + x.rows() + " rows");
        List<double[]> parts = RowBlocks.map(x.rows(), (from, to) -> {
            double[] part = new double[x.columns()];
            for (int j = 0; j < part.length; j++) {
                part[j] = Vectors.dot(x.column(j), v, from, to);
            }
            return part;
        });
        double[] total = new double[x.columns()];
        for (double[] part : parts) {
            Vectors.addScaled(1, part, total, 0, total.length);
        }
        return total;
    }

    /** X·v + start in parallel, a new array. */
    public static double[] linearPredictor(Matrix x, double[] v, double @Nullable [] start) {
        Checks.require(
                v.length == x.columns(), "the vector has " + v.length + " entries for " + x.columns() + " columns");
        double[] result = start == null ? new double[x.rows()] : start.clone();
        RowBlocks.run(x.rows(), (from, to) -> x.timesInto(v, result, from, to));
        return result;
    }

    private static Matrix gram(Matrix x, double @Nullable [] weights) {
        double[] roots = weights == null ? null : new double[weights.length];
        List<Matrix> parts = RowBlocks.map(x.rows(), (from, to) -> {
            if (weights != null && roots != null) {
                for (int i = from; i < to; i++) {
                    roots[i] = Math.sqrt(weights[i]);
                }
            }
            GramAccumulator sum = new GramAccumulator(x.columns());
            sum.add(x, roots, from, to);
            return sum.result();
        });
        Matrix total = parts.get(0);
        for (int b = 1; b < parts.size(); b++) {
            total = total.plus(parts.get(b));
        }
        return total;
    }
}
