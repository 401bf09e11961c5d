package dev.slipway.warehouse.engine;

import dev.slipway.core.data.ColumnBatch;
import dev.slipway.core.data.TableSchema;
import dev.slipway.core.data.TableSource;
import dev.slipway.core.job.JobContext;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Streams a table into schema {@code raw}. The source makes the next rows while the engine takes in the last ones. Nothing
 * of the JVM's time zone enters: a timestamp without zone is UTC.
 */
public final class TableLoader {
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
        try (Behind engine = new Behind()) {
            source.stream(context, batch -> {
                context.checkCancelled();
                hash.rows(batch);
                boolean[] repeats = seen == null ? null : seen.mark(batch);
                engine.add(() -> write(writer, batch, repeats, context));
                rows[0] += batch.rows();
                context.progress(rows[0], Math.max(rows[0], source.expectedRows()));
            });
            engine.finish();
        }
        return rows[0];
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
