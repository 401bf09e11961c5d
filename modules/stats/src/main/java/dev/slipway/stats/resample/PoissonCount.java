package dev.slipway.stats.resample;

import dev.slipway.stats.math.BinomialDensity;
import java.util.SplittableRandom;

/** Exact Poisson random numbers. */
final class PoissonCount {
    private static final double SMALL = 10;

    private PoissonCount() {}

    /**
     * A Poisson(mean) draw: inversion by sequential search below {@value #SMALL}, otherwise transformed rejection PTRS (Hörmann
     * 1993, doi:10.1016/0167-6687(93)90997-4).
     *
     * @param mean above 0
     */
    static long draw(SplittableRandom random, double mean) {
        return mean < SMALL ? inversion(random, mean) : rejection(random, mean);
    }

    private static long inversion(SplittableRandom random, double mean) {
        double probability = Math.exp(-mean);
        double u = random.nextDouble();
        long k = 0;
        while (u > probability && probability > 1e-300) {
            u -= probability;
            k++;
            probability *= mean / (double) k;
        }
        return k;
    }

    private static long rejection(SplittableRandom random, double mean) {
        double b = 0.931 + 2.53 * Math.sqrt(mean);
        double a = -0.059 + 0.02483 * b;
        double accept = 0.9277 - 3.6224 / (b - 2);
        double scale = 1.1239 + 1.1328 / (b - 3.4);
        while (true) {
            double u = random.nextDouble() - 0.5;
            double v = random.nextDouble();
            double us = 0.5 - Math.abs(u);
            double k = Math.floor((2 * a / us + b) * u + mean + 0.43);
            if (us >= 0.07 && v <= accept) {
                return (long) k;
            }
            if (k >= 0 && Math.log(v * scale / (a / (us * us) + b)) <= logProbability(mean, k)) {
                return (long) k;
            }
        }
    }

    /** k·log μ − μ − log k!, by Stirling's formula with its error, so that no large numbers cancel. */
    private static double logProbability(double mean, double k) {
        return k == 0
                ? -mean
                : k * Math.log(mean / k)
                        + k
                        - mean
                        - 0.5 * Math.log(2 * Math.PI * k)
                        - BinomialDensity.stirlingError(k);
    }
}
