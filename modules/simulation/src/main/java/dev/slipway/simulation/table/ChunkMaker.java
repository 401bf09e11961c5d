package dev.slipway.simulation.table;

import dev.slipway.core.data.ColumnBatch;
import java.util.function.BooleanSupplier;

/** Makes one chunk of a table. Called from several threads at once, for different chunks. */
@FunctionalInterface
public interface ChunkMaker {
    /**
     * The rows of users {@code from} (inclusive) to {@code to} (exclusive).
     *
     * @param stopped asked every few users; when true the chunk is not wanted any more and may be incomplete
     */
    ColumnBatch make(int from, int to, BooleanSupplier stopped);
}
