package dev.slipway.app.cli;

import dev.slipway.core.job.Cancellation;

/** Turns Ctrl+C into a cancellation and gives the running work a moment to leave the warehouse as it was. */
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

    static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is already on its way down: the hook is what brought the command to its end.
            Thread.yield();
        }
    }
}
