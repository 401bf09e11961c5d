package dev.slipway.warehouse.engine;

import dev.slipway.core.data.ColumnBatch;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Parts of columns as the arrays that the engine unnests. A timestamp without zone is UTC. */
final class ColumnArrays {
    private ColumnArrays() {}

    static Object values(ColumnBatch batch, int column, int from, int to) {
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
                    out[i] = in[from + i] == Long.MIN_VALUE ? null : RowWriter.moment(in[from + i]);
                }
                yield out;
            }
        };
    }

    static Object values(boolean[] flags, int from, int to) {
        @Nullable Boolean[] out = new @Nullable Boolean[to - from];
        for (int i = 0; i < out.length; i++) {
            out[i] = flags[from + i];
        }
        return out;
    }
}
