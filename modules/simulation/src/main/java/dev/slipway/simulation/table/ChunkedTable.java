package dev.slipway.simulation.table;

import dev.slipway.core.data.ColumnBatch;
import dev.slipway.core.data.TableSchema;
import dev.slipway.core.data.TableSource;
import dev.slipway.core.job.CancelledException;
import dev.slipway.core.job.JobContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A table made chunk by chunk on several threads and delivered in the order of its users on the caller's thread. At most
 * {@code 2 × threads} chunks exist at a time, so a slow consumer slows the workers and memory stays bounded.
 *
 * @param users how many users the table is made from
 * @param expectedRows about how many rows come out
 */
public record ChunkedTable(TableSchema schema, int users, long expectedRows, int threads, ChunkMaker maker)
        implements TableSource {
    /** Users per chunk. Fixed, so that the batches are the same for any number of threads. */
    public static final int CHUNK = 4_096;

    private static final long POLL_MILLIS = 20;

    @Override
    public void stream(JobContext context, Consumer<ColumnBatch> consumer) {
        context.checkCancelled();
        AtomicBoolean closed = new AtomicBoolean();
        BooleanSupplier stopped = () -> closed.get() || context.isCancelled();
        ExecutorService workers = Executors.newFixedThreadPool(
                threads,
                Thread.ofPlatform()
                        .daemon()
                        .name("simulate-" + schema.name() + "-", 1)
                        .factory());
        try {
            deliver(context, consumer, workers, stopped);
        } finally {
            closed.set(true);
            workers.shutdownNow();
        }
    }

    private void deliver(
            JobContext context, Consumer<ColumnBatch> consumer, ExecutorService workers, BooleanSupplier stopped) {
        Deque<Future<ColumnBatch>> ahead = new ArrayDeque<>();
        int next = 0;
        while (next < users || !ahead.isEmpty()) {
            while (next < users && ahead.size() < 2 * threads) {
                int from = next;
                int to = (int) Math.min(users, (long) from + CHUNK);
                ahead.add(workers.submit(() -> maker.make(from, to, stopped)));
                next = to;
            }
            ColumnBatch batch = await(context, ahead.remove());
            context.checkCancelled();
            consumer.accept(batch);
        }
    }

    private static ColumnBatch await(JobContext context, Future<ColumnBatch> future) {
        while (true) {
            context.checkCancelled();
            try {
                return future.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException stillWorking) {
                // Look at the cancellation and wait on.
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new CancelledException();
            } catch (ExecutionException failed) {
                throw unwrapped(failed);
            }
        }
    }

    private static RuntimeException unwrapped(ExecutionException failed) {
        Throwable cause = failed.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(cause);
    }
}
