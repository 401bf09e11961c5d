package dev.slipway.stats.bayes;

import dev.slipway.stats.math.LegendreIntegral;

/**
 * A log-concave density on a working scale t (log odds, logarithm or the value itself) where it is smooth, relative to its
 * mode and normalised by quadrature. Distribution function and survival keep relative accuracy in their tails.
 */
abstract class WorkingDensity {

    private static final int SIDE = 24;
    private static final int PANELS = 2 * SIDE;
    private static final double DEPTH = 80;

    private double[] edges = {};
    private LegendreIntegral integral = new LegendreIntegral(t -> 0, new double[] {0, 1});

    /** Log density relative to the mode. */
    abstract double log(double t);

    /** The quantity itself at t, for example the proportion. */
    abstract double value(double t);

    /** The t of a quantity; infinite at and beyond the ends of its range. */
    abstract double working(double value);

    /** d value / d t. */
    abstract double slope(double t);

    abstract double mean();

    abstract double variance();

    /** Lower end of the quantity's range. */
    abstract double least();

    /** Upper end of the quantity's range. */
    abstract double most();

    /** To be called at the end of a constructor, when {@link #log} can be. */
    final void normalise(double centre) {
        edges = edgesAround(centre);
        integral = new LegendreIntegral(this::relative, edges);
    }

    /** Panel edges between which the density is smooth; the mass outside is below 1e-33. */
    final double[] edges() {
        return edges;
    }

    final double first() {
        return edges[0];
    }

    final double last() {
        return edges[edges.length - 1];
    }

    /** Density at t. */
    final double density(double t) {
        return relative(t) / integral.total();
    }

    /** P(≤ t), accurate relative to itself in the lower tail. */
    final double cumulative(double t) {
        return integral.below(t) / integral.total();
    }

    /** P(&gt; t), accurate relative to itself in the upper tail. */
    final double survival(double t) {
        return integral.above(t) / integral.total();
    }

    /**
     * Whether the last edge on each side is about {@value #SIDE} times as far from the mode as the first, as it is where the log
     * density is a parabola: with some hundred units of both outcomes.
     */
    final boolean nearlyNormal() {
        double left = (edges[SIDE] - edges[0]) / (edges[SIDE] - edges[SIDE - 1]);
        double right = (edges[PANELS] - edges[SIDE]) / (edges[SIDE + 1] - edges[SIDE]);
        return Math.abs(left / SIDE - 1) < 0.2 && Math.abs(right / SIDE - 1) < 0.2;
    }

    private double relative(double t) {
        return Math.exp(log(t));
    }

    /**
     * Edges at which the log density has fallen from the mode by {@value #DEPTH}·(k/{@value #SIDE})²: equal steps where it
     * is Gaussian, longer ones in an exponential tail, shorter ones where it falls off doubly exponentially.
     */
    private double[] edgesAround(double centre) {
        double[] all = new double[PANELS + 1];
        all[SIDE] = centre;
        for (int k = 1; k <= SIDE; k++) {
            double drop = DEPTH * k * k / (SIDE * SIDE);
            all[SIDE - k] = reach(centre, -1, drop);
            all[SIDE + k] = reach(centre, 1, drop);
        }
        return all;
    }

    /** Where, on one side of the mode, the log density has fallen by {@code drop}. */
    private double reach(double centre, int side, double drop) {
        double near = 0;
        double far = 1;
        while (log(centre + side * far) > -drop) {
            near = far;
            far *= 2;
        }
        for (int i = 0; i < 60; i++) {
            double middle = 0.5 * (near + far);
            if (log(centre + side * middle) > -drop) {
                near = middle;
            } else {
                far = middle;
            }
        }
        return centre + side * far;
    }
}
