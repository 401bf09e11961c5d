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
import org.junit.jupiter.api.Test;

/** Folds that run side by side answer, and refuse, as if they ran one after the other. */
class CrossFittingTest {
    private static final int N = 100;
    private static final long SEED = 5;

    private final boolean[] treated = new boolean[N];
    private final double[] y = new double[N];
    private final double[][] columns = new double[2][N];

    private CrossFittingTest() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < N; i++) {
            columns[0][i] = 1;
            columns[1][i] = random.nextGaussian();
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

    /** Fewer controls than columns outside every fold that has one: each fold's sentence names another number of rows. */
    @Test
    void theFirstFoldsSentenceIsTheOneWhateverTheThreads() throws InterruptedException, ExecutionException {
        int[] fold = DoublyRobust.folds(N, CrossFitting.FOLDS, SEED);
        Arrays.fill(treated, true);
        // No control of fold 0, one of fold 1 and two of fold 2: fold 2 alone has one left to learn from.
        int left = 3;
        for (int i = 0; i < N && left > 0; i++) {
            if (fold[i] == (left == 3 ? 1 : 2)) {
                treated[i] = false;
                left--;
            }
        }
        columns[1][0] = columns[1][1];
        Throwable one = refused(1);
        assertThat(one).isInstanceOf(IllegalArgumentException.class);
        for (int run = 0; run < 30; run++) {
            assertThat(refused(1 + run % 4)).hasMessage(one.getMessage());
        }
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
