package dev.slipway.readout;

import dev.slipway.core.job.JobContext;
import java.util.Collection;
import java.util.concurrent.ForkJoinTask;

/** Parts that know nothing of each other, computed beside each other. */
final class Beside {
    private Beside() {}

    /**
     * Runs all, each as soon as a thread is free.
     *
     * @throws dev.slipway.core.job.CancelledException when the context says so before one of them
     */
    static void run(Collection<? extends Runnable> parts, JobContext context) {
        ForkJoinTask.invokeAll(parts.stream()
                .map(part -> ForkJoinTask.adapt(() -> {
                    context.checkCancelled();
                    part.run();
                }))
                .toList());
    }
}
