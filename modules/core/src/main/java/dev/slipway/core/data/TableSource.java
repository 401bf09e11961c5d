package dev.slipway.core.data;

import dev.slipway.core.job.JobContext;
import java.util.function.Consumer;

/** A table that streams its rows in batches, in a fixed order, without being held in memory. */
public interface TableSource {
    TableSchema schema();

    /** About how many rows to expect; 0 when that is not known. */
    long expectedRows();

    /** Hands every batch to the consumer, on one thread, in order. May be called again and gives the same rows. */
    void stream(JobContext context, Consumer<ColumnBatch> consumer);
}
