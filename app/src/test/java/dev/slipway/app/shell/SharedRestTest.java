package dev.slipway.app.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.app.support.Readouts;
import dev.slipway.core.job.CancelledException;
import dev.slipway.core.job.JobContext;
import dev.slipway.readout.model.Readout;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Screen and file share one computation, on threads of their own. */
@Timeout(20)
class SharedRestTest {
    private static final Readout WHOLE = Readouts.ship();

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicBoolean cancelled = new AtomicBoolean();

    /** The first call waits at the gate and is then cancelled, when the test says so; others answer at once. */
    private final SharedRest rest = new SharedRest(context -> {
        if (calls.incrementAndGet() == 1) {
            begun.countDown();
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (cancelled.get()) {
                throw new CancelledException();
            }
        }
        return WHOLE;
    });

    private CompletableFuture<Readout> ask() {
        return CompletableFuture.supplyAsync(
                () -> rest.compute(JobContext.unwatched()),
                task -> Thread.ofPlatform().daemon().start(task));
    }

    @Test
    void whoComesWhileItIsUnderWayWaitsForIt() throws Exception {
        CompletableFuture<Readout> screen = ask();
        begun.await();
        CompletableFuture<Readout> file = ask();
        assertThatThrownBy(() -> file.get(100, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        gate.countDown();
        assertThat(file.get()).isSameAs(screen.get());
        assertThat(calls).hasValue(1);
    }

    @Test
    void whoWaitsComputesItWhereTheFirstIsCancelled() throws Exception {
        CompletableFuture<Readout> screen = ask();
        begun.await();
        CompletableFuture<Readout> file = ask();
        cancelled.set(true);
        gate.countDown();
        assertThatThrownBy(screen::get).hasCauseInstanceOf(CancelledException.class);
        assertThat(file.get()).isSameAs(WHOLE);
        assertThat(calls).hasValue(2);
    }
}
