package dev.slipway.stats.math;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * The running integral of a smooth positive function over panels. In each panel the function is expanded in Legendre
 * polynomials from its values at the Gauss nodes and the expansion integrated term by term, so that after construction no
 * call evaluates the function again.
 */
public final class LegendreIntegral {

    private final double[] edges;
    private final double[][] coefficients;
    private final double[] below;
    private final double[] above;

    /**
     * Integrates over the panels between ascending edges.
     *
     * @param f smooth within each panel
     * @param edges at least two, ascending
     */
    public LegendreIntegral(DoubleUnaryOperator f, double[] edges) {
        int panels = edges.length - 1;
        this.edges = edges.clone();
        coefficients = new double[panels][];
        below = new double[panels + 1];
        above = new double[panels + 1];
        for (int k = 0; k < panels; k++) {
            coefficients[k] = expand(f, edges[k], edges[k + 1]);
            below[k + 1] = below[k] + mass(k);
        }
        for (int k = panels - 1; k >= 0; k--) {
            above[k] = above[k + 1] + mass(k);
        }
    }

    /** The integral over all panels. */
    public double total() {
        return below[below.length - 1];
    }

    /** The integral up to t, accurate relative to itself also where it is small; 0 left of the first edge. */
    public double below(double t) {
        if (t <= edges[0]) {
            return 0;
        }
        if (t >= edges[edges.length - 1]) {
            return total();
        }
        int k = panel(t);
        return below[k] + within(k, t);
    }

    /** The integral from t on, accurate relative to itself also where it is small; 0 right of the last edge. */
    public double above(double t) {
        if (t <= edges[0]) {
            return total();
        }
        if (t >= edges[edges.length - 1]) {
            return 0;
        }
        int k = panel(t);
        return above[k + 1] + Math.max(0, mass(k) - within(k, t));
    }

    private int panel(double t) {
        int found = Arrays.binarySearch(edges, t);
        return Math.min(coefficients.length - 1, found >= 0 ? found : -found - 2);
    }

    private double mass(int k) {
        return coefficients[k][0] * (edges[k + 1] - edges[k]);
    }

    /** Integral from the panel's left edge to t, by ∫P_m = (P_{m+1} − P_{m−1}) / (2m + 1). */
    private double within(int k, double t) {
        double half = (edges[k + 1] - edges[k]) / 2;
        double s = (t - edges[k]) / half - 1;
        double[] c = coefficients[k];
        double previous = 1;
        double current = s;
        double sum = c[0] * (1 + s);
        for (int m = 1; m < c.length; m++) {
            double next = ((2 * m + 1) * s * current - m * previous) / (m + 1);
            sum += c[m] * (next - previous) / (2 * m + 1);
            previous = current;
            current = next;
        }
        return Math.max(0, half * sum);
    }

    /** c_m = (2m + 1)/2 · Σ w_j f_j P_m(x_j). */
    private static double[] expand(DoubleUnaryOperator f, double low, double high) {
        double[] nodes = GaussLegendre.nodes();
        double[] weights = GaussLegendre.weights();
        double half = (high - low) / 2;
        double[] c = new double[nodes.length];
        for (int j = 0; j < nodes.length; j++) {
            double value = weights[j] * f.applyAsDouble(low + half + half * nodes[j]);
            double previous = 1;
            double current = nodes[j];
            c[0] += 0.5 * value;
            for (int m = 1; m < c.length; m++) {
                c[m] += 0.5 * (2 * m + 1) * value * current;
                double next = ((2 * m + 1) * nodes[j] * current - m * previous) / (m + 1);
                previous = current;
                current = next;
            }
        }
        return c;
    }
}
