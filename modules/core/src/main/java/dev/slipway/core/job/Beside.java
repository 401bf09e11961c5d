package dev.slipway.core.job;

import java.util.Collection;
import java.util.concurrent.ForkJoinTask;

/** Parts that know nothing of each other, computed beside each other. */
public final class Beside {
    private Beside() {}

    /**
     * Runs all, each as soon as a thread is free.
     *
     * @throws CancelledException when the context says so before one of them
     */
    public static void run(Collection<? extends Runnable> parts, JobContext context) {
        ForkJoinTask.invokeAll(parts.stream()
                .map(part -> ForkJoinTask.adapt(() -> {
                    context.checkCancelled();
                    part.run();
                }))
                .toList());
    }
}
