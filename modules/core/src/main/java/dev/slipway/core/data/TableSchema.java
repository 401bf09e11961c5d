package dev.slipway.core.data;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The name of a table and its columns in order. Column names are unique. */
public record TableSchema(String name, List<ColumnSpec> columns) {
    public TableSchema {
        columns = List.copyOf(columns);
        Set<String> seen = new HashSet<>();
        for (ColumnSpec column : columns) {
            if (!seen.add(column.name())) {
                throw new IllegalArgumentException("Two columns of " + name + " are named " + column.name());
            }
        }
    }

    public TableSchema(String name, ColumnSpec... columns) {
        this(name, List.of(columns));
    }

    /** The position of a column, or -1. */
    public int indexOf(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        return -1;
    }
}
