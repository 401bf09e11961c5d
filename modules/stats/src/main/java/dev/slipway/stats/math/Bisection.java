package dev.slipway.stats.math;

import java.util.function.DoublePredicate;

/** Where a condition that is true below and false above changes, to the last digits of a double. */
public final class Bisection {
    /** Halvings of an interval of width at most 2. */
    private static final int HALVINGS = 64;

    private Bisection() {}

    /**
     * Bisects between two points, and where a guess is right, asks only near it: the same digits as without a guess for a
     * fraction of the questions.
     *
     * @param below true below the edge and false above it, but for rounding closer to it than {@code margin}
     * @param guess near the edge; a wrong one, or NaN, costs time and changes nothing
     * @param margin how far on each side of the guess the answer is asked; what it is there holds for all points beyond
     * @return the edge; an end when the condition does not change
     */
    public static double edge(double from, double to, DoublePredicate below, double guess, double margin) {
        double before = guess - margin;
        double after = guess + margin;
        double yes = before > from && before < to && below.test(before) ? before : Double.NEGATIVE_INFINITY;
        double no = after > from && after < to && !below.test(after) ? after : Double.POSITIVE_INFINITY;
        double low = from;
        double high = to;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            boolean told = (middle == low && low > from) || (middle == high && high < to);
            if (told) {
                break;
            }
            if (middle <= yes || (middle < no && below.test(middle))) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
