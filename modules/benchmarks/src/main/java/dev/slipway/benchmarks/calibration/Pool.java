package dev.slipway.benchmarks.calibration;

import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * A finite population of units from which experiments draw with replacement, so that its truth is known to the last digit.
 *
 * @param y outcome of each unit
 * @param x covariate or denominator of each unit
 */
record Pool(double[] y, double[] x) {
    private static final int SIZE = 1 << 20;

    /** One unit. */
    record Unit(double y, double x) {}

    static Pool of(long seed, Function<SplittableRandom, Unit> maker) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] y = new double[SIZE];
        double[] x = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            Unit unit = maker.apply(random);
            y[i] = unit.y();
            x[i] = unit.x();
        }
        return new Pool(y, x);
    }

    /** The same units with every outcome multiplied: a planted effect that keeps the shape. */
    Pool times(double factor) {
        double[] moved = y.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] *= factor;
        }
        return new Pool(moved, x);
    }

    double meanY() {
        return mean(y);
    }

    double meanX() {
        return mean(x);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Adds the next units of an arm to its running sums. */
    void draw(SplittableRandom random, int units, Sums sums) {
        long bits = 0;
        int left = 0;
        for (int i = 0; i < units; i++) {
            if (left == 0) {
                bits = random.nextLong();
                left = 3;
            }
            int unit = (int) (bits & (SIZE - 1));
            bits >>>= 20;
            left--;
            sums.add(y[unit], x[unit]);
        }
    }
}
