package dev.slipway.learning.evaluate;

import dev.slipway.learning.learner.LogOdds;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.RadixSort;

/** Outcomes with their predictions, sorted once, so that each resample costs one pass. Arrays are not copied. */
public final class Scored {
    private final double[] y;
    private final double[] p;
    private final int[] ascending;

    /** Refuses different lengths, no row, and values that are not finite. */
    public Scored(double[] y, double[] p) {
        Checks.require(y.length == p.length, "there are " + y.length + " outcomes and " + p.length + " predictions");
        Checks.require(y.length > 0, "there is no row to score");
        Checks.finite(y, "outcome");
        Checks.finite(p, "prediction");
        this.y = y;
        this.p = p;
        ascending = RadixSort.order(p);
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

    double logLoss(int row) {
        double q = LogOdds.inside(p[row]);
        return -(y[row] * Math.log(q) + (1 - y[row]) * Math.log1p(-q));
    }

    double squaredError(int row) {
        double e = y[row] - p[row];
        return e * e;
    }
}
