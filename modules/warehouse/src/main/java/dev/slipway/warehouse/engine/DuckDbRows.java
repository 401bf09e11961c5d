package dev.slipway.warehouse.engine;

import dev.slipway.core.data.ColumnBatch;
import dev.slipway.core.data.ColumnSpec;
import dev.slipway.core.data.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/** The rows of one batch after the other as a table function of DuckDB. A timestamp without zone is UTC. */
final class DuckDbRows implements DuckDBTableFunction<String, AtomicInteger, String> {
    private final TableSchema schema;
    private final boolean withRepeats;
    private final List<DuckDbTexts> texts = new ArrayList<>();
    private @Nullable ColumnBatch batch;
    private boolean @Nullable [] repeats;

    DuckDbRows(TableSchema schema, boolean withRepeats) {
        this.schema = schema;
        this.withRepeats = withRepeats;
        schema.columns().forEach(column -> texts.add(DuckDbTexts.of(column)));
    }

    /** What the next scan of the function gives. */
    void take(ColumnBatch next, boolean @Nullable [] repeatsOfNext) {
        batch = next;
        repeats = repeatsOfNext;
    }

    void forget() {
        take(new ColumnBatch(new TableSchema("none", List.of()), 0, List.of()), null);
    }

    /** The columns of the function as values of the table's columns. */
    String select() {
        List<String> values = new ArrayList<>();
        for (int c = 0; c < schema.columns().size(); c++) {
            ColumnSpec column = schema.columns().get(c);
            values.add(
                    switch (column.type()) {
                        case TEXT -> texts.get(c).value("c" + c);
                        case TIMESTAMP -> "make_timestamp(c" + c + ")";
                        case INTEGER, NUMBER -> "c" + c;
                    });
        }
        if (withRepeats) {
            values.add("repeats");
        }
        return String.join(", ", values);
    }

    @Override
    public String bind(DuckDBTableFunctionBindInfo info) {
        for (int c = 0; c < schema.columns().size(); c++) {
            info.addResultColumn(
                    "c" + c,
                    switch (schema.columns().get(c).type()) {
                        case TEXT -> texts.get(c).type();
                        case INTEGER, TIMESTAMP -> DuckDBColumnType.BIGINT;
                        case NUMBER -> DuckDBColumnType.DOUBLE;
                    });
        }
        if (withRepeats) {
            info.addResultColumn("repeats", DuckDBColumnType.BOOLEAN);
        }
        return schema.name();
    }

    /** One thread, from the first row on. */
    @Override
    public AtomicInteger init(DuckDBTableFunctionInitInfo info) {
        info.setMaxThreads(1);
        return new AtomicInteger();
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo call, DuckDBDataChunkWriter chunk) {
        ColumnBatch rows = batch;
        AtomicInteger place = call.getInitData();
        int from = place.get();
        int n = rows == null ? 0 : (int) Math.min(chunk.capacity(), rows.rows() - from);
        if (rows == null || n <= 0) {
            return 0;
        }
        for (int c = 0; c < schema.columns().size(); c++) {
            write(rows, c, from, n, chunk.vector(c));
        }
        boolean[] flags = repeats;
        if (withRepeats && flags != null) {
            DuckDBWritableVector vector = chunk.vector(schema.columns().size());
            for (int i = 0; i < n; i++) {
                vector.setBoolean(i, flags[from + i]);
            }
        }
        place.set(from + n);
        return n;
    }

    private void write(ColumnBatch rows, int column, int from, int n, DuckDBWritableVector vector) {
        switch (schema.columns().get(column).type()) {
            case TEXT -> texts.get(column).write(rows.texts(column), from, n, vector);
            case INTEGER -> longs(rows.longs(column), from, n, 1, vector);
            case TIMESTAMP -> longs(rows.longs(column), from, n, 1_000, vector);
            case NUMBER -> {
                double[] values = rows.numbers(column);
                for (int i = 0; i < n; i++) {
                    if (Double.isNaN(values[from + i])) {
                        vector.setNull(i);
                    } else {
                        vector.setDouble(i, values[from + i]);
                    }
                }
            }
        }
    }

    private static void longs(long[] values, int from, int n, long times, DuckDBWritableVector vector) {
        for (int i = 0; i < n; i++) {
            long value = values[from + i];
            if (value == Long.MIN_VALUE) {
                vector.setNull(i);
            } else {
                vector.setLong(i, Math.multiplyExact(value, times));
            }
        }
    }
}
