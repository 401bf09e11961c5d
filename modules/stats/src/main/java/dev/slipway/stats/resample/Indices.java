package dev.slipway.stats.resample;

import dev.slipway.stats.math.Checks;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Bootstrap of statistics that need the drawn units themselves, such as whole sessions. */
public final class Indices {

    private Indices() {}

    /**
     * The statistic of every resample of n units, in order; resamples without an answer are left out.
     *
     * @param n units, at least 1
     * @param seed start of all random streams
     * @param checkpoint called before every resample, on any thread; may throw to cancel
     * @param statistic from the numbers of the drawn units, 0 … n − 1, n of them; null where it has no answer. Called on several
     *     threads
     */
    public static List<double[]> resample(
            int n, int resamples, long seed, Runnable checkpoint, Function<int[], double @Nullable []> statistic) {
        Checks.atLeast(n, 1, "units");
        double[][] values = new double[resamples][];
        Streams.forEach(resamples, checkpoint, r -> {
            SplittableRandom random = Streams.of(seed, r);
            int[] drawn = new int[n];
            for (int i = 0; i < n; i++) {
                drawn[i] = random.nextInt(n);
            }
            values[r] = statistic.apply(drawn);
        });
        return Arrays.stream(values).filter(Objects::nonNull).toList();
    }
}
