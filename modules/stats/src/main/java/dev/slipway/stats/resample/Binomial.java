package dev.slipway.stats.resample;

import dev.slipway.stats.math.BinomialDensity;
import java.util.SplittableRandom;

/** Exact binomial random numbers. */
public final class Binomial {

    private static final double SMALL = 10;

    private Binomial() {}

    /**
     * A Binomial(n, p) draw: inversion by sequential search when n·min(p, 1−p) is below {@value #SMALL}, otherwise
     * transformed rejection BTRS (Hörmann 1993, doi:10.1080/00949659308811496).
     */
    public static long draw(SplittableRandom random, long n, double p) {
        if (n <= 0 || p <= 0) {
            return 0;
        }
        if (p >= 1) {
            return n;
        }
        if (p > 0.5) {
            return n - draw(random, n, 1 - p);
        }
        return (double) n * p < SMALL ? inversion(random, n, p) : rejection(random, n, p);
    }

    private static long inversion(SplittableRandom random, long n, double p) {
        double odds = p / (1 - p);
        double probability = Math.exp((double) n * Math.log1p(-p));
        double u = random.nextDouble();
        long k = 0;
        while (u > probability && k < n) {
            u -= probability;
            k++;
            probability *= odds * ((double) (n - k + 1) / (double) k);
            if (probability < 1e-300) {
                break;
            }
        }
        return k;
    }

    private static long rejection(SplittableRandom random, long n, double p) {
        double size = (double) n;
        double spread = Math.sqrt(size * p * (1 - p));
        double b = 1.15 + 2.53 * spread;
        double a = -0.0873 + 0.0248 * b + 0.01 * p;
        double c = size * p + 0.5;
        double accept = 0.92 - 4.2 / b;
        while (true) {
            double u = random.nextDouble() - 0.5;
            double v = random.nextDouble();
            double us = 0.5 - Math.abs(u);
            double k = Math.floor((2 * a / us + b) * u + c);
            if (us >= 0.07 && v <= accept) {
                return (long) k;
            }
            if (k < 0 || k > size) {
                continue;
            }
            double alpha = (2.83 + 5.1 / b) * spread;
            if (Math.log(v * alpha / (a / (us * us) + b)) <= logRatio(size, p, k)) {
                return (long) k;
            }
        }
    }

    /** log of the probability of k over that of the mode. */
    private static double logRatio(double n, double p, double k) {
        double mode = Math.floor((n + 1) * p);
        return logFactorials(n, mode) - logFactorials(n, k) + (k - mode) * Math.log(p / (1 - p));
    }

    /** log k! + log (n − k)! − n·log n, by Stirling's formula with its error, so that no large numbers cancel. */
    private static double logFactorials(double n, double k) {
        return share(n, k) + share(n, n - k);
    }

    private static double share(double n, double k) {
        return k == 0 ? 0 : k * Math.log(k / n) + 0.5 * Math.log(2 * Math.PI * k) + BinomialDensity.stirlingError(k);
    }
}
