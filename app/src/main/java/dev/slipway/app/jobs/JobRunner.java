package dev.slipway.app.jobs;

import dev.slipway.core.job.Job;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ObservableList;

/**
 * Runs work below the window. All callbacks come on the thread of the window, exactly one of them per job. A failure
 * without a handler of its own goes to the handler that the runner was made with: none vanishes. Cancellation is not a
 * failure. {@link OutOfMemoryError} and {@link LinkageError} are failures like others, in words that a person understands.
 */
public interface JobRunner extends AutoCloseable {
    /** Long work that a person started and can see: it is listed in {@link #jobs}, with its planned stages. */
    <R> JobHandle submit(
            String title,
            List<PlannedStage> plan,
            Job<R> job,
            Consumer<? super R> onSuccess,
            Consumer<? super Throwable> onFailure,
            Runnable onCancelled);

    /** Work in the background without a plan, not listed. */
    <R> JobHandle background(
            String title, Job<R> job, Consumer<? super R> onSuccess, Consumer<? super Throwable> onFailure);

    /**
     * Recomputation behind a slider, a filter or a resize: waits until nothing came for the given time, cancels what runs
     * under the same key and publishes only the newest result. A failure goes to the runner's own handler.
     */
    default <R> void latest(Object key, long debounceMillis, Job<R> job, Consumer<? super R> onSuccess) {
        latest(key, debounceMillis, job, onSuccess, this::report);
    }

    /** The same with a handler of its own for a failure of the newest. */
    <R> void latest(
            Object key,
            long debounceMillis,
            Job<R> job,
            Consumer<? super R> onSuccess,
            Consumer<? super Throwable> onFailure);

    /** Gives a failure to the handler that the runner was made with; on the thread of the window. */
    void report(Throwable failure);

    /** Cancels and forgets what waits or runs under this key. */
    void forget(Object key);

    /** Jobs of {@link #submit}, newest first; the last 50. */
    ObservableList<JobHandle> jobs();

    /** Cancels everything. Nothing is published afterwards. */
    @Override
    void close();
}
