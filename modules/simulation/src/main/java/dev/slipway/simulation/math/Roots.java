package dev.slipway.simulation.math;

import java.util.function.DoubleUnaryOperator;

/** Where increasing functions cross zero. */
public final class Roots {
    private static final int STEPS = 80;
    private static final double TOLERANCE = 1e-13;

    private Roots() {}

    /**
     * The root of a continuous increasing function, by bracketing and the Illinois rule of false position. The bracket is
     * widened until it holds the root.
     */
    public static double increasing(DoubleUnaryOperator f, double from, double to) {
        return increasing(f, from, to, TOLERANCE);
    }

    /**
     * The root of a continuous increasing function that is costly.
     *
     * @param tolerance a value of the function, or a width of the bracket, that counts as 0
     */
    public static double increasing(DoubleUnaryOperator f, double from, double to, double tolerance) {
        double low = from;
        double high = to;
        double atLow = f.applyAsDouble(low);
        double atHigh = f.applyAsDouble(high);
        for (int i = 0; i < STEPS && (atLow > 0 || atHigh < 0); i++) {
            double width = high - low;
            if (atLow > 0) {
                low -= width;
                atLow = f.applyAsDouble(low);
            } else {
                high += width;
                atHigh = f.applyAsDouble(high);
            }
        }
        if (atLow > 0 || atHigh < 0) {
            throw new ArithmeticException("no root found between " + low + " and " + high);
        }
        return illinois(f, low, atLow, high, atHigh, tolerance);
    }

    private static double illinois(
            DoubleUnaryOperator f, double from, double atFrom, double to, double atTo, double tolerance) {
        double low = from;
        double high = to;
        double atLow = atFrom;
        double atHigh = atTo;
        double x = low;
        for (int i = 0; i < STEPS && atHigh > atLow; i++) {
            x = (low * atHigh - high * atLow) / (atHigh - atLow);
            double value = f.applyAsDouble(x);
            if (Math.abs(value) < tolerance || high - low < tolerance) {
                return x;
            }
            if (value > 0) {
                high = x;
                atHigh = value;
                atLow /= 2;
            } else {
                low = x;
                atLow = value;
                atHigh /= 2;
            }
        }
        return x;
    }
}
