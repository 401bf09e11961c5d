package dev.slipway.stats.resample;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.LongToDoubleFunction;

/**
 * Many draws from one binomial distribution: Walker's alias table (Vose 1991, doi:10.1109/32.92917), one 64-bit random number
 * and one comparison a draw. Counts whose probability is below 2⁻⁶⁴ of the mode's are never drawn; with that many bits a draw
 * could not show them either.
 */
final class BinomialTable {

    private static final double NEVER = 0x1p-64;

    private final long first;
    private final int bits;
    private final double[] keep;
    private final int[] other;

    /** The table of Binomial(n, p), 0 &lt; p &lt; 1; about 18 standard deviations long. */
    BinomialTable(long n, double p) {
        long mode = Math.min(n, (long) Math.floor(((double) n + 1) * p));
        double odds = p / (1 - p);
        double[] below = tail(mode, k -> (double) k / ((double) (n - k + 1) * odds), -1, 0);
        double[] above = tail(mode, k -> (double) (n - k) * odds / ((double) k + 1), 1, n);
        first = mode - below.length;
        int size = below.length + 1 + above.length;
        bits = Math.max(1, 32 - Integer.numberOfLeadingZeros(size - 1));
        keep = new double[1 << bits];
        other = new int[keep.length];
        double total = 1;
        keep[below.length] = 1;
        for (int k = 0; k < below.length; k++) {
            keep[below.length - 1 - k] = below[k];
            total += below[k];
        }
        for (int k = 0; k < above.length; k++) {
            keep[below.length + 1 + k] = above[k];
            total += above[k];
        }
        for (int k = 0; k < size; k++) {
            keep[k] *= keep.length / total;
        }
        pair();
    }

    /** Probabilities over that of the mode, from the mode outwards; a step multiplies by the quotient of neighbours. */
    private static double[] tail(long mode, LongToDoubleFunction step, int direction, long end) {
        double[] ratios = new double[64];
        int size = 0;
        double ratio = 1;
        for (long k = mode; k != end; k += direction) {
            ratio *= step.applyAsDouble(k);
            if (ratio < NEVER) {
                break;
            }
            if (size == ratios.length) {
                ratios = Arrays.copyOf(ratios, 2 * size);
            }
            ratios[size++] = ratio;
        }
        return Arrays.copyOf(ratios, size);
    }

    /** Fills each place that holds less than its share from one that holds more. */
    private void pair() {
        int[] small = new int[keep.length];
        int[] large = new int[keep.length];
        int smalls = 0;
        int larges = 0;
        for (int k = 0; k < keep.length; k++) {
            if (keep[k] < 1) {
                small[smalls++] = k;
            } else {
                large[larges++] = k;
            }
        }
        while (smalls > 0 && larges > 0) {
            int poor = small[--smalls];
            int rich = large[larges - 1];
            other[poor] = rich;
            keep[rich] -= 1 - keep[poor];
            if (keep[rich] < 1) {
                larges--;
                small[smalls++] = rich;
            }
        }
        while (smalls > 0) {
            keep[small[--smalls]] = 1;
        }
        while (larges > 0) {
            keep[large[--larges]] = 1;
        }
    }

    long draw(SplittableRandom random) {
        long word = random.nextLong();
        int place = (int) (word >>> (64 - bits));
        double u = (double) ((word << bits) >>> 11) * 0x1p-53;
        // The sign of a difference instead of a branch that no processor can predict.
        int stay = (int) (Double.doubleToRawLongBits(u - keep[place]) >> 63);
        return first + ((place & stay) | (other[place] & ~stay));
    }
}
