package dev.slipway.warehouse.engine;

import dev.slipway.core.job.Cancellation;
import dev.slipway.core.job.CancelledException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.job.StoppableContext;
import dev.slipway.core.rule.Exempt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Does tasks over a database on two connections at a time, each task after those that it needs. */
@Exempt(from = Exempt.Rule.THREADS, because = "two models that don't need each other are built on both cores")
public final class Crew {
    private static final int CONNECTIONS = 2;

    private final Deque<Database> free = new ArrayDeque<>();
    private final Cancellation stop = new Cancellation();
    /** What tasks see: nothing to report to, and a switch of our own that a failure of another task pulls too. */
    private final JobContext context = new StoppableContext(stop);

    private Crew(List<Database> connections) {
        free.addAll(connections);
    }

    /**
     * A task.
     *
     * @param name unique among the tasks
     * @param needs names of tasks that come before
     */
    public record Task<T>(String name, Set<String> needs, Work<T> work) {
        public Task {
            needs = Set.copyOf(needs);
        }
    }

    /** Work of a task with the connection that it has to itself meanwhile. */
    public interface Work<T> {
        T run(Database database, JobContext context);
    }

    /**
     * Does all tasks; where several could start, the one first in the list. Returns when none is running any more: with
     * the first failure, if one failed, or as cancelled.
     *
     * @param done is told each result, on the calling thread, in the order in which they come
     */
    public static <T> void run(Database database, List<Task<T>> tasks, JobContext watched, Consumer<T> done) {
        List<Database> connections = new ArrayList<>(List.of(database));
        try {
            while (connections.size() < Math.min(CONNECTIONS, tasks.size())) {
                connections.add(database.another());
            }
            new Crew(connections).run(tasks, watched, done);
        } finally {
            connections.stream().skip(1).forEach(Database::close);
        }
    }

    private record Done<T>(String name, T result) {}

    private <T> void run(List<Task<T>> tasks, JobContext watched, Consumer<T> done) {
        JobContext.Registration registration = watched.onCancel(stop::cancel);
        try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            try {
                await(tasks, new ExecutorCompletionService<>(threads), done);
            } finally {
                // What still runs is of no use to anybody; closing the threads waits until it has stopped.
                stop.cancel();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        } finally {
            registration.close();
        }
    }

    private <T> void await(List<Task<T>> tasks, CompletionService<Done<T>> running, Consumer<T> done)
            throws InterruptedException {
        List<Task<T>> waiting = new ArrayList<>(tasks);
        Set<String> finished = new HashSet<>();
        while (finished.size() < tasks.size()) {
            start(waiting, finished, running);
            Done<T> next = outcome(running.take());
            finished.add(next.name());
            done.accept(next.result());
        }
    }

    private <T> void start(List<Task<T>> waiting, Set<String> finished, CompletionService<Done<T>> running) {
        for (Task<T> task : List.copyOf(waiting)) {
            if (finished.containsAll(task.needs())) {
                waiting.remove(task);
                running.submit(() -> work(task));
            }
        }
    }

    private <T> Done<T> work(Task<T> task) {
        Database database = take();
        try {
            context.checkCancelled();
            return new Done<>(task.name(), task.work().run(database, context));
        } finally {
            give(database);
        }
    }

    private synchronized Database take() {
        return free.remove();
    }

    private synchronized void give(Database database) {
        free.add(database);
    }

    private static <T> T outcome(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw unwrapped(e);
        }
    }

    /** The failure of work on another thread, which throws nothing checked, as it was thrown there. */
    static RuntimeException unwrapped(ExecutionException e) {
        if (e.getCause() instanceof RuntimeException known) {
            return known;
        }
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return new IllegalStateException("tasks throw nothing checked", e);
    }
}
