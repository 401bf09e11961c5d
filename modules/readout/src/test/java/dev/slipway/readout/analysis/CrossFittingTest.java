package dev.slipway.readout.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.slipway.core.study.Analyses.Estimand;
import dev.slipway.stats.causal.DoublyRobust;
import dev.slipway.stats.math.linear.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Folds that run side by side answer, and refuse, as if they ran one after the other. */
class CrossFittingTest {
    private static final int N = 100;
    private static final long SEED = 5;

    private final boolean[] treated = new boolean[N];
    private final double[] y = new double[N];
    private final double[][] columns = new double[3][N];

    private CrossFittingTest() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < N; i++) {
            columns[0][i] = 1;
            columns[1][i] = random.nextGaussian();
            columns[2][i] = random.nextGaussian();
            treated[i] = random.nextDouble() < 1 / (1 + Math.exp(-columns[1][i]));
            y[i] = columns[1][i] + (treated[i] ? 1 : 0) + random.nextGaussian();
        }
    }

    private CrossFitting.Result estimate(Runnable checkpoint) {
        return CrossFitting.estimate(
                y, treated, Matrix.ofColumns(columns), false, Estimand.ATE, 0, SEED, 0.95, checkpoint);
    }

    private Throwable refused(int threads) throws InterruptedException, ExecutionException {
        try (ForkJoinPool pool = new ForkJoinPool(threads)) {
            return pool.submit(() -> catchThrowable(() -> estimate(() -> {}))).get();
        }
    }

    /** One control in each of two folds: these see one of them, the other folds both, and all of them too few. */
    @Test
    void theFirstFoldsSentenceIsTheOneWhateverTheThreads() throws InterruptedException, ExecutionException {
        int[] fold = DoublyRobust.folds(N, CrossFitting.FOLDS, SEED);
        Arrays.fill(treated, true);
        treated[firstOf(fold, 3)] = false;
        treated[firstOf(fold, 4)] = false;
        Throwable one = refused(1);
        assertThat(one).isInstanceOf(IllegalArgumentException.class);
        // Folds 0 to 2 see two controls for three columns; whoever asks folds 3 or 4 first hears of one.
        assertThat(one).hasMessageContaining("2 rows");
        for (int run = 0; run < 30; run++) {
            assertThat(refused(1 + run % 4)).hasMessage(one.getMessage());
        }
    }

    private static int firstOf(int[] fold, int wanted) {
        return IntStream.range(0, fold.length)
                .filter(i -> fold[i] == wanted)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theAnswerIsTheSameOnAnyNumberOfThreads() throws InterruptedException, ExecutionException {
        CrossFitting.Result here = estimate(() -> {});
        for (int threads : List.of(1, 2, 4)) {
            try (ForkJoinPool pool = new ForkJoinPool(threads)) {
                assertThat(pool.submit(() -> estimate(() -> {})).get()).isEqualTo(here);
            }
        }
    }
}
