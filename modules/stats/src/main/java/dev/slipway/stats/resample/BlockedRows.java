package dev.slipway.stats.resample;

import java.util.SplittableRandom;

/**
 * Rows in blocks of a power of two that stay in the processor's first cache, and sums of rows drawn from them with
 * replacement.
 *
 * <p>How many draws fall on each block is multinomial and drawn first, block by block, as conditional binomials. Within a
 * block every row is alike, so each draw takes a few bits of a random number as they are: five draws from one 64-bit number,
 * each row with exactly the same probability.
 */
final class BlockedRows {

    private static final long GAMMA = 0x9E3779B97F4A7C15L;
    private static final int BITS = 11;
    private static final int PER_NUMBER = 5;

    private final int rows;
    private final double[][][] blocks;

    /** Rows given by column; columns have the same length and are copied. */
    BlockedRows(double[]... columns) {
        rows = columns[0].length;
        int whole = rows >> BITS;
        blocks = new double[whole + Integer.bitCount(rows & ((1 << BITS) - 1))][columns.length][];
        int from = 0;
        for (int b = 0; b < blocks.length; b++) {
            int size = Math.min(1 << BITS, Integer.highestOneBit(rows - from));
            for (int c = 0; c < columns.length; c++) {
                blocks[b][c] = new double[size];
                System.arraycopy(columns[c], from, blocks[b][c], 0, size);
            }
            from += size;
        }
    }

    int rows() {
        return rows;
    }

    /** Adds the column sums of rows drawn with replacement; all columns of a row are drawn together. */
    void addDraws(SplittableRandom random, long draws, double[] sums) {
        long left = draws;
        int rowsLeft = rows;
        for (int b = 0; b < blocks.length && left > 0; b++) {
            double[][] block = blocks[b];
            int size = block[0].length;
            long here = size == rowsLeft ? left : Binomial.draw(random, left, (double) size / rowsLeft);
            long state = random.nextLong();
            int c = 0;
            for (; c + 1 < sums.length; c += 2) {
                addTwo(block[c], block[c + 1], here, state, sums, c);
            }
            if (c < sums.length) {
                sums[c] += one(block[c], here, state);
            }
            left -= here;
            rowsLeft -= size;
        }
    }

    private static double one(double[] v, long draws, long start) {
        int last = v.length - 1;
        long state = start;
        double a = 0;
        double b = 0;
        long i = 0;
        for (; i + PER_NUMBER <= draws; i += PER_NUMBER) {
            state += GAMMA;
            long bits = Streams.mix(state);
            a += v[(int) bits & last] + v[(int) (bits >>> BITS) & last];
            b += v[(int) (bits >>> (2 * BITS)) & last] + v[(int) (bits >>> (3 * BITS)) & last];
            a += v[(int) (bits >>> (4 * BITS)) & last];
        }
        long bits = Streams.mix(state + GAMMA);
        for (; i < draws; i++) {
            a += v[(int) bits & last];
            bits >>>= BITS;
        }
        return a + b;
    }

    /** The same rows as {@link #one} draws from that state, of two columns. */
    private static void addTwo(double[] v, double[] w, long draws, long start, double[] sums, int place) {
        int last = v.length - 1;
        long state = start;
        double a = 0;
        double b = 0;
        long i = 0;
        for (; i + PER_NUMBER <= draws; i += PER_NUMBER) {
            state += GAMMA;
            long bits = Streams.mix(state);
            int p = (int) bits & last;
            int q = (int) (bits >>> BITS) & last;
            int r = (int) (bits >>> (2 * BITS)) & last;
            int s = (int) (bits >>> (3 * BITS)) & last;
            int t = (int) (bits >>> (4 * BITS)) & last;
            a += v[p] + v[q] + (v[r] + v[s]) + v[t];
            b += w[p] + w[q] + (w[r] + w[s]) + w[t];
        }
        long bits = Streams.mix(state + GAMMA);
        for (; i < draws; i++) {
            a += v[(int) bits & last];
            b += w[(int) bits & last];
            bits >>>= BITS;
        }
        sums[place] += a;
        sums[place + 1] += b;
    }
}
