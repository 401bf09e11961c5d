package dev.slipway.warehouse.engine;

import dev.slipway.core.data.ColumnBatch;
import dev.slipway.core.job.JobContext;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Takes the rows of one table in, batch by batch, on one thread at a time. */
interface TableWriter extends AutoCloseable {
    /**
     * Takes a batch in.
     *
     * @param repeats true in rows that repeat an earlier one; null where nobody asks
     */
    void write(ColumnBatch batch, boolean @Nullable [] repeats, JobContext context) throws SQLException;

    /** Makes all rows part of the table; without it a writer that is closed may leave none or some. */
    void finish() throws SQLException;

    @Override
    void close() throws SQLException;
}
