package dev.slipway.memo;

import dev.slipway.charts.DataTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A table for the template. Columns marked {@code n} hold numbers and align right. */
final class Grid {
    private final List<String> kinds = new ArrayList<>();
    private final List<Map<String, Object>> headers = new ArrayList<>();
    private final List<Map<String, Object>> rows = new ArrayList<>();

    private Grid() {}

    /** Headers; one that starts with {@code #} heads a column of numbers. */
    static Grid of(String... headers) {
        Grid grid = new Grid();
        for (String header : headers) {
            boolean number = header.startsWith("#");
            String kind = number ? "n" : "";
            grid.kinds.add(kind);
            grid.headers.add(Map.of("text", number ? header.substring(1) : header, "kind", kind));
        }
        return grid;
    }

    /** The numbers behind a picture; all but the first column align right. */
    static Grid of(DataTable table) {
        List<String> headers = new ArrayList<>();
        for (int i = 0; i < table.headers().size(); i++) {
            headers.add((i == 0 ? "" : "#") + table.headers().get(i));
        }
        Grid grid = of(headers.toArray(String[]::new));
        table.rows().forEach(row -> grid.row(row.toArray(String[]::new)));
        return grid;
    }

    Grid row(String... cells) {
        return row(false, cells);
    }

    /** A row; the one that the decision rests on is tinted. */
    Grid row(boolean decides, String... cells) {
        List<Map<String, Object>> made = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            made.add(Map.of("text", cells[i], "kind", kinds.get(i)));
        }
        rows.add(Map.of("kind", decides ? "decides" : "", "cells", made));
        return this;
    }

    Map<String, Object> asMap() {
        return Map.of("headers", headers, "rows", rows);
    }
}
