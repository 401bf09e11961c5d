package dev.slipway.stats.math;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/** Root finding for monotone functions. */
public final class Roots {

    private static final int EVALUATIONS = 500;

    private Roots() {}

    /**
     * The root of a function between two points at which its signs differ, by Brent's method.
     *
     * @param absolute absolute accuracy of the root
     * @throws IllegalArgumentException if the signs do not differ
     */
    public static double between(DoubleUnaryOperator f, double low, double high, double absolute) {
        double atLow = f.applyAsDouble(low);
        double atHigh = f.applyAsDouble(high);
        if (atLow == 0) {
            return low;
        }
        if (atHigh == 0) {
            return high;
        }
        Checks.require(
                (atLow < 0) != (atHigh < 0), "no root between " + low + " and " + high + ": both ends have one sign");
        return new BrentSolver(1e-15, absolute, 0).solve(EVALUATIONS, f::applyAsDouble, low, high);
    }
}
