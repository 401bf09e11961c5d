package dev.slipway.stats.math;

import java.util.function.Supplier;

/**
 * Argument checks whose messages say what is wrong and where. Over rows take the checks of whole arrays, or an {@code if} around the
 * exception: a message that is put together for every row takes longer than most estimators.
 */
public final class Checks {

    private Checks() {}

    /** Refuses a condition that does not hold. */
    public static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    /** The same for checks of single rows: the words are made only when they are needed. */
    public static void require(boolean holds, Supplier<String> words) {
        if (!holds) {
            throw new IllegalArgumentException(words.get());
        }
    }

    /** Refuses NaN and infinity. */
    public static void finite(double value, String name) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be a finite number but is " + value);
        }
    }

    /** Refuses NaN and infinity anywhere in an array and names the index. */
    public static void finite(double[] values, String name) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw notFinite(name, i, values[i]);
            }
        }
    }

    /** The same for one row of a matrix; the name is written only when it is needed, as there may be many rows. */
    public static void finite(double[] values, String matrix, int row) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw notFinite(matrix + "[" + row + "]", i, values[i]);
            }
        }
    }

    /** The exception for a value that is not finite. */
    public static IllegalArgumentException notFinite(String name, long index, double value) {
        return new IllegalArgumentException(name + "[" + index + "] must be a finite number but is " + value);
    }

    /** Refuses NaN, infinity and negative values. */
    public static void notNegative(double value, String name) {
        finite(value, name);
        if (value < 0) {
            throw new IllegalArgumentException(name + " must not be negative but is " + value);
        }
    }

    /** Refuses NaN, infinity and negative values anywhere in an array and names the index. */
    public static void notNegative(double[] values, String name) {
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] >= 0 && values[i] <= Double.MAX_VALUE)) {
                notNegative(values[i], name + "[" + i + "]");
            }
        }
    }

    /** Refuses negative numbers anywhere in an array and names the index. */
    public static void notNegative(int[] values, String name) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] < 0) {
                throw new IllegalArgumentException(name + "[" + i + "] must not be negative but is " + values[i]);
            }
        }
    }

    /** Refuses NaN, infinity, zero and negative values. */
    public static void positive(double value, String name) {
        finite(value, name);
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be positive but is " + value);
        }
    }

    /** Refuses NaN, infinity, zero and negative values anywhere in an array and names the index. */
    public static void positive(double[] values, String name) {
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] > 0 && values[i] <= Double.MAX_VALUE)) {
                positive(values[i], name + "[" + i + "]");
            }
        }
    }

    /** Refuses what is not strictly between 0 and 1. */
    public static void probability(double value, String name) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(name + " must lie strictly between 0 and 1 but is " + value);
        }
    }

    /** Refuses what is not strictly between 0 and 1 anywhere in an array and names the index. */
    public static void probability(double[] values, String name) {
        for (int i = 0; i < values.length; i++) {
            if (!(values[i] > 0 && values[i] < 1)) {
                probability(values[i], name + "[" + i + "]");
            }
        }
    }

    /** Refuses a confidence level that is not strictly between 0 and 1. */
    public static void level(double level) {
        probability(level, "level");
    }

    /** Refuses counts below a minimum. */
    public static void atLeast(long value, long minimum, String name) {
        if (value < minimum) {
            throw new IllegalArgumentException(name + " must be at least " + minimum + " but is " + value);
        }
    }

    /** Refuses negative successes and more successes than trials; n must be at least 1. */
    public static void successes(long x, long n, String nameX, String nameN) {
        atLeast(n, 1, nameN);
        atLeast(x, 0, nameX);
        require(x <= n, nameX + " = " + x + " exceeds " + nameN + " = " + n);
    }
}
