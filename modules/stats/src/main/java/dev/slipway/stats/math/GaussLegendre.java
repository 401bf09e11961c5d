package dev.slipway.stats.math;

import java.util.function.DoubleUnaryOperator;

/**
 * Composite Gauss–Legendre quadrature with a fixed 20-point rule: exact for polynomials up to degree 39 in each panel,
 * no adaptivity, so the same input always costs and gives the same.
 */
public final class GaussLegendre {

    private static final int POINTS = 20;
    private static final double[] NODES = new double[POINTS];
    private static final double[] WEIGHTS = new double[POINTS];

    static {
        for (int i = 0; i < POINTS; i++) {
            fill(i);
        }
    }

    private GaussLegendre() {}

    /** The abscissas on [−1, 1], ascending; the caller must not change them. */
    static double[] nodes() {
        return NODES;
    }

    /** The weights that belong to {@link #nodes()}. */
    static double[] weights() {
        return WEIGHTS;
    }

    /** ∫ f over [low, high] by one panel. */
    public static double panel(DoubleUnaryOperator f, double low, double high) {
        double half = (high - low) / 2;
        double middle = low + half;
        double sum = 0;
        for (int i = 0; i < POINTS; i++) {
            sum += WEIGHTS[i] * f.applyAsDouble(middle + half * NODES[i]);
        }
        return sum * half;
    }

    /** ∫ f over the panels between ascending edges. */
    public static double panels(DoubleUnaryOperator f, double[] edges) {
        double sum = 0;
        for (int i = 1; i < edges.length; i++) {
            if (edges[i] > edges[i - 1]) {
                sum += panel(f, edges[i - 1], edges[i]);
            }
        }
        return sum;
    }

    /** Equally spaced edges from low to high. */
    public static double[] edges(double low, double high, int panels) {
        double[] edges = new double[panels + 1];
        for (int i = 0; i <= panels; i++) {
            edges[i] = i == panels ? high : low + (high - low) * i / panels;
        }
        return edges;
    }

    /** All nodes and weights of the composite rule, as {nodes, weights}. */
    public static double[][] rule(double[] edges) {
        int panels = edges.length - 1;
        double[][] rule = new double[2][panels * POINTS];
        for (int k = 0; k < panels; k++) {
            double half = (edges[k + 1] - edges[k]) / 2;
            for (int i = 0; i < POINTS; i++) {
                rule[0][k * POINTS + i] = edges[k] + half + half * NODES[i];
                rule[1][k * POINTS + i] = half * WEIGHTS[i];
            }
        }
        return rule;
    }

    /** Root i of the Legendre polynomial by Newton's iteration, from its cosine approximation. */
    private static void fill(int i) {
        double x = -Math.cos(Math.PI * (i + 0.75) / (POINTS + 0.5));
        double slope = 1;
        for (int step = 0; step < 20; step++) {
            double before = 1;
            double value = x;
            for (int k = 2; k <= POINTS; k++) {
                double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
                before = value;
                value = next;
            }
            slope = POINTS * (x * value - before) / (x * x - 1);
            x -= value / slope;
        }
        NODES[i] = x;
        WEIGHTS[i] = 2 / ((1 - x * x) * slope * slope);
    }
}
