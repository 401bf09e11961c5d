package dev.slipway.warehouse.engine;

import dev.slipway.core.data.ColumnBatch;
import dev.slipway.core.data.ColumnSpec;
import dev.slipway.core.data.TableSchema;
import dev.slipway.core.data.TableSource;
import dev.slipway.core.job.JobContext;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Streams a table into schema {@code raw}: arrays of a few thousand values per column, unnested by one prepared INSERT.
 * Nothing of the JVM's time zone enters: a timestamp without zone is UTC.
 */
public final class TableLoader {
    private static final int CHUNK = 5_000;

    private final Database database;
    private final ContentHash hash;

    public TableLoader(Database database, ContentHash hash) {
        this.database = database;
        this.hash = hash;
    }

    /** Creates the table and loads all rows; returns how many there were. A cancel leaves a part of them. */
    public long load(TableSource source, JobContext context) {
        TableSchema schema = source.schema();
        database.execute("create schema if not exists raw");
        database.execute(schema.columns().stream()
                .map(c -> quote(c.name()) + " " + sqlType(c))
                .collect(Collectors.joining(", ", "create table raw." + quote(schema.name()) + " (", ")")));
        hash.table(schema);
        String marks = schema.columns().stream().map(c -> "?").collect(Collectors.joining(", "));
        String insert = "insert into raw." + quote(schema.name()) + " select * from unnest(" + marks + ")";
        try (PreparedStatement statement = database.connection().prepareStatement(insert)) {
            return StatementCancel.during(statement, context, () -> stream(source, statement, context));
        } catch (SQLException e) {
            throw SqlFailures.translate(e);
        }
    }

    private long stream(TableSource source, PreparedStatement statement, JobContext context) {
        long[] rows = {0};
        source.stream(context, batch -> {
            context.checkCancelled();
            hash.rows(batch);
            insert(statement, batch, context);
            rows[0] += batch.rows();
            context.progress(rows[0], Math.max(rows[0], source.expectedRows()));
        });
        return rows[0];
    }

    private static void insert(PreparedStatement statement, ColumnBatch batch, JobContext context) {
        for (int from = 0; from < batch.rows(); from += CHUNK) {
            context.checkCancelled();
            int to = Math.min(from + CHUNK, batch.rows());
            try {
                for (int c = 0; c < batch.columns().size(); c++) {
                    statement.setObject(c + 1, values(batch, c, from, to));
                }
                statement.executeUpdate();
            } catch (SQLException e) {
                throw SqlFailures.translate(e);
            }
        }
    }

    private static Object values(ColumnBatch batch, int column, int from, int to) {
        int n = to - from;
        return switch (batch.schema().columns().get(column).type()) {
            case TEXT -> {
                String[] out = new String[n];
                System.arraycopy(batch.texts(column), from, out, 0, n);
                yield out;
            }
            case INTEGER -> {
                @Nullable Long[] out = new @Nullable Long[n];
                long[] in = batch.longs(column);
                for (int i = 0; i < n; i++) {
                    out[i] = in[from + i] == Long.MIN_VALUE ? null : in[from + i];
                }
                yield out;
            }
            case NUMBER -> {
                @Nullable Double[] out = new @Nullable Double[n];
                double[] in = batch.numbers(column);
                for (int i = 0; i < n; i++) {
                    out[i] = Double.isNaN(in[from + i]) ? null : in[from + i];
                }
                yield out;
            }
            case TIMESTAMP -> {
                @Nullable LocalDateTime[] out = new @Nullable LocalDateTime[n];
                long[] in = batch.longs(column);
                for (int i = 0; i < n; i++) {
                    out[i] = in[from + i] == Long.MIN_VALUE ? null : utc(in[from + i]);
                }
                yield out;
            }
        };
    }

    private static LocalDateTime utc(long millis) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(millis, 1_000L), (int) Math.floorMod(millis, 1_000L) * 1_000_000, ZoneOffset.UTC);
    }

    private static String sqlType(ColumnSpec column) {
        return switch (column.type()) {
            case TEXT -> "varchar";
            case INTEGER -> "bigint";
            case NUMBER -> "double precision";
            case TIMESTAMP -> "timestamp(3)";
        };
    }

    /** A name as an identifier, whatever it contains. */
    public static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
