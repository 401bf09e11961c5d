package dev.slipway.learning.bandit;

import dev.slipway.stats.math.linear.Vectors;

/**
 * The sum v of features of an action's plays, with v'A⁻¹v kept up to date: adding one row costs d², asking what it would be costs d.
 */
final class PlayedSum {
    private final double[] sum;
    private double[] solved;
    private double form;

    PlayedSum(int columns) {
        sum = new double[columns];
        solved = new double[columns];
    }

    /** Starts from what the model knows now. */
    void refresh(RidgeModel model) {
        solved = model.whiten(sum);
        form = Vectors.dot(sum, solved, 0, sum.length);
    }

    /**
     * Adds factor · x.
     *
     * @param whitened A⁻¹x
     */
    void add(double factor, double[] x, double[] whitened) {
        form = formWith(factor, x, whitened);
        Vectors.addScaled(factor, x, sum, 0, sum.length);
        Vectors.addScaled(factor, whitened, solved, 0, sum.length);
    }

    /** Adds factor · x to the sum alone; {@link #refresh} comes before the next question. */
    void addOnly(double factor, double[] x) {
        Vectors.addScaled(factor, x, sum, 0, sum.length);
    }

    /** v'A⁻¹v. */
    double form() {
        return form;
    }

    /** v'A⁻¹v after factor · x were added. */
    double formWith(double factor, double[] x, double[] whitened) {
        return form
                + factor * (2 * Vectors.dot(solved, x, 0, x.length) + factor * Vectors.dot(whitened, x, 0, x.length));
    }

    /** v'θ. */
    double times(double[] theta) {
        return Vectors.dot(sum, theta, 0, sum.length);
    }
}
