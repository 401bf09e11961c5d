package dev.slipway.benchmarks.calibration;

import java.util.SplittableRandom;

/** Random numbers of the simulated worlds. */
final class Draws {
    private Draws() {}

    static double normal(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    static double exponential(SplittableRandom random) {
        return -Math.log(1 - random.nextDouble());
    }

    static boolean chance(SplittableRandom random, double p) {
        return random.nextDouble() < p;
    }

    /** A count by adding up waiting times; for small means. */
    static int poisson(SplittableRandom random, double mean) {
        int count = 0;
        double left = Math.exp(-mean);
        double product = random.nextDouble();
        while (product > left) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    static double[] scaled(double[] values, double factor) {
        double[] moved = values.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] *= factor;
        }
        return moved;
    }

    static double[] shifted(double[] values, double by) {
        double[] moved = values.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += by;
        }
        return moved;
    }
}
