package dev.slipway.core.data;

import java.util.List;

/**
 * Some rows of a table, column by column. Each element of {@code columns} is the array that its {@link ColumnType} names,
 * at least {@code rows} long. A batch belongs to whoever received it; the arrays are not shared and not changed.
 */
public record ColumnBatch(TableSchema schema, int rows, List<Object> columns) {
    public ColumnBatch {
        columns = List.copyOf(columns);
        if (columns.size() != schema.columns().size()) {
            throw new IllegalArgumentException(
                    schema.name() + " has " + schema.columns().size() + " columns, the batch " + columns.size());
        }
    }

    public String[] texts(int column) {
        return (String[]) columns.get(column);
    }

    /** Integers or timestamps. */
    public long[] longs(int column) {
        return (long[]) columns.get(column);
    }

    public double[] numbers(int column) {
        return (double[]) columns.get(column);
    }
}
