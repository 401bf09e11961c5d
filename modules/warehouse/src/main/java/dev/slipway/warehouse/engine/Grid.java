package dev.slipway.warehouse.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A result as texts, the same on every engine; null is a missing value. {@code truncated} says that there were more rows.
 */
public record Grid(List<String> columns, List<@Nullable String[]> rows, boolean truncated) {

    /** As in 2026-11-02 08:30:00.25, a fraction only where there is one. */
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT);

    static Grid read(ResultSet result, int maxRows) throws SQLException {
        int width = result.getMetaData().getColumnCount();
        List<String> columns = new ArrayList<>();
        int[] types = new int[width];
        for (int c = 0; c < width; c++) {
            columns.add(result.getMetaData().getColumnLabel(c + 1));
            types[c] = result.getMetaData().getColumnType(c + 1);
        }
        List<@Nullable String[]> rows = new ArrayList<>();
        while (result.next()) {
            if (rows.size() == maxRows) {
                return new Grid(columns, rows, true);
            }
            @Nullable String[] row = new @Nullable String[width];
            for (int c = 0; c < width; c++) {
                row[c] = text(result, c + 1, types[c]);
            }
            rows.add(row);
        }
        return new Grid(columns, rows, false);
    }

    /** Engines differ in how they write a moment and a yes or no. */
    private static @Nullable String text(ResultSet result, int column, int type) throws SQLException {
        if (type == Types.TIMESTAMP) {
            LocalDateTime moment = result.getObject(column, LocalDateTime.class);
            return moment == null ? null : MOMENT.format(moment);
        }
        String text = result.getString(column);
        return text != null && type == Types.BOOLEAN ? text.toLowerCase(Locale.ROOT) : text;
    }
}
