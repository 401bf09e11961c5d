package dev.slipway.app.jobs;

import dev.slipway.app.jobs.JobProgress.Status;
import dev.slipway.core.job.Cancellation;
import dev.slipway.core.job.CancelledException;
import dev.slipway.core.job.Job;
import dev.slipway.core.job.JobContext;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * One job with its context and its outcome. The work runs on any thread; {@link #publish} and the callbacks belong to the
 * thread of the window.
 */
final class JobRun<R> implements JobHandle, JobContext {
    private final String title;
    private final Job<R> work;
    private final Consumer<? super R> onSuccess;
    private final Consumer<? super Throwable> onFailure;
    private final Runnable onCancelled;
    private final Cancellation cancellation = new Cancellation();
    private final ProgressTracker tracker;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.RUNNING);
    private final ReadOnlyObjectWrapper<JobProgress> progress = new ReadOnlyObjectWrapper<>(JobProgress.NONE);
    private volatile @Nullable Throwable failure;

    JobRun(
            String title,
            List<PlannedStage> plan,
            Job<R> work,
            Consumer<? super R> onSuccess,
            Consumer<? super Throwable> onFailure,
            Runnable onCancelled) {
        this.title = title;
        this.work = work;
        this.onSuccess = onSuccess;
        this.onFailure = onFailure;
        this.onCancelled = onCancelled;
        tracker = new ProgressTracker(plan, System::nanoTime);
        publish();
    }

    /** Does the work and returns what is left to do on the thread of the window. Never throws. */
    @SuppressWarnings("PMD.AvoidCatchingThrowable") // no failure may vanish, errors of linking and memory included
    Runnable perform() {
        try {
            checkCancelled();
            R result = work.run(this);
            tracker.finish(Status.DONE);
            return () -> end(State.DONE, () -> onSuccess.accept(result));
        } catch (CancelledException e) {
            return cancelled();
        } catch (Throwable thrown) {
            if (cancellation.isCancelled() && isConsequence(thrown)) {
                return cancelled();
            }
            tracker.finish(Status.FAILED);
            failure = thrown;
            return () -> end(State.FAILED, () -> onFailure.accept(thrown));
        }
    }

    private Runnable cancelled() {
        tracker.finish(Status.CANCELLED);
        return () -> end(State.CANCELLED, onCancelled);
    }

    /** What a cancelled job may throw because it was interrupted in the middle of something. */
    private static boolean isConsequence(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof CancelledException
                    || cause instanceof InterruptedException
                    || cause instanceof java.util.concurrent.CancellationException) {
                return true;
            }
        }
        return false;
    }

    private void end(State outcome, Runnable callback) {
        publish();
        state.set(outcome);
        callback.run();
    }

    /** Brings the progress property up to date; on the thread of the window. */
    void publish() {
        progress.set(tracker.snapshot());
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<JobProgress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    @Override
    public @Nullable Throwable failure() {
        return failure;
    }

    @Override
    public void cancel() {
        cancellation.cancel();
    }

    @Override
    public void stage(String name, String detail) {
        tracker.stage(name, detail);
    }

    @Override
    public void progress(long done, long total) {
        tracker.progress(done, total);
    }

    @Override
    public void detail(String text) {
        tracker.detail(text);
    }

    @Override
    public boolean isCancelled() {
        return cancellation.isCancelled();
    }

    @Override
    public Registration onCancel(Runnable action) {
        return cancellation.onCancel(action);
    }
}
