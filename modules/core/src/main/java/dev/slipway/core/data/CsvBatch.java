package dev.slipway.core.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A batch in the making. */
final class CsvBatch {
    private final TableSchema schema;
    private final int capacity;
    private List<Object> columns;
    private int rows;

    CsvBatch(TableSchema schema, int capacity) {
        this.schema = schema;
        this.capacity = capacity;
        this.columns = newColumns();
    }

    private List<Object> newColumns() {
        List<Object> arrays = new ArrayList<>();
        for (ColumnSpec column : schema.columns()) {
            arrays.add(
                    switch (column.type()) {
                        case TEXT -> new String[capacity];
                        case INTEGER, TIMESTAMP -> new long[capacity];
                        case NUMBER -> new double[capacity];
                    });
        }
        return arrays;
    }

    void add(List<String> cells) {
        for (int c = 0; c < columns.size(); c++) {
            String cell = cells.get(c).strip();
            switch (schema.columns().get(c).type()) {
                case TEXT -> ((String[]) columns.get(c))[rows] = cell.isEmpty() ? null : cell;
                case INTEGER -> ((long[]) columns.get(c))[rows] = CsvCells.integer(cell);
                case TIMESTAMP ->
                    ((long[]) columns.get(c))[rows] =
                            CsvCells.isMissing(cell) ? CsvCells.MISSING : CsvTimes.moment(cell);
                case NUMBER -> ((double[]) columns.get(c))[rows] = CsvCells.number(cell);
            }
        }
        rows++;
    }

    boolean isFull() {
        return rows == capacity;
    }

    boolean isEmpty() {
        return rows == 0;
    }

    /** Hands the rows over and starts anew. */
    ColumnBatch take() {
        List<Object> full = columns;
        if (rows < capacity) {
            full = columns.stream().map(this::cut).toList();
        }
        ColumnBatch batch = new ColumnBatch(schema, rows, full);
        columns = newColumns();
        rows = 0;
        return batch;
    }

    private Object cut(Object column) {
        return switch (column) {
            case String[] texts -> Arrays.copyOf(texts, rows);
            case long[] longs -> Arrays.copyOf(longs, rows);
            case double[] numbers -> Arrays.copyOf(numbers, rows);
            default -> throw new IllegalStateException("Not a column: " + column.getClass());
        };
    }
}
