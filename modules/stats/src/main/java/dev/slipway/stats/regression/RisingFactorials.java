package dev.slipway.stats.regression;

import org.apache.commons.math3.special.Gamma;
import org.jspecify.annotations.Nullable;

/**
 * Γ(s + y)/Γ(s) and its derivatives in s. For whole y these are sums over s, s + 1, …, s + y − 1, tabulated once for
 * small y; other y go to the gamma functions.
 */
final class RisingFactorials {

    private static final int TABLE = 1024;

    private static final RisingFactorials FACTORIALS = new RisingFactorials(1);

    private final double shift;
    private volatile double @Nullable [] logs;
    private final double[] reciprocals = new double[TABLE];
    private final double[] squares = new double[TABLE];

    RisingFactorials(double shift) {
        this.shift = shift;
        for (int k = 1; k < TABLE; k++) {
            double term = shift + (k - 1);
            reciprocals[k] = reciprocals[k - 1] + 1 / term;
            squares[k] = squares[k - 1] + 1 / (term * term);
        }
    }

    /** log y!. */
    static double logFactorial(double y) {
        return FACTORIALS.log(y);
    }

    /** Made when first asked for, which is only at the end of a fit; two threads that meet here make the same. */
    private double[] logs() {
        double[] known = logs;
        if (known == null) {
            known = new double[TABLE];
            for (int k = 1; k < TABLE; k++) {
                known[k] = known[k - 1] + Math.log(shift + (k - 1));
            }
            logs = known;
        }
        return known;
    }

    /** log Γ(s + y) − log Γ(s). */
    double log(double y) {
        return tabulated(y) ? logs()[(int) y] : Gamma.logGamma(shift + y) - Gamma.logGamma(shift);
    }

    /** ψ(s + y) − ψ(s). */
    double digamma(double y) {
        return tabulated(y) ? reciprocals[(int) y] : Gamma.digamma(shift + y) - Gamma.digamma(shift);
    }

    /** ψ'(s) − ψ'(s + y). */
    double trigamma(double y) {
        return tabulated(y) ? squares[(int) y] : Gamma.trigamma(shift) - Gamma.trigamma(shift + y);
    }

    private static boolean tabulated(double y) {
        return y < TABLE && y == Math.rint(y);
    }
}
