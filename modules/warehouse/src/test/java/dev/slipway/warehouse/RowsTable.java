package dev.slipway.warehouse;

import dev.slipway.core.data.ColumnBatch;
import dev.slipway.core.data.ColumnSpec;
import dev.slipway.core.data.TableSchema;
import dev.slipway.core.data.TableSource;
import dev.slipway.core.job.JobContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A small table written by hand, row by row, in batches of two. */
final class RowsTable implements TableSource {
    private static final int BATCH = 2;

    private final TableSchema schema;
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    RowsTable(String name, ColumnSpec... columns) {
        this.schema = new TableSchema(name, columns);
    }

    /** Adds a row; null is a missing value. */
    RowsTable row(@Nullable Object... values) {
        rows.add(values);
        return this;
    }

    @Override
    public TableSchema schema() {
        return schema;
    }

    @Override
    public long expectedRows() {
        return rows.size();
    }

    @Override
    public void stream(JobContext context, Consumer<ColumnBatch> consumer) {
        for (int from = 0; from < rows.size(); from += BATCH) {
            List<@Nullable Object[]> part = rows.subList(from, Math.min(from + BATCH, rows.size()));
            List<Object> columns = new ArrayList<>();
            for (int c = 0; c < schema.columns().size(); c++) {
                columns.add(column(part, c));
            }
            consumer.accept(new ColumnBatch(schema, part.size(), columns));
        }
    }

    private Object column(List<@Nullable Object[]> part, int c) {
        return switch (schema.columns().get(c).type()) {
            case TEXT -> part.stream().map(r -> r[c]).toArray(String[]::new);
            case INTEGER, TIMESTAMP ->
                part.stream()
                        .mapToLong(r -> r[c] instanceof Number n ? n.longValue() : Long.MIN_VALUE)
                        .toArray();
            case NUMBER ->
                part.stream()
                        .mapToDouble(r -> r[c] instanceof Number n ? n.doubleValue() : Double.NaN)
                        .toArray();
        };
    }
}
