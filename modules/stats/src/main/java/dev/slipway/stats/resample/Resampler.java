package dev.slipway.stats.resample;

import dev.slipway.stats.Moments;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Draws the mean of a resample of one arm. Values that occur at least {@value #HEAVY} times are drawn as binomial
 * counts, one conditional on the others; the rest one by one. Together that is exactly the multinomial resample.
 */
final class Resampler {

    private static final int HEAVY = 64;

    private final Moments moments;
    private final double[] sorted;
    private final double[] heavy;
    private final long[] heavyCounts;
    private final double[] light;

    Resampler(double[] values) {
        sorted = values.clone();
        Arrays.sort(sorted);
        moments = Moments.of(sorted);
        double[] distinct = new double[sorted.length / HEAVY];
        long[] counts = new long[distinct.length];
        double[] single = new double[sorted.length];
        int groups = 0;
        int singles = 0;
        for (int from = 0; from < sorted.length; ) {
            int to = from;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            if (to - from >= HEAVY) {
                distinct[groups] = sorted[from];
                counts[groups++] = (long) to - from;
            } else {
                System.arraycopy(sorted, from, single, singles, to - from);
                singles += to - from;
            }
            from = to;
        }
        heavy = Arrays.copyOf(distinct, groups);
        heavyCounts = Arrays.copyOf(counts, groups);
        light = Arrays.copyOf(single, singles);
    }

    int size() {
        return sorted.length;
    }

    double mean() {
        return moments.mean();
    }

    /** Mean of the resample that belongs to this seed and stream number; deviations are summed, against cancellation. */
    double meanOfResample(long seed, long stream) {
        SplittableRandom random = Streams.of(seed, stream);
        double centre = moments.mean();
        long left = sorted.length;
        long unitsLeft = sorted.length;
        double sum = 0;
        for (int k = 0; k < heavy.length && left > 0; k++) {
            long drawn = Binomial.draw(random, left, (double) heavyCounts[k] / (double) unitsLeft);
            sum += (double) drawn * (heavy[k] - centre);
            left -= drawn;
            unitsLeft -= heavyCounts[k];
        }
        for (long i = 0; i < left; i++) {
            sum += light[random.nextInt(light.length)] - centre;
        }
        return centre + sum / sorted.length;
    }

    /** Σ ((y − ȳ)/n)^power. */
    double influence(int power) {
        double sum = 0;
        for (double value : sorted) {
            double l = (value - moments.mean()) / sorted.length;
            sum += power == 2 ? l * l : l * l * l;
        }
        return sum;
    }
}
