package dev.slipway.app.cli;

import dev.slipway.core.job.Cancellation;
import dev.slipway.core.rule.Exempt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl+C into a cancellation and gives the running work a moment to leave the warehouse as it was. What it waits for is
 * the end of the work, not of the thread: that ends in {@link System#exit}, which waits for the hook in turn.
 */
@Exempt(from = Exempt.Rule.THREADS, because = "the JVM runs only a thread as its shutdown hook")
final class InterruptHook {
    private static final long GRACE_SECONDS = 5;

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook;

    private InterruptHook(Cancellation cancellation) {
        this.hook = new Thread(() -> cancelAndWait(cancellation), "slipway-interrupt");
    }

    static InterruptHook install(Cancellation cancellation) {
        InterruptHook installed = new InterruptHook(cancellation);
        Runtime.getRuntime().addShutdownHook(installed.hook);
        return installed;
    }

    private void cancelAndWait(Cancellation cancellation) {
        cancellation.cancel();
        try {
            over.await(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The work is over, and has said how it ended. */
    void release() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The machine is on its way down, which the hook itself may have heard.
        }
    }
}
