package dev.slipway.stats.causal;

import dev.slipway.stats.math.linear.LeastSquares;
import dev.slipway.stats.math.linear.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * min |target − Σ w_j donor_j|² over weights that are not negative and sum to one, exactly, by Wolfe's finite algorithm for the point of
 * least norm in a polytope (1976, doi:10.1007/BF01580381).
 */
final class SimplexLeastSquares {

    private static final int STEPS = 10_000;
    private static final double TOLERANCE = 1e-12;

    private final double[][] points;
    private final double scale;
    private final List<Integer> corral = new ArrayList<>();
    private double[] weights = new double[0];

    private SimplexLeastSquares(double[] target, double[][] donors) {
        points = new double[donors.length][target.length];
        double largest = 0;
        for (int j = 0; j < donors.length; j++) {
            double norm = 0;
            for (int t = 0; t < target.length; t++) {
                points[j][t] = donors[j][t] - target[t];
                norm += points[j][t] * points[j][t];
            }
            largest = Math.max(largest, norm);
        }
        scale = largest;
    }

    /** The weights, one per donor. */
    static double[] weights(double[] target, double[][] donors) {
        return new SimplexLeastSquares(target, donors).solve();
    }

    private double[] solve() {
        int nearest = 0;
        for (int j = 1; j < points.length; j++) {
            nearest = dot(points[j], points[j]) < dot(points[nearest], points[nearest]) ? j : nearest;
        }
        corral.add(nearest);
        weights = new double[] {1};
        for (int step = 0; step < STEPS; step++) {
            double[] here = combination(weights);
            int best = 0;
            for (int j = 1; j < points.length; j++) {
                best = dot(points[j], here) < dot(points[best], here) ? j : best;
            }
            if (dot(here, here) - dot(points[best], here) <= TOLERANCE * scale || corral.contains(best)) {
                break;
            }
            corral.add(best);
            weights = Arrays.copyOf(weights, corral.size());
            shrink();
        }
        double[] all = new double[points.length];
        for (int k = 0; k < weights.length; k++) {
            all[corral.get(k)] = weights[k];
        }
        return all;
    }

    /** Moves towards the least norm in the affine hull and drops donors whose weight reaches zero on the way. */
    private void shrink() {
        while (true) {
            double[] wanted = affine();
            double step = 1;
            int leaving = -1;
            for (int k = 0; k < wanted.length; k++) {
                if (wanted[k] <= 0 && weights[k] - wanted[k] > 0) {
                    double reach = weights[k] / (weights[k] - wanted[k]);
                    if (reach < step) {
                        step = reach;
                        leaving = k;
                    }
                }
            }
            for (int k = 0; k < wanted.length; k++) {
                weights[k] = Math.max(0, weights[k] + step * (wanted[k] - weights[k]));
            }
            if (leaving < 0) {
                return;
            }
            corral.remove(leaving);
            double[] fewer = new double[weights.length - 1];
            for (int k = 0, place = 0; k < weights.length; k++) {
                if (k != leaving) {
                    fewer[place++] = weights[k];
                }
            }
            weights = fewer;
        }
    }

    /** Weights with sum one of the point of least norm in the affine hull: least squares on differences to the first donor. */
    private double[] affine() {
        int m = corral.size();
        double[] wanted = new double[m];
        wanted[0] = 1;
        if (m == 1) {
            return wanted;
        }
        double[] first = points[corral.get(0)];
        int rows = first.length;
        // A row of zeros keeps the factorisation happy when there are as many donors as periods.
        double[][] columns = new double[m - 1][Math.max(rows, m)];
        double[] right = new double[Math.max(rows, m)];
        for (int t = 0; t < rows; t++) {
            right[t] = -first[t];
            for (int k = 1; k < m; k++) {
                columns[k - 1][t] = points[corral.get(k)][t] - first[t];
            }
        }
        double[] solved = LeastSquares.of(Matrix.ofColumns(columns), right).coefficients();
        for (int k = 1; k < m; k++) {
            wanted[k] = solved[k - 1];
            wanted[0] -= solved[k - 1];
        }
        return wanted;
    }

    private double[] combination(double[] w) {
        double[] sum = new double[points[0].length];
        for (int k = 0; k < w.length; k++) {
            double[] point = points[corral.get(k)];
            for (int t = 0; t < sum.length; t++) {
                sum[t] += w[k] * point[t];
            }
        }
        return sum;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int t = 0; t < a.length; t++) {
            sum += a[t] * b[t];
        }
        return sum;
    }
}
