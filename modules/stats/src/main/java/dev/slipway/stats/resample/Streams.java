package dev.slipway.stats.resample;

import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** One random stream per resample, derived from the seed and its number, and work that is spread over threads by number. */
final class Streams {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;
    private static final int CHUNK = 16;

    private Streams() {}

    static SplittableRandom of(long seed, long stream) {
        return new SplittableRandom(mix(seed + GAMMA * (stream + 1)));
    }

    /** Does the work for 0 … n − 1 in parallel; each number must write to its own place only. */
    static void forEach(int n, Runnable checkpoint, IntConsumer work) {
        IntStream.range(0, (n + CHUNK - 1) / CHUNK).parallel().forEach(chunk -> {
            for (int i = chunk * CHUNK; i < Math.min(n, (chunk + 1) * CHUNK); i++) {
                checkpoint.run();
                work.accept(i);
            }
        });
    }

    /** Stafford's variant 13 of the 64-bit finaliser: neighbouring streams start far apart. */
    static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
