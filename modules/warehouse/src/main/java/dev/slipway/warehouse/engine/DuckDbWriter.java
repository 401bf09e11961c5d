package dev.slipway.warehouse.engine;

import dev.slipway.core.data.ColumnBatch;
import dev.slipway.core.data.TableSchema;
import dev.slipway.core.job.JobContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.Lock;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Rows through the engine's appender, in one transaction. A timestamp without zone is UTC. */
final class DuckDbWriter implements TableWriter {
    private static final int CHECK_EVERY = 1 << 12;

    private final Connection connection;
    private final DuckDBAppender appender;
    /** Writing and finishing happen on different threads, one after the other. */
    private final Lock turn;

    private boolean finished;

    DuckDbWriter(Connection connection, TableSchema schema) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        this.appender = connection.unwrap(DuckDBConnection.class).createAppender("raw", schema.name());
        this.turn = appender.unsafeBreakThreadConfinement();
    }

    @Override
    public void write(ColumnBatch batch, boolean @Nullable [] repeats, JobContext context) throws SQLException {
        turn.lock();
        try {
            append(batch, repeats, context);
        } finally {
            turn.unlock();
        }
    }

    private void append(ColumnBatch batch, boolean @Nullable [] repeats, JobContext context) throws SQLException {
        for (int row = 0; row < batch.rows(); row++) {
            if (row % CHECK_EVERY == 0) {
                context.checkCancelled();
            }
            appender.beginRow();
            for (int column = 0; column < batch.columns().size(); column++) {
                append(batch, column, row);
            }
            if (repeats != null) {
                appender.append(repeats[row]);
            }
            appender.endRow();
        }
    }

    private void append(ColumnBatch batch, int column, int row) throws SQLException {
        switch (batch.schema().columns().get(column).type()) {
            case TEXT -> {
                String text = batch.texts(column)[row];
                if (text == null) {
                    appender.appendNull();
                } else {
                    appender.append(text);
                }
            }
            case INTEGER -> {
                long value = batch.longs(column)[row];
                if (value == Long.MIN_VALUE) {
                    appender.appendNull();
                } else {
                    appender.append(value);
                }
            }
            case NUMBER -> {
                double value = batch.numbers(column)[row];
                if (Double.isNaN(value)) {
                    appender.appendNull();
                } else {
                    appender.append(value);
                }
            }
            case TIMESTAMP -> {
                long millis = batch.longs(column)[row];
                if (millis == Long.MIN_VALUE) {
                    appender.appendNull();
                } else {
                    appender.appendEpochMicros(Math.multiplyExact(millis, 1_000L));
                }
            }
        }
    }

    @Override
    public void finish() throws SQLException {
        appender.close();
        connection.commit();
        finished = true;
    }

    /** What is still on its way is handed over first, so that nothing of it comes after the roll-back. */
    @Override
    public void close() throws SQLException {
        if (finished) {
            connection.setAutoCommit(true);
            return;
        }
        try {
            appender.close();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
