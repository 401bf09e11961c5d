package dev.slipway.learning.random;

import java.util.SplittableRandom;

/** Seeds of streams, derived from one seed and the number of the stream. */
public final class Seeds {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private Seeds() {}

    /** The seed of stream {@code number}. */
    public static long of(long seed, long number) {
        return mix(mix(seed) + GAMMA * (number + 1));
    }

    /** The stream {@code number} itself. */
    public static SplittableRandom stream(long seed, long number) {
        return new SplittableRandom(of(seed, number));
    }

    /** A number in [0, 1) that belongs to this seed and number. */
    public static double uniform(long seed, long number) {
        return (of(seed, number) >>> 11) * 0x1p-53;
    }

    /** Stafford's variant 13 of the 64-bit finaliser. */
    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
