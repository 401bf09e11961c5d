package dev.slipway.core.data;

/** The type of a column in motion, with the Java array that carries it and its mark for a missing value. */
public enum ColumnType {
    /** {@code String[]}; missing is null. */
    TEXT,
    /** {@code long[]}; missing is {@link Long#MIN_VALUE}. */
    INTEGER,
    /** {@code double[]}; missing is NaN. */
    NUMBER,
    /** {@code long[]} of milliseconds since 1970 in UTC; missing is {@link Long#MIN_VALUE}. */
    TIMESTAMP
}
