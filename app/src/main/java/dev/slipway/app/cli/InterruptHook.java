package dev.slipway.app.cli;

import dev.slipway.core.job.Cancellation;
import dev.slipway.core.rule.Exempt;

/** Turns Ctrl+C into a cancellation and gives the running work a moment to leave the warehouse as it was. */
@Exempt(from = Exempt.Rule.THREADS, because = "the JVM runs only a thread as its shutdown hook")
final class InterruptHook {
    private static final long GRACE_MILLIS = 5_000;

    private InterruptHook() {}

    static Thread install(Cancellation cancellation, Thread working) {
        Thread hook = new Thread(
                () -> {
                    cancellation.cancel();
                    try {
                        working.join(GRACE_MILLIS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "slipway-interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
        return hook;
    }

    /** Takes the hook away. False when the machine is already on its way down, which the hook itself brought about. */
    static boolean remove(Thread hook) {
        try {
            return Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
