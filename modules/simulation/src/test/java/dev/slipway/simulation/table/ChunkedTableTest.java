package dev.slipway.simulation.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.slipway.core.data.ColumnBatch;
import dev.slipway.core.data.ColumnSpec;
import dev.slipway.core.data.TableSchema;
import dev.slipway.core.job.Cancellation;
import dev.slipway.core.job.CancelledException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.job.StoppableContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Chunks come in order, not too many ahead, and stop when they are not wanted any more. */
@Timeout(30)
class ChunkedTableTest {
    private static final TableSchema SCHEMA = new TableSchema("numbers", ColumnSpec.integer("n"));

    private static ColumnBatch count(int from, int to, BooleanSupplier stopped) {
        RowWriter rows = new RowWriter(SCHEMA, 1);
        for (int i = from; i < to && !stopped.getAsBoolean(); i++) {
            rows.time(0, i).endRow();
        }
        return rows.batch();
    }

    private static ChunkedTable table(int users, int threads, ChunkMaker maker) {
        return new ChunkedTable(SCHEMA, users, users, threads, maker);
    }

    @Test
    void rowsComeInOrder() {
        List<Long> seen = new ArrayList<>();
        table(3 * ChunkedTable.CHUNK + 5, 4, (from, to, stopped) -> {
                    if (from == 0) {
                        pause(50);
                    }
                    return count(from, to, stopped);
                })
                .stream(JobContext.unwatched(), batch -> {
            for (int i = 0; i < batch.rows(); i++) {
                seen.add(batch.longs(0)[i]);
            }
        });
        assertThat(seen).hasSize(3 * ChunkedTable.CHUNK + 5).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aSlowConsumerHoldsTheWorkersBack() {
        AtomicInteger made = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger taken = new AtomicInteger();
        table(20 * ChunkedTable.CHUNK, 2, (from, to, stopped) -> {
                    most.accumulateAndGet(made.incrementAndGet() - taken.get(), Math::max);
                    return count(from, from + 1, stopped);
                })
                .stream(JobContext.unwatched(), batch -> {
            pause(5);
            taken.incrementAndGet();
        });
        assertThat(taken).hasValue(20);
        assertThat(most.get()).isBetween(2, 6);
    }

    @Test
    void cancellingTakesEffectAtOnceAndEndsTheThreads() throws InterruptedException {
        Cancellation cancellation = new Cancellation();
        CountDownLatch working = new CountDownLatch(1);
        AtomicLong cancelledAt = new AtomicLong();
        AtomicLong ended = new AtomicLong();
        Thread canceller = new Thread(() -> {
            await(working);
            pause(30);
            cancelledAt.set(System.nanoTime());
            cancellation.cancel();
        });
        canceller.start();
        ChunkedTable endless = table(10 * ChunkedTable.CHUNK, 2, (from, to, stopped) -> {
            working.countDown();
            while (!stopped.getAsBoolean()) {
                Thread.onSpinWait();
            }
            ended.incrementAndGet();
            return count(from, from, stopped);
        });
        assertThatExceptionOfType(CancelledException.class)
                .isThrownBy(() -> endless.stream(new StoppableContext(cancellation), batch -> {}));
        assertThat(Duration.ofNanos(System.nanoTime() - cancelledAt.get())).isLessThan(Duration.ofMillis(200));
        canceller.join();
        assertThat(workersGone()).isTrue();
        assertThat(ended.get()).isPositive();
    }

    @Test
    void aFailureOfAWorkerReachesTheCaller() {
        assertThatIllegalStateException()
                .isThrownBy(() -> table(10, 2, (from, to, stopped) -> {
                            throw new IllegalStateException("broken assigner");
                        })
                        .stream(JobContext.unwatched(), batch -> {}))
                .withMessage("broken assigner");
        assertThat(workersGone()).isTrue();
    }

    @Test
    void aFailureOfTheConsumerEndsTheThreads() {
        assertThatIllegalStateException()
                .isThrownBy(() -> table(10 * ChunkedTable.CHUNK, 2, ChunkedTableTest::count).stream(
                        JobContext.unwatched(), batch -> {
                            throw new IllegalStateException("disk full");
                        }))
                .withMessage("disk full");
        assertThat(workersGone()).isTrue();
    }

    @Test
    void workersAreNamedDaemons() {
        List<Thread> workers = new ArrayList<>();
        table(10, 1, (from, to, stopped) -> {
                    workers.add(Thread.currentThread());
                    return count(from, to, stopped);
                })
                .stream(JobContext.unwatched(), batch -> {});
        assertThat(workers).hasSize(1).allMatch(Thread::isDaemon);
        assertThat(workers.getFirst().getName()).isEqualTo("simulate-numbers-1");
    }

    private static boolean workersGone() {
        for (int i = 0; i < 100; i++) {
            if (Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(t -> t.isAlive() && t.getName().startsWith("simulate-numbers"))) {
                return true;
            }
            pause(10);
        }
        return false;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
