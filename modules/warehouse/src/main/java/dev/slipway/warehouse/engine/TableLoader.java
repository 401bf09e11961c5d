package dev.slipway.warehouse.engine;

import dev.slipway.core.data.ColumnBatch;
import dev.slipway.core.data.TableSchema;
import dev.slipway.core.data.TableSource;
import dev.slipway.core.job.CancelledException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.rule.Exempt;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Streams a table into schema {@code raw}. The source makes the next rows while the engine takes in the last ones. Nothing
 * of the JVM's time zone enters: a timestamp without zone is UTC.
 */
@Exempt(from = Exempt.Rule.THREADS, because = "rows are made on one core and taken in on the other")
public final class TableLoader {
    private static final int BATCHES_WAITING = 3;

    private final Database database;
    private final ContentHash hash;

    public TableLoader(Database database, ContentHash hash) {
        this.database = database;
        this.hash = hash;
    }

    /** Name of the column that {@link #load} adds: one that the table does not have yet. */
    public static String repeatsColumn(TableSchema schema) {
        String name = "repeats_earlier";
        while (schema.indexOf(name) >= 0) {
            name += "_";
        }
        return name;
    }

    /**
     * Creates the table and loads all rows; returns how many there were. A cancel leaves a part of them.
     *
     * @param compared columns that make rows equal; with any, the table gets one more column, true in each row that
     *     repeats an earlier one
     */
    public long load(TableSource source, List<String> compared, JobContext context) {
        TableSchema schema = source.schema();
        hash.table(schema);
        RepeatedRows seen = compared.isEmpty()
                ? null
                : new RepeatedRows(compared.stream().mapToInt(schema::indexOf).toArray());
        try (TableWriter writer = database.newTable(schema, seen == null ? null : repeatsColumn(schema))) {
            long rows = stream(source, seen, writer, context);
            writer.finish();
            return rows;
        } catch (SQLException e) {
            throw SqlFailures.translate(e);
        }
    }

    private long stream(TableSource source, @Nullable RepeatedRows seen, TableWriter writer, JobContext context) {
        long[] rows = {0};
        Deque<Future<?>> waiting = new ArrayDeque<>();
        try (ExecutorService engine = Executors.newSingleThreadExecutor()) {
            try {
                source.stream(context, batch -> {
                    context.checkCancelled();
                    hash.rows(batch);
                    boolean[] repeats = seen == null ? null : seen.mark(batch);
                    waiting.add(engine.submit(() -> write(writer, batch, repeats, context)));
                    await(waiting, BATCHES_WAITING);
                    rows[0] += batch.rows();
                    context.progress(rows[0], Math.max(rows[0], source.expectedRows()));
                });
                await(waiting, 0);
            } catch (RuntimeException | Error e) {
                waiting.forEach(later -> later.cancel(false));
                throw e;
            }
        }
        return rows[0];
    }

    /** Waits until no more than so many batches are left; a failure of one comes out here. */
    private static void await(Deque<Future<?>> waiting, int most) {
        while (waiting.size() > most) {
            try {
                waiting.remove().get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancelledException();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException known) {
                    throw known;
                }
                throw new IllegalStateException("loading failed", e.getCause());
            }
        }
    }

    private static void write(TableWriter writer, ColumnBatch batch, boolean @Nullable [] repeats, JobContext context) {
        try {
            writer.write(batch, repeats, context);
        } catch (SQLException e) {
            throw SqlFailures.translate(e);
        }
    }

    /** A name as an identifier, whatever it contains. */
    public static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
