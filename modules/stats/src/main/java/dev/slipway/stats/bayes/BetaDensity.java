package dev.slipway.stats.bayes;

import dev.slipway.stats.math.LegendreIntegral;

/**
 * A Beta(a, b) distribution on the log-odds scale t = log(x/(1−x)), where its density x^a(1−x)^b/B(a, b) is smooth and
 * log-concave for every a, b &gt; 0, also below 1. Everything is relative to the mode a/(a+b) and normalised by
 * quadrature, so no large logarithms are subtracted and n = 1e6 keeps twelve digits.
 */
final class BetaDensity {

    private static final int SIDE = 24;
    private static final int PANELS = 2 * SIDE;
    private static final double DEPTH = 80;

    private final double a;
    private final double b;
    private final double mode;
    private final double logMode;
    private final double logRest;
    private final double[] edges;
    private final LegendreIntegral integral;

    BetaDensity(double a, double b) {
        this.a = a;
        this.b = b;
        mode = a / (a + b);
        logMode = Math.log(mode);
        logRest = Math.log(b / (a + b));
        edges = edges(logMode - logRest);
        integral = new LegendreIntegral(this::relative, edges);
    }

    double mean() {
        return mode;
    }

    double variance() {
        return mode * (b / (a + b)) / (a + b + 1);
    }

    /** Panel edges between which the density is smooth; the mass outside is below 1e-33. */
    double[] edges() {
        return edges;
    }

    /** Density at log-odds t. */
    double density(double t) {
        return relative(t) / integral.total();
    }

    /** P(log-odds ≤ t), accurate relative to itself in the lower tail. */
    double cumulative(double t) {
        return integral.below(t) / integral.total();
    }

    /** P(log-odds &gt; t), accurate relative to itself in the upper tail. */
    double survival(double t) {
        return integral.above(t) / integral.total();
    }

    /**
     * Edges at which the log density has fallen from the mode by {@value #DEPTH}·(k/{@value #SIDE})²: equal steps where it
     * is Gaussian, longer ones in an exponential tail, shorter ones where it falls off doubly exponentially.
     */
    private double[] edges(double centre) {
        double[] all = new double[PANELS + 1];
        all[SIDE] = centre;
        for (int k = 1; k <= SIDE; k++) {
            double drop = DEPTH * k * k / (SIDE * SIDE);
            all[SIDE - k] = reach(centre, -1, drop);
            all[SIDE + k] = reach(centre, 1, drop);
        }
        return all;
    }

    private double relative(double t) {
        return Math.exp(log(t));
    }

    /**
     * a·log(x/m) + b·log((1−x)/(1−m)). With u = (x−m)/m and v = (x−m)/(1−m) the linear terms a·u and b·v are equal, so
     * each side is taken without its own and nothing cancels near the mode.
     */
    private double log(double t) {
        double logX = -softplus(-t);
        double logY = -softplus(t);
        double x = Math.exp(logX);
        double u = (x - mode) / mode;
        double v = (x - mode) / (1 - mode);
        if (Math.abs(u) < 0.3 && Math.abs(v) < 0.3) {
            return a * logMinusLinear(u) + b * logMinusLinear(-v);
        }
        return a * (logX - logMode) + b * (logY - logRest);
    }

    /** log(1 + u) − u without cancellation, for |u| &lt; 0.3. */
    private static double logMinusLinear(double u) {
        double r = u / (2 + u);
        double r2 = r * r;
        double series = 0;
        for (int k = 21; k >= 3; k -= 2) {
            series = series * r2 + 1.0 / k;
        }
        return -r * u + 2 * r * r2 * series;
    }

    private static double softplus(double t) {
        return t > 0 ? t + Math.log1p(Math.exp(-t)) : Math.log1p(Math.exp(t));
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
