package dev.slipway.learning.uplift;

import dev.slipway.learning.learner.Explaining;
import dev.slipway.learning.learner.Model;
import dev.slipway.stats.math.linear.Matrix;
import java.util.List;

/** Contributions of columns to predictions of models, by row and column, the base last. */
final class Added {
    private Added() {}

    /** Whether all of them can tell. */
    static boolean told(List<Model> models) {
        return models.stream().allMatch(model -> model instanceof Explaining || model instanceof Fits.Constant);
    }

    /** Of one model for which {@link #told} says yes. */
    static double[][] by(Model model, Matrix x) {
        if (model instanceof Explaining explaining) {
            return explaining.contributions(x);
        }
        double[] same = model.predict(x);
        double[][] added = new double[x.rows()][x.columns() + 1];
        for (int i = 0; i < added.length; i++) {
            added[i][x.columns()] = same[i];
        }
        return added;
    }

    /** The first less the second; columns from {@code columns} on are everybody's. */
    static double[][] difference(double[][] first, double[][] second, int columns) {
        double[][] added = new double[first.length][columns + 1];
        for (int i = 0; i < added.length; i++) {
            for (int j = 0; j < first[i].length; j++) {
                added[i][Math.min(j, columns)] += first[i][j] - second[i][j];
            }
        }
        return added;
    }

    /** Adds the second to the first. */
    static void add(double[][] to, double[][] more) {
        for (int i = 0; i < to.length; i++) {
            for (int j = 0; j < to[i].length; j++) {
                to[i][j] += more[i][j];
            }
        }
    }
}
