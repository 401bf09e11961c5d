package dev.slipway.stats.math.linear;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Iterative refinement of a least-squares solution with residuals and gradient in doubled precision (Björck 1967,
 * doi:10.1007/BF01939332): repairs the digits that a large residual or near collinearity cost the QR, as long as the
 * corrections shrink tenfold a step; where they do not, the solution stays as it was.
 */
public final class Refinement {

    private static final int MAX_STEPS = 5;

    private Refinement() {}

    /**
     * Refines the coefficients.
     *
     * @param fit the factorisation of √W·X
     * @param weights by row; null means 1
     * @return coefficients by column; the unrefined ones if refinement does not converge
     */
    public static double[] refine(Matrix x, double[] y, double @Nullable [] weights, LeastSquares fit) {
        double[] start = fit.coefficients();
        double[] high = start.clone();
        double[] low = new double[start.length];
        double previous = Double.POSITIVE_INFINITY;
        for (int step = 0; step < MAX_STEPS; step++) {
            double[] correction = fit.solveNormal(gradient(x, y, weights, high, low));
            double size = relative(correction, high);
            if (size == 0) {
                break;
            }
            if (!(size < 0.1 * previous)) {
                return previous < 1e-14 ? high : start;
            }
            for (int j = 0; j < high.length; j++) {
                double sum = high[j] + correction[j];
                double part = sum - high[j];
                low[j] += (high[j] - (sum - part)) + (correction[j] - part);
                high[j] = sum;
            }
            if (size < 1e-17) {
                break;
            }
            previous = size;
        }
        for (int j = 0; j < high.length; j++) {
            high[j] += low[j];
        }
        return high;
    }

    private static double relative(double[] correction, double[] value) {
        double largest = 0;
        for (int j = 0; j < value.length; j++) {
            double size = Math.abs(correction[j]);
            largest = Math.max(largest, size == 0 ? 0 : size / Math.abs(value[j]));
        }
        return largest;
    }

    private static double[] gradient(Matrix x, double[] y, double @Nullable [] weights, double[] high, double[] low) {
        List<DoubleDouble[]> parts = RowBlocks.map(x.rows(), (from, to) -> {
            DoubleDouble[] sums = zeros(high.length);
            DoubleDouble residual = new DoubleDouble();
            for (int i = from; i < to; i++) {
                residual.set(y[i]);
                for (int j = 0; j < high.length; j++) {
                    double entry = x.get(i, j);
                    residual.addProduct(-entry, high[j]);
                    residual.add(-entry * low[j]);
                }
                double weight = weights == null ? 1 : weights[i];
                for (int j = 0; j < high.length; j++) {
                    sums[j].addProduct(weight, x.get(i, j), residual);
                }
            }
            return sums;
        });
        double[] result = new double[high.length];
        for (int j = 0; j < result.length; j++) {
            DoubleDouble total = new DoubleDouble();
            for (DoubleDouble[] part : parts) {
                total.add(part[j]);
            }
            result[j] = total.value();
        }
        return result;
    }

    private static DoubleDouble[] zeros(int length) {
        DoubleDouble[] result = new DoubleDouble[length];
        for (int j = 0; j < length; j++) {
            result[j] = new DoubleDouble();
        }
        return result;
    }
}
