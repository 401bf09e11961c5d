package dev.slipway.learning.evaluate;

import dev.slipway.learning.learner.LogOdds;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.RadixSort;

/** Outcomes with their predictions, sorted and their losses taken once, so that each resample costs one pass. Arrays are not copied. */
public final class Scored {
    private final double[] y;
    private final double[] p;
    private final int[] ascending;
    private final double[] logLoss;
    private final double[] squaredError;
    private final double[] absoluteError;

    /** Refuses different lengths, no row, and values that are not finite. */
    public Scored(double[] y, double[] p) {
        Checks.require(y.length == p.length, "there are " + y.length + " outcomes and " + p.length + " predictions");
        Checks.require(y.length > 0, "there is no row to score");
        Checks.finite(y, "outcome");
        Checks.finite(p, "prediction");
        this.y = y;
        this.p = p;
        ascending = RadixSort.order(p);
        logLoss = new double[y.length];
        squaredError = new double[y.length];
        absoluteError = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            double q = LogOdds.inside(p[i]);
            logLoss[i] = -(y[i] * Math.log(q) + (1 - y[i]) * Math.log1p(-q));
            squaredError[i] = (y[i] - p[i]) * (y[i] - p[i]);
            absoluteError[i] = Math.abs(y[i] - p[i]);
        }
    }

    /** Outcomes by row. */
    public double[] outcomes() {
        return y;
    }

    /** Predictions by row. */
    public double[] predictions() {
        return p;
    }

    /** Number of rows. */
    public int rows() {
        return y.length;
    }

    /** Row numbers in ascending order of prediction. */
    int[] ascending() {
        return ascending;
    }

    /** By row −ln of the probability given to its outcome; without meaning for a mean. */
    double[] logLosses() {
        return logLoss;
    }

    /** By row. */
    double[] squaredErrors() {
        return squaredError;
    }

    /** By row. */
    double[] absoluteErrors() {
        return absoluteError;
    }
}
