package dev.slipway.core.data;

/** Name (snake_case) and type of one column. */
public record ColumnSpec(String name, ColumnType type) {
    public static ColumnSpec text(String name) {
        return new ColumnSpec(name, ColumnType.TEXT);
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
