package dev.slipway.warehouse.engine;

import dev.slipway.core.data.ColumnBatch;
import dev.slipway.core.data.TableSchema;
import dev.slipway.core.job.JobContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** Arrays of a few thousand values per column, unnested by one prepared INSERT. */
final class H2Writer implements TableWriter {
    private static final int CHUNK = 5_000;

    private final PreparedStatement statement;

    H2Writer(Connection connection, TableSchema schema, boolean repeats) throws SQLException {
        int width = schema.columns().size() + (repeats ? 1 : 0);
        statement = connection.prepareStatement("insert into raw." + TableLoader.quote(schema.name())
                + " select * from unnest(" + String.join(", ", Collections.nCopies(width, "?")) + ")");
    }

    @Override
    public void write(ColumnBatch batch, boolean @Nullable [] repeats, JobContext context) throws SQLException {
        StatementCancel.during(statement, context, () -> {
            insert(batch, repeats, context);
            return batch;
        });
    }

    private void insert(ColumnBatch batch, boolean @Nullable [] repeats, JobContext context) throws SQLException {
        int width = batch.columns().size();
        for (int from = 0; from < batch.rows(); from += CHUNK) {
            context.checkCancelled();
            int to = Math.min(from + CHUNK, batch.rows());
            for (int c = 0; c < width; c++) {
                statement.setObject(c + 1, ColumnArrays.values(batch, c, from, to));
            }
            if (repeats != null) {
                statement.setObject(width + 1, ColumnArrays.values(repeats, from, to));
            }
            statement.executeUpdate();
        }
    }

    @Override
    public void finish() {
        // Each INSERT is committed when it ends.
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
