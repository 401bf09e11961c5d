package dev.slipway.stats.resample;

import dev.slipway.stats.Skewness;
import dev.slipway.stats.Sums;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Draws the mean of a resample of one arm. Values that occur at least {@value #HEAVY} times are drawn as binomial
 * counts, one conditional on the others (the first from a table, as its distribution is the same in every resample); the rest
 * one by one. Together that is exactly the multinomial resample.
 */
final class Resampler {

    private static final int HEAVY = 128;
    private static final int WORTH_A_TABLE = 500;

    private final int size;
    private final double mean;
    private final double squares;
    private final double cubes;
    private final double skewness;
    private final double[] heavy;
    private final int[] heavyCounts;
    private final @Nullable BinomialTable first;
    private final @Nullable BlockedRows light;

    Resampler(double[] sample, int resamples) {
        Tally tally = Tally.of(sample);
        double[] values = tally.values();
        int[] counts = tally.counts();
        size = sample.length;
        mean = mean(values, counts, size);
        skewness = Skewness.of(values, counts, mean);
        double[] frequent = new double[values.length];
        int[] often = new int[values.length];
        double[] single = new double[size];
        int groups = 0;
        int singles = 0;
        double sumOfSquares = 0;
        double sumOfCubes = 0;
        for (int k = 0; k < values.length; k++) {
            double deviation = values[k] - mean;
            sumOfSquares += counts[k] * deviation * deviation;
            sumOfCubes += counts[k] * deviation * deviation * deviation;
            if (counts[k] >= HEAVY) {
                frequent[groups] = deviation;
                often[groups++] = counts[k];
            } else {
                Arrays.fill(single, singles, singles + counts[k], deviation);
                singles += counts[k];
            }
        }
        squares = sumOfSquares;
        cubes = sumOfCubes;
        heavy = Arrays.copyOf(frequent, groups);
        heavyCounts = Arrays.copyOf(often, groups);
        boolean table = resamples >= WORTH_A_TABLE && groups > 0 && heavyCounts[0] < size;
        first = table ? new BinomialTable(size, (double) heavyCounts[0] / size) : null;
        light = singles == 0 ? null : new BlockedRows(Arrays.copyOf(single, singles));
    }

    private static double mean(double[] values, int[] counts, int size) {
        double[] totals = new double[values.length];
        for (int k = 0; k < totals.length; k++) {
            totals[k] = values[k] * counts[k];
        }
        return Sums.sum(totals) / size;
    }

    double mean() {
        return mean;
    }

    /** Mean of the resample that belongs to this seed and stream number; deviations are summed, against cancellation. */
    double meanOfResample(long seed, long stream) {
        SplittableRandom random = Streams.of(seed, stream);
        int left = size;
        int unitsLeft = size;
        double sum = 0;
        for (int k = 0; k < heavy.length && left > 0; k++) {
            long drawn = k == 0 && first != null
                    ? first.draw(random)
                    : Binomial.draw(random, left, (double) heavyCounts[k] / unitsLeft);
            sum += (double) drawn * heavy[k];
            left -= (int) drawn;
            unitsLeft -= heavyCounts[k];
        }
        if (light != null && left > 0) {
            double[] single = new double[1];
            light.addDraws(random, left, single);
            sum += single[0];
        }
        return mean + sum / size;
    }

    /** {@link Skewness} of the sample. */
    double skewness() {
        return skewness;
    }

    /** Σ ((y − ȳ)/n)². */
    double squaredInfluence() {
        return squares / size / size;
    }

    /** Σ ((y − ȳ)/n)³. */
    double cubedInfluence() {
        return cubes / size / size / size;
    }
}
