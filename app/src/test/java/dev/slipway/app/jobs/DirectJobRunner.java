package dev.slipway.app.jobs;

import dev.slipway.core.job.Job;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Runs every job at once on the calling thread, with the same callbacks in the same order as the real runner. After
 * {@link #hold} jobs wait until {@link #release}, so that a test can look at a window that is busy, or cancel.
 */
public final class DirectJobRunner implements JobRunner {
    private final ObservableList<JobHandle> jobs = FXCollections.observableArrayList();
    private final Deque<JobRun<?>> waiting = new ArrayDeque<>();
    private final Map<Object, JobRun<?>> newest = new HashMap<>();
    private final Consumer<? super Throwable> unhandled;
    private boolean holding;

    /** Failures without a handler fail the test. */
    public DirectJobRunner() {
        this(failure -> {
            throw new AssertionError("unhandled failure", failure);
        });
    }

    public DirectJobRunner(Consumer<? super Throwable> unhandled) {
        this.unhandled = unhandled;
    }

    public void hold() {
        holding = true;
    }

    /** Runs what waits, and from now on at once again. */
    public void release() {
        holding = false;
        while (!waiting.isEmpty()) {
            waiting.removeFirst().perform().run();
        }
    }

    /** Runs the one that has waited longest; others keep waiting. */
    public void releaseOne() {
        waiting.removeFirst().perform().run();
    }

    @Override
    public <R> JobHandle submit(
            String title,
            List<PlannedStage> plan,
            Job<R> job,
            Consumer<? super R> onSuccess,
            Consumer<? super Throwable> onFailure,
            Runnable onCancelled) {
        JobRun<R> run = new JobRun<>(title, plan, job, onSuccess, onFailure, onCancelled);
        jobs.addFirst(run);
        return accept(run);
    }

    @Override
    public <R> JobHandle background(
            String title, Job<R> job, Consumer<? super R> onSuccess, Consumer<? super Throwable> onFailure) {
        return accept(new JobRun<>(title, List.of(), job, onSuccess, onFailure, () -> {}));
    }

    @Override
    public <R> void latest(
            Object key,
            long debounceMillis,
            Job<R> job,
            Consumer<? super R> onSuccess,
            Consumer<? super Throwable> onFailure) {
        forget(key);
        JobRun<R> run = new JobRun<>("latest", List.of(), job, onSuccess, onFailure, () -> {});
        newest.put(key, run);
        accept(run);
    }

    @Override
    public void report(Throwable failure) {
        unhandled.accept(failure);
    }

    @Override
    public void forget(Object key) {
        JobRun<?> older = newest.remove(key);
        if (older != null) {
            older.cancel();
        }
    }

    /** Brings the progress of all jobs up to date, as the real runner does four times a second. */
    public void publish() {
        jobs.forEach(job -> ((JobRun<?>) job).publish());
    }

    private JobRun<?> accept(JobRun<?> run) {
        if (holding) {
            waiting.add(run);
        } else {
            run.perform().run();
        }
        return run;
    }

    @Override
    public ObservableList<JobHandle> jobs() {
        return jobs;
    }

    @Override
    public void close() {
        waiting.clear();
    }
}
