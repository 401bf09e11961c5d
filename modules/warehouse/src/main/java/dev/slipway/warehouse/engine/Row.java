package dev.slipway.warehouse.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The current row of a result. Columns count from 1. Only valid while its result is read. */
public final class Row {
    private final ResultSet result;

    Row(ResultSet result) {
        this.result = result;
    }

    public @Nullable String text(int column) {
        return read(() -> result.getString(column));
    }

    /** A text that the query promises; missing is the empty text. */
    public String string(int column) {
        String value = text(column);
        return value == null ? "" : value;
    }

    /** The value as the engine has it, a timestamp without a zone as it is written; null where it is missing. */
    public @Nullable Object value(int column) {
        Object value = read(() -> result.getObject(column));
        // A java.sql.Timestamp is read in the time zone of the machine, where an hour of the year does not exist.
        return value instanceof Timestamp ? read(() -> result.getObject(column, LocalDateTime.class)) : value;
    }

    public long integer(int column) {
        return read(() -> result.getLong(column));
    }

    /** A yes or no; missing is no. */
    public boolean flag(int column) {
        return read(() -> result.getBoolean(column));
    }

    public int count(int column) {
        return Math.toIntExact(integer(column));
    }

    /** NaN where the value is missing. */
    public double number(int column) {
        return read(() -> {
            double value = result.getDouble(column);
            return result.wasNull() ? Double.NaN : value;
        });
    }

    public boolean missing(int column) {
        return read(() -> result.getObject(column)) == null;
    }

    /** A timestamp without zone, which always means UTC, in milliseconds; {@link Long#MIN_VALUE} where it is missing. */
    public long millis(int column) {
        LocalDateTime value = read(() -> result.getObject(column, LocalDateTime.class));
        return value == null ? Long.MIN_VALUE : value.toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private interface Read<T> {
        T get() throws SQLException;
    }

    private static <T> T read(Read<T> read) {
        try {
            return read.get();
        } catch (SQLException e) {
            throw SqlFailures.translate(e);
        }
    }
}
