package dev.slipway.core.data;

import java.util.List;

/**
 * Name (snake_case) and type of one column.
 *
 * @param levels every value that a text column can hold, where these are known and few; else empty. A store may keep such a
 *     column as codes.
 */
public record ColumnSpec(String name, ColumnType type, List<String> levels) {
    public ColumnSpec {
        levels = List.copyOf(levels);
        if (!levels.isEmpty() && type != ColumnType.TEXT) {
            throw new IllegalArgumentException(name + " has levels but is no text");
        }
    }

    /** A column whose values are not known beforehand. */
    public ColumnSpec(String name, ColumnType type) {
        this(name, type, List.of());
    }

    public static ColumnSpec text(String name) {
        return new ColumnSpec(name, ColumnType.TEXT);
    }

    /** A text column that holds one of a few values, or nothing. */
    public static ColumnSpec category(String name, List<String> levels) {
        return new ColumnSpec(name, ColumnType.TEXT, levels);
    }

    public static ColumnSpec integer(String name) {
        return new ColumnSpec(name, ColumnType.INTEGER);
    }

    public static ColumnSpec number(String name) {
        return new ColumnSpec(name, ColumnType.NUMBER);
    }

    public static ColumnSpec timestamp(String name) {
        return new ColumnSpec(name, ColumnType.TIMESTAMP);
    }
}
