package dev.slipway.stats.contract;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** One arm's rows: outcome y and, for those who use it, covariate or denominator x. */
record Arm(double[] y, double[] x) {

    /** Skewed outcomes with a correlated, positive second column. */
    static Arm random(long seed, int n, double lift) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] y = new double[n];
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = 1 - Math.log(1 - random.nextDouble());
            y[i] = lift + 2 * x[i] - 1.5 * Math.log(1 - random.nextDouble()) + random.nextGaussian();
        }
        return new Arm(y, x);
    }

    static Arm constant(int n, double y, double x) {
        return new Arm(
                IntStream.range(0, n).mapToDouble(i -> y).toArray(),
                IntStream.range(0, n).mapToDouble(i -> x).toArray());
    }

    Arm mapY(DoubleUnaryOperator f) {
        return new Arm(Arrays.stream(y).map(f).toArray(), x.clone());
    }

    Arm withY(int index, double value) {
        Arm copy = new Arm(y.clone(), x.clone());
        copy.y()[index] = value;
        return copy;
    }

    /** The same rows in another order. */
    Arm shuffled(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Arm copy = new Arm(y.clone(), x.clone());
        for (int i = y.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            swap(copy.y(), i, j);
            swap(copy.x(), i, j);
        }
        return copy;
    }

    private static void swap(double[] values, int i, int j) {
        double kept = values[i];
        values[i] = values[j];
        values[j] = kept;
    }
}
