package dev.slipway.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.data.ColumnBatch;
import dev.slipway.core.data.ColumnSpec;
import dev.slipway.core.data.TableSchema;
import dev.slipway.core.data.TableSource;
import dev.slipway.core.job.Cancellation;
import dev.slipway.core.job.CancelledException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.job.StoppableContext;
import dev.slipway.warehouse.engine.Database;
import dev.slipway.warehouse.engine.Engine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A cancel takes effect at once and leaves nothing behind. */
class CancelTest {
    /** What is promised is 200 ms on a machine of one's own; where many builds share one, threads wait longer. */
    private static final long SOON_MILLIS = 900;

    private final ExecutorService worker = Executors.newSingleThreadExecutor();
    private final Cancellation cancellation = new Cancellation();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        worker.shutdownNow();
    }

    private final JobContext context = new StoppableContext(cancellation);

    /** Starts the work, cancels it a moment later and returns how long it then took to stop. */
    private long millisToStop(Callable<?> work) throws InterruptedException {
        Future<?> running = worker.submit(work);
        TimeUnit.MILLISECONDS.sleep(400);
        assertThat(running.isDone()).isFalse();
        long start = System.nanoTime();
        cancellation.cancel();
        assertThatThrownBy(() -> running.get(20, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(CancelledException.class);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    @ParameterizedTest
    @EnumSource
    void aLongStatementStops(Engine engine) throws InterruptedException {
        try (Database database = Database.open(engine, folder.resolve("long"))) {
            String sql = switch (engine) {
                case H2 ->
                    "create table t as select a.\"X\" * b.\"X\" as y from system_range(1, 100000) a, system_range(1,"
                            + " 100000) b";
                case DUCKDB -> "create table t as select a.range * b.range as y from range(100000) a, range(100000) b";
            };
            assertThat(millisToStop(() -> database.execute(sql, context))).isLessThan(SOON_MILLIS);
            assertThat(database.number("select count(*) from information_schema.tables where table_name = 't'"))
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLongResultStops(Engine engine) throws InterruptedException {
        try (Database database = Database.open(engine, folder.resolve("stream"))) {
            String sql = switch (engine) {
                case H2 -> "select a.\"X\" from system_range(1, 100000) a, system_range(1, 100000) b";
                case DUCKDB -> "select a.range from range(100000) a, range(100000) b";
            };
            assertThat(millisToStop(() -> {
                        database.stream(sql, context, row -> row.integer(1));
                        return null;
                    }))
                    .isLessThan(SOON_MILLIS);
        }
    }

    /** What the work on the tables of a run does without a job to watch ends too: the whole database is given up. */
    @ParameterizedTest
    @EnumSource
    void anAbandonedDatabaseStops(Engine engine) throws InterruptedException {
        try (Database database = Database.open(engine, folder.resolve("given-up"));
                Database spare = database.another()) {
            String sql = switch (engine) {
                case H2 ->
                    "select count(*) from system_range(1, 1000000) a, system_range(1, 1000000) b where a.\"X\" >"
                            + " b.\"X\"";
                case DUCKDB ->
                    "select count(*) from range(1000000) a, range(1000000) b where a.range * b.range % 7 = 3";
            };
            Future<?> running = worker.submit(() -> database.number(sql));
            TimeUnit.MILLISECONDS.sleep(400);
            assertThat(running.isDone()).isFalse();
            long start = System.nanoTime();
            spare.abandon();
            assertThatThrownBy(() -> running.get(20, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
            assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isLessThan(SOON_MILLIS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLongLoadStopsAndItsFileGoes(Engine engine) throws InterruptedException {
        try (Workspace workspace = Workspace.open(folder)) {
            var study = Studies.events(Map.of("control", 1.0), Studies.proportion("p", "e", Duration.ofDays(1)));
            long millis = millisToStop(() -> {
                try (RunBuild build = workspace.begin(Studies.file(study), engine)) {
                    try {
                        build.load(new Endless(), context);
                    } catch (CancelledException e) {
                        build.cancelled();
                        throw e;
                    }
                }
                return null;
            });
            assertThat(millis).isLessThan(SOON_MILLIS);
            assertThat(workspace.runs()).extracting(RunRecord::status).containsExactly(RunStatus.CANCELLED);
            assertThat(folder.resolve("warehouse")).isEmptyDirectory();
        }
    }

    @Test
    void aLongModelStopsAndItsFileGoes() throws InterruptedException {
        var study = Studies.events(
                Map.of("control", 0.5, "treatment", 0.5), Studies.proportion("p", "e", Duration.ofDays(1)));
        try (Workspace workspace = Workspace.open(folder);
                RunBuild build = workspace.begin(Studies.file(study))) {
            build.load(new Many("assignments", 20_000, 1), context);
            build.load(new Many("events", 20_000, 20), context);
            long millis = millisToStop(() -> {
                build.buildModels(study, context);
                return null;
            });
            assertThat(millis).isLessThan(SOON_MILLIS);
            build.cancelled();
            assertThat(workspace.runs()).extracting(RunRecord::status).containsExactly(RunStatus.CANCELLED);
            assertThat(folder.resolve("warehouse")).isEmptyDirectory();
        }
    }

    @Test
    void nothingStartsAfterACancel() {
        cancellation.cancel();
        try (Database database = Database.open(folder.resolve("late"))) {
            assertThatThrownBy(() -> database.execute("create table t (x integer)", context))
                    .isInstanceOf(CancelledException.class);
        }
    }

    /** So many rows of each of so many units; a row is an assignment and an event at once. */
    private record Many(String name, int units, int each) implements TableSource {
        @Override
        public TableSchema schema() {
            return new TableSchema(
                    name,
                    ColumnSpec.text("user_id"),
                    ColumnSpec.text("variant"),
                    ColumnSpec.text("event_name"),
                    ColumnSpec.timestamp("at"));
        }

        @Override
        public long expectedRows() {
            return (long) units * each;
        }

        @Override
        public void stream(JobContext context, Consumer<ColumnBatch> consumer) {
            for (int pass = 0; pass < each; pass++) {
                String[] ids = new String[units];
                String[] variants = new String[units];
                String[] names = new String[units];
                long[] times = new long[units];
                for (int u = 0; u < units; u++) {
                    ids[u] = "unit " + u;
                    variants[u] = u % 2 == 0 ? "control" : "treatment";
                    names[u] = pass % 3 == 0 ? "e" : "f";
                    times[u] = 1_790_000_000_000L + pass * 3_600_000L;
                }
                consumer.accept(new ColumnBatch(schema(), units, List.of(ids, variants, names, times)));
            }
        }
    }

    /** A table that never ends. */
    private static final class Endless implements TableSource {
        @Override
        public TableSchema schema() {
            return new TableSchema("events", ColumnSpec.text("user_id"), ColumnSpec.integer("n"));
        }

        @Override
        public long expectedRows() {
            return 0;
        }

        @Override
        public void stream(JobContext context, Consumer<ColumnBatch> consumer) {
            while (true) {
                String[] ids = new String[20_000];
                java.util.Arrays.fill(ids, "somebody");
                consumer.accept(new ColumnBatch(schema(), ids.length, List.of(ids, new long[ids.length])));
            }
        }
    }
}
