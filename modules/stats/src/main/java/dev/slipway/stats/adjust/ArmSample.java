package dev.slipway.stats.adjust;

import dev.slipway.stats.math.Checks;

/**
 * One arm's outcome and covariates.
 *
 * @param y outcome, one per unit; owned by the caller, not changed
 * @param x covariates by column, each with one value per unit; may hold no column
 */
public record ArmSample(double[] y, double[][] x) {

    /** Refuses columns of another length and values that are not finite; the message names column and index. */
    public ArmSample {
        Checks.finite(y, "y");
        for (int j = 0; j < x.length; j++) {
            Checks.require(
                    x[j].length == y.length, "x[" + j + "] has " + x[j].length + " values and y has " + y.length);
            Checks.finite(x[j], "x[" + j + "]");
        }
    }

    /** Units of the arm. */
    public int n() {
        return y.length;
    }

    /** Number of covariates. */
    public int covariates() {
        return x.length;
    }

    /** Refuses arms that do not belong together or are too small. */
    static void checkPair(ArmSample t, ArmSample c, int fewest) {
        Checks.require(
                t.covariates() == c.covariates(),
                "treatment has " + t.covariates() + " covariates and control has " + c.covariates());
        Checks.atLeast(t.n(), fewest, "units in treatment");
        Checks.atLeast(c.n(), fewest, "units in control");
    }
}
