package dev.slipway.stats.ab;

import dev.slipway.stats.Moments;
import dev.slipway.stats.math.RadixSort;
import java.util.Arrays;
import java.util.SplittableRandom;

/** All units of two arms, sorted and centred, and the random divisions of them into arms of the same sizes. */
final class PooledUnits {

    private static final int WORD = 64;
    private static final double ROUNDING = 1e-13;

    /** Deviations from the common mean, padded with zeros to whole words. */
    private final double[] values;

    private final double[] squares;
    private final int size;
    private final int smaller;
    /** Chance of a bit, in 256ths, that brings the drawn size close to {@link #smaller}. */
    private final int chance;

    private final double effect;
    private final double observed;
    private final double total;
    private final double totalSquares;

    PooledUnits(double[] t, double[] c, boolean studentised) {
        size = t.length + c.length;
        smaller = Math.min(t.length, c.length);
        chance = (int) Math.round(256.0 * smaller / size);
        double[] all = Arrays.copyOf(t, size);
        System.arraycopy(c, 0, all, t.length, c.length);
        all = RadixSort.sorted(all);
        double mean = Moments.of(all).mean();
        values = new double[(size + WORD - 1) / WORD * WORD];
        for (int i = 0; i < size; i++) {
            values[i] = all[i] - mean;
        }
        squares = studentised ? Arrays.stream(values).map(v -> v * v).toArray() : new double[0];
        total = Arrays.stream(values).sum();
        totalSquares = Arrays.stream(squares).sum();
        effect = Moments.of(t).mean() - Moments.of(c).mean();
        observed = observed(t.length == smaller ? t : c, mean);
    }

    double effect() {
        return effect;
    }

    boolean constant() {
        return Arrays.stream(values).limit(size).allMatch(v -> v == values[0]);
    }

    /** The data's own statistic, lowered by what rounding may do, so that ties with it count as extreme. */
    double observed() {
        return observed;
    }

    private double observed(double[] arm, double mean) {
        double[] sorted = RadixSort.sorted(arm);
        double sum = 0;
        double sumSquares = 0;
        double absolute = 0;
        for (double value : sorted) {
            sum += value - mean;
            sumSquares += (value - mean) * (value - mean);
        }
        for (double value : values) {
            absolute += Math.abs(value);
        }
        double own = statistic(sum, sumSquares);
        return squares.length == 0 ? own - ROUNDING * absolute : own * (1 - 1e-9);
    }

    /** |sum − its expectation|, a monotone function of |ȳ_T − ȳ_C|, or Welch's |t|. */
    private double statistic(double sum, double sumSquares) {
        if (squares.length == 0) {
            return Math.abs(sum - total * smaller / size);
        }
        double n = smaller;
        double m = (double) size - smaller;
        double rest = total - sum;
        double variance = Math.max(0, sumSquares - sum * sum / n) / (n - 1) / n
                + Math.max(0, totalSquares - sumSquares - rest * rest / m) / (m - 1) / m;
        double difference = Math.abs(sum / n - rest / m);
        return difference == 0 ? 0 : difference / Math.sqrt(variance);
    }

    /** Scratch for one thread. */
    Division division() {
        return new Division();
    }

    /** The 64-bit finaliser of MurmurHash3 in Stafford's variant 13: neighbouring numbers start far apart. */
    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Draws which units form the smaller arm: one bit per unit. */
    final class Division {

        private final long[] chosen = new long[values.length / WORD];

        /** The statistic of the division that belongs to this seed and number. */
        double draw(long seed, int number) {
            SplittableRandom random = new SplittableRandom(mix(mix(seed) + number));
            int drawn = bits(random);
            while (drawn != smaller) {
                int unit = random.nextInt(size);
                long bit = 1L << unit;
                if ((chosen[unit / WORD] & bit) == 0 == drawn < smaller) {
                    chosen[unit / WORD] ^= bit;
                    drawn += drawn < smaller ? 1 : -1;
                }
            }
            return statistic(sum(values), squares.length == 0 ? 0 : sum(squares));
        }

        /**
         * Chooses every unit with one chance, which leaves every subset of a size equally likely; adding or removing random
         * units until the size is right keeps that.
         */
        private int bits(SplittableRandom random) {
            int drawn = 0;
            for (int w = 0; w < chosen.length; w++) {
                long word = 0;
                for (int bit = Integer.numberOfTrailingZeros(chance | 256); bit < 8; bit++) {
                    word = (chance >>> bit & 1) == 1 ? word | random.nextLong() : word & random.nextLong();
                }
                chosen[w] = word;
            }
            int last = size % WORD;
            if (last != 0) {
                chosen[chosen.length - 1] &= (1L << last) - 1;
            }
            for (long word : chosen) {
                drawn += Long.bitCount(word);
            }
            return drawn;
        }

        /** Sum over the chosen units in four chains, in one fixed order. */
        private double sum(double[] of) {
            double a = 0;
            double b = 0;
            double c = 0;
            double d = 0;
            for (int w = 0; w < chosen.length; w++) {
                long word = chosen[w];
                int base = w * WORD;
                for (int i = 0; i < WORD; i += 4, word >>>= 4) {
                    a += masked(of[base + i], word);
                    b += masked(of[base + i + 1], word >>> 1);
                    c += masked(of[base + i + 2], word >>> 2);
                    d += masked(of[base + i + 3], word >>> 3);
                }
            }
            return a + b + (c + d);
        }

        private static double masked(double value, long word) {
            return Double.longBitsToDouble(Double.doubleToRawLongBits(value) & -(word & 1));
        }
    }
}
