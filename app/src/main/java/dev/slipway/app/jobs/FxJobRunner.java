package dev.slipway.app.jobs;

import dev.slipway.core.job.Job;
import dev.slipway.core.rule.Exempt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The job runner of the window: one lane for runs, a small bounded pool for everything else, named daemon threads. Tells
 * the window about progress four times a second at most, and never queues a second report behind one that was not taken.
 */
@Exempt(from = Exempt.Rule.THREADS, because = "this is the job runner")
public final class FxJobRunner implements JobRunner {
    private static final int KEPT_JOBS = 50;
    private static final long TICK_MILLIS = 250;

    private final Consumer<Runnable> window;
    private final Consumer<? super Throwable> unhandled;
    private final ExecutorService runs = Executors.newSingleThreadExecutor(named("slipway-run"));
    private final ExecutorService background;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(named("slipway-clock"));
    private final Set<JobRun<?>> active = ConcurrentHashMap.newKeySet();
    private final Map<Object, JobRun<?>> newest = new HashMap<>();
    private final ObservableList<JobHandle> jobs = FXCollections.observableArrayList();
    private final AtomicBoolean reportPending = new AtomicBoolean();
    private final Future<?> ticking;
    private volatile boolean closed;

    /**
     * @param window runs something on the thread of the window, for example {@code Platform::runLater}
     * @param unhandled gets every failure that has no handler of its own, on the thread of the window
     */
    public FxJobRunner(Consumer<Runnable> window, Consumer<? super Throwable> unhandled) {
        this.window = window;
        this.unhandled = unhandled;
        int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
        background = Executors.newFixedThreadPool(threads, named("slipway-background"));
        ticking = clock.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
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
        if (jobs.size() > KEPT_JOBS) {
            jobs.removeLast();
        }
        execute(runs, run);
        return run;
    }

    @Override
    public <R> JobHandle background(
            String title, Job<R> job, Consumer<? super R> onSuccess, Consumer<? super Throwable> onFailure) {
        JobRun<R> run = new JobRun<>(title, List.of(), job, onSuccess, onFailure, () -> {});
        execute(background, run);
        return run;
    }

    @Override
    public <R> void latest(
            Object key,
            long debounceMillis,
            Job<R> job,
            Consumer<? super R> onSuccess,
            Consumer<? super Throwable> onFailure) {
        forget(key);
        JobRun<?>[] self = new JobRun<?>[1];
        JobRun<R> run = new JobRun<>(
                "latest",
                List.of(),
                job,
                result -> {
                    if (settle(key, self[0])) {
                        onSuccess.accept(result);
                    }
                },
                failure -> {
                    if (settle(key, self[0])) {
                        onFailure.accept(failure);
                    }
                },
                () -> settle(key, self[0]));
        self[0] = run;
        newest.put(key, run);
        if (debounceMillis <= 0) {
            execute(background, run);
        } else if (!closed) {
            Future<?> waiting = clock.schedule(() -> execute(background, run), debounceMillis, TimeUnit.MILLISECONDS);
            run.onCancel(() -> waiting.cancel(false));
        }
    }

    /** True when this is the newest under its key, which then is free. */
    private boolean settle(Object key, @Nullable JobRun<?> run) {
        return run != null && newest.remove(key, run);
    }

    @Override
    public void forget(Object key) {
        JobRun<?> older = newest.remove(key);
        if (older != null) {
            older.cancel();
        }
    }

    @Override
    public void report(Throwable failure) {
        unhandled.accept(failure);
    }

    private void execute(ExecutorService lane, JobRun<?> run) {
        active.add(run);
        try {
            lane.execute(() -> {
                Runnable ending = run.perform();
                active.remove(run);
                publish(ending);
            });
        } catch (RejectedExecutionException e) {
            active.remove(run); // the window is closing; nothing is published any more
        }
    }

    private void publish(Runnable ending) {
        if (closed) {
            return;
        }
        window.accept(() -> {
            try {
                ending.run();
            } catch (RuntimeException e) {
                unhandled.accept(e);
            }
        });
    }

    private void tick() {
        if (!closed && !active.isEmpty() && reportPending.compareAndSet(false, true)) {
            window.accept(() -> {
                reportPending.set(false);
                active.forEach(JobRun::publish);
            });
        }
    }

    @Override
    public ObservableList<JobHandle> jobs() {
        return jobs;
    }

    @Override
    public void close() {
        closed = true;
        active.forEach(JobRun::cancel);
        ticking.cancel(false);
        clock.shutdownNow();
        runs.shutdown();
        background.shutdown();
    }
}
