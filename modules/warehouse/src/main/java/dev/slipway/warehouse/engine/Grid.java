package dev.slipway.warehouse.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A result as texts; null is a missing value. {@code truncated} says that there were more rows. */
public record Grid(List<String> columns, List<@Nullable String[]> rows, boolean truncated) {

    static Grid read(ResultSet result, int maxRows) throws SQLException {
        int width = result.getMetaData().getColumnCount();
        List<String> columns = new ArrayList<>();
        for (int c = 1; c <= width; c++) {
            columns.add(result.getMetaData().getColumnLabel(c));
        }
        List<@Nullable String[]> rows = new ArrayList<>();
        while (result.next()) {
            if (rows.size() == maxRows) {
                return new Grid(columns, rows, true);
            }
            @Nullable String[] row = new @Nullable String[width];
            for (int c = 0; c < width; c++) {
                row[c] = result.getString(c + 1);
            }
            rows.add(row);
        }
        return new Grid(columns, rows, false);
    }
}
