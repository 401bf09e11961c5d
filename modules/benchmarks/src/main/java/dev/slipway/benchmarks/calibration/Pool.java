package dev.slipway.benchmarks.calibration;

import dev.slipway.stats.BivariateMoments;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * A finite population of units from which experiments draw with replacement, so that its truth is known to the last digit.
 *
 * @param columns by variable, then unit
 */
record Pool(double[][] columns) {
    private static final int BITS = 16;
    private static final int SIZE = 1 << BITS;

    /** A population whose units have the values that the maker gives. */
    static Pool of(String name, Function<SplittableRandom, double[]> maker) {
        SplittableRandom random = new SplittableRandom(name.hashCode());
        double[][] columns = new double[maker.apply(random.split()).length][SIZE];
        for (int i = 0; i < SIZE; i++) {
            double[] unit = maker.apply(random);
            for (int j = 0; j < columns.length; j++) {
                columns[j][i] = unit[j];
            }
        }
        return new Pool(columns);
    }

    double[] column(int j) {
        return columns[j];
    }

    double mean(int j) {
        double sum = 0;
        for (double value : columns[j]) {
            sum += value;
        }
        return sum / SIZE;
    }

    /** Which units come into an arm. */
    int[] draw(SplittableRandom random, int units) {
        int[] drawn = new int[units];
        long bits = 0;
        for (int i = 0; i < units; i++) {
            bits = i % (64 / BITS) == 0 ? random.nextLong() : bits >>> BITS;
            drawn[i] = (int) (bits & (SIZE - 1));
        }
        return drawn;
    }

    /** A variable of the drawn units. */
    double[] take(int j, int[] drawn) {
        double[] column = columns[j];
        double[] taken = new double[drawn.length];
        for (int i = 0; i < taken.length; i++) {
            taken[i] = column[drawn[i]];
        }
        return taken;
    }

    /** The moments of two variables over the drawn units, summed about the first drawn against cancellation. */
    BivariateMoments moments(int yColumn, int xColumn, int[] drawn) {
        double[] ys = columns[yColumn];
        double[] xs = columns[xColumn];
        double centreY = ys[drawn[0]];
        double centreX = xs[drawn[0]];
        double y = 0;
        double x = 0;
        double yy = 0;
        double xx = 0;
        double xy = 0;
        for (int unit : drawn) {
            double dy = ys[unit] - centreY;
            double dx = xs[unit] - centreX;
            y += dy;
            x += dx;
            yy += dy * dy;
            xx += dx * dx;
            xy += dy * dx;
        }
        double n = drawn.length;
        return new BivariateMoments(
                drawn.length,
                centreY + y / n,
                centreX + x / n,
                Math.max(0, yy - y * y / n) / (n - 1),
                Math.max(0, xx - x * x / n) / (n - 1),
                (xy - x * y / n) / (n - 1));
    }
}
