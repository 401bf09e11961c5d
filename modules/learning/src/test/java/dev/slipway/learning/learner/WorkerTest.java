package dev.slipway.learning.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.job.Cancellation;
import dev.slipway.core.job.CancelledException;
import dev.slipway.core.job.ForwardingContext;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.job.StoppableContext;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A cancelled job is freed while the library still computes, and the library hears of it. */
class WorkerTest {
    @Test
    void theCallerIsFreedInTheMiddleOfARoundAndTheWorkHearsOfIt() throws InterruptedException {
        Cancellation cancellation = new Cancellation();
        CountDownLatch freed = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        AtomicBoolean heard = new AtomicBoolean();

        assertThatThrownBy(() -> Worker.run(new StoppableContext(cancellation), abandoned -> {
                    cancellation.cancel();
                    await(freed); // a round that takes until the caller has gone
                    heard.set(abandoned.getAsBoolean());
                    ended.countDown();
                    return 1;
                }))
                .isInstanceOf(CancelledException.class);

        assertThat(ended.getCount()).as("the work still runs").isEqualTo(1);
        freed.countDown();
        await(ended);
        assertThat(heard).isTrue();
    }

    @Test
    void failuresOfTheWorkReachTheCallerAsTheyAre() {
        assertThatThrownBy(() -> Worker.run(JobContext.unwatched(), abandoned -> {
                    throw new IllegalStateException("no tree");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no tree");
        assertThatThrownBy(() -> Worker.run(JobContext.unwatched(), abandoned -> {
                    throw new NoClassDefFoundError("native part");
                }))
                .isInstanceOf(NoClassDefFoundError.class);
    }

    @Test
    void theJobSaysHowManyThreadsAFitMayUse() {
        JobContext three = new ForwardingContext(JobContext.unwatched()) {
            @Override
            public int threads() {
                return 3;
            }
        };

        int parallelism = Worker.run(three, abandoned -> ForkJoinTask.getPool().getParallelism());

        assertThat(parallelism).isEqualTo(3);
        assertThat(Worker.<Integer>run(
                        JobContext.unwatched(),
                        abandoned -> ForkJoinTask.getPool().getParallelism()))
                .isEqualTo(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
