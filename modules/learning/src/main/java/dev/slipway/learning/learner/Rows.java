package dev.slipway.learning.learner;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.linear.Matrix;
import org.jspecify.annotations.Nullable;

/** What every learner asks of its rows. */
final class Rows {
    private Rows() {}

    static void check(LearnerFamily family, Task task, Matrix x, double[] y, double @Nullable [] weight) {
        Checks.require(y.length == x.rows(), "there are " + y.length + " outcomes for " + x.rows() + " rows");
        x.requireFinite("feature");
        Checks.finite(y, "outcome");
        if (weight != null) {
            checkWeights(family, y, weight);
        }
        if (task == Task.PROBABILITY) {
            checkClasses(y, weight);
        }
    }

    private static void checkWeights(LearnerFamily family, double[] y, double[] weight) {
        Checks.require(weight.length == y.length, "there are " + weight.length + " weights for " + y.length + " rows");
        if (!family.takesWeights()) {
            throw new SlipwayException(
                    ErrorCategory.STATISTICS,
                    family.title() + " can't weigh rows, and these rows have weights.",
                    "Take another learner, for example " + XgboostFamily.NAME + ".");
        }
        Checks.notNegative(weight, "weight");
    }

    private static void checkClasses(double[] y, double @Nullable [] weight) {
        boolean zero = false;
        boolean one = false;
        for (int i = 0; i < y.length; i++) {
            if (y[i] != 0 && y[i] != 1) {
                throw new IllegalArgumentException("outcome[" + i + "] must be 0 or 1 but is " + y[i]);
            }
            boolean counts = weight == null || weight[i] > 0;
            zero |= counts && y[i] == 0;
            one |= counts && y[i] == 1;
        }
        if (!zero || !one) {
            throw new SlipwayException(
                    ErrorCategory.STATISTICS,
                    "The outcome is " + (one ? 1 : 0) + " in all " + y.length + " rows, so there is nothing to learn.",
                    "Bring rows of both kinds: a longer period, a longer outcome window, or another outcome.");
        }
    }
}
