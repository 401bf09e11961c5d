package dev.slipway.simulation.table;

import dev.slipway.core.data.ColumnBatch;
import dev.slipway.core.data.ColumnType;
import dev.slipway.core.data.TableSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects rows into columns. Set each column of a row, then end the row; what was not set is null, 0 or NaN. */
public final class RowWriter {
    private final TableSchema schema;
    private final String[][] texts;
    private final long[][] longs;
    private final double[][] numbers;
    private int capacity;
    private int rows;

    public RowWriter(TableSchema schema, int expectedRows) {
        this.schema = schema;
        int columns = schema.columns().size();
        capacity = Math.max(16, expectedRows);
        texts = new String[columns][];
        longs = new long[columns][];
        numbers = new double[columns][];
        for (int c = 0; c < columns; c++) {
            switch (type(c)) {
                case TEXT -> texts[c] = new String[capacity];
                case NUMBER -> numbers[c] = new double[capacity];
                case INTEGER, TIMESTAMP -> longs[c] = new long[capacity];
            }
        }
    }

    private ColumnType type(int column) {
        return schema.columns().get(column).type();
    }

    public RowWriter text(int column, @Nullable String value) {
        texts[column][rows] = value;
        return this;
    }

    public RowWriter time(int column, long value) {
        longs[column][rows] = value;
        return this;
    }

    /** A whole number. */
    public RowWriter whole(int column, long value) {
        longs[column][rows] = value;
        return this;
    }

    public RowWriter number(int column, double value) {
        numbers[column][rows] = value;
        return this;
    }

    public void endRow() {
        rows++;
        if (rows == capacity) {
            grow();
        }
    }

    private void grow() {
        capacity += capacity / 2;
        for (int c = 0; c < schema.columns().size(); c++) {
            switch (type(c)) {
                case TEXT -> texts[c] = Arrays.copyOf(texts[c], capacity);
                case NUMBER -> numbers[c] = Arrays.copyOf(numbers[c], capacity);
                case INTEGER, TIMESTAMP -> longs[c] = Arrays.copyOf(longs[c], capacity);
            }
        }
    }

    /** What was collected. The writer must not be used any more. */
    public ColumnBatch batch() {
        List<Object> columns = new ArrayList<>();
        for (int c = 0; c < schema.columns().size(); c++) {
            columns.add(
                    switch (type(c)) {
                        case TEXT -> texts[c];
                        case NUMBER -> numbers[c];
                        case INTEGER, TIMESTAMP -> longs[c];
                    });
        }
        return new ColumnBatch(schema, rows, columns);
    }
}
