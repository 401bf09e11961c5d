package dev.slipway.learning.learner;

import dev.slipway.core.job.CancelledException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.rule.Exempt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ForkJoinPool;
import java.util.function.BooleanSupplier;

/**
 * Fits on threads of its own, so that a cancelled job answers at once although a library is in the middle of a round: the
 * caller is freed, the fit sees at its next round that nobody waits and ends. Libraries that spread work over the pool of
 * the calling thread stay within these threads, as many as {@link JobContext#threads} allows.
 */
@Exempt(
        from = Exempt.Rule.THREADS,
        because = "native and library code can't be interrupted; the job must be freed while a round runs to its end")
final class Worker {
    /** Work that asks between rounds whether anybody still waits. */
    @FunctionalInterface
    interface Work<T> {
        T run(BooleanSupplier abandoned);
    }

    private Worker() {}

    static <T> T run(JobContext context, Work<T> work) {
        context.checkCancelled();
        CompletableFuture<T> result = new CompletableFuture<>();
        JobContext.Registration registration =
                context.onCancel(() -> result.completeExceptionally(new CancelledException()));
        // Shut down rather than closed, which would wait for a fit that was left.
        ForkJoinPool pool = new ForkJoinPool(context.threads());
        try {
            pool.execute(() -> complete(result, work));
            return result.join();
        } catch (CompletionException e) {
            throw unwrapped(e);
        } finally {
            registration.close();
            pool.shutdown();
        }
    }

    private static RuntimeException unwrapped(CompletionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof RuntimeException cause ? cause : e;
    }

    private static <T> void complete(CompletableFuture<T> result, Work<T> work) {
        if (result.isDone()) {
            return;
        }
        try {
            result.complete(work.run(result::isDone));
        } catch (RuntimeException | Error e) {
            // Errors too: a library that lacks its native part throws LinkageError, and the caller must hear of it.
            result.completeExceptionally(e);
        }
    }
}
