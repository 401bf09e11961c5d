package dev.slipway.learning.learner;

import java.util.SplittableRandom;

/**
 * One knob of a learner and the range within which a search turns it.
 *
 * @param name lower case with underscores
 * @param low smallest value, included
 * @param high largest value, included
 * @param usual what is taken when nobody asks
 * @param logScale whether a search draws uniformly on the logarithm
 * @param whole whether only whole numbers make sense
 */
public record HyperParameter(String name, double low, double high, double usual, boolean logScale, boolean whole) {

    /** Refuses a range that is empty, or not positive on the log scale. */
    public HyperParameter {
        if (!(low < high) || usual < low || usual > high || (logScale && low <= 0)) {
            throw new IllegalArgumentException(
                    name + " needs low < high, low <= usual <= high and, on the log scale, low > 0");
        }
    }

    static HyperParameter whole(String name, int low, int high, int usual, boolean logScale) {
        return new HyperParameter(name, low, high, usual, logScale, true);
    }

    static HyperParameter real(String name, double low, double high, double usual, boolean logScale) {
        return new HyperParameter(name, low, high, usual, logScale, false);
    }

    /** A value of the range, uniform on its scale; whole numbers all have the same chance on the linear scale. */
    public double draw(SplittableRandom random) {
        double from = whole ? low - 0.5 : low;
        double to = whole ? high + 0.5 : high;
        double u = random.nextDouble();
        double value = logScale ? from * Math.pow(to / from, u) : from + (to - from) * u;
        return Math.max(low, Math.min(high, whole ? Math.rint(value) : value));
    }
}
