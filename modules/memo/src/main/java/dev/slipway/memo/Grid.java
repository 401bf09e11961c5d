package dev.slipway.memo;

import dev.slipway.charts.DataTable;
import dev.slipway.readout.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A table for the template: columns of words, of numbers (aligned right) and of words that stay on one line. */
final class Grid {
    private static final Map<String, String> KINDS = Map.of("#", "n", "!", "keep", "~", "wide", "^", "widest");
    /** Rows of a picture's table that are printed; longer ones are thinned out evenly. */
    private static final int MOST_ROWS = 10;

    private static final int LONGEST_KEPT = 32;

    private final List<String> kinds = new ArrayList<>();
    private final List<Map<String, Object>> headers = new ArrayList<>();
    private final List<Map<String, Object>> rows = new ArrayList<>();
    private final List<String> titles = new ArrayList<>();
    private final List<List<String>> cells = new ArrayList<>();

    private Grid() {}

    /** Headers; {@code #} before one heads a column of numbers, {@code !} one whose words stay on one line, {@code ~} a wide one, {@code ^} one that takes over half of the width. */
    static Grid of(String... headers) {
        Grid grid = new Grid();
        for (String header : headers) {
            String kind = KINDS.getOrDefault(header.substring(0, 1), "");
            grid.kinds.add(kind);
            grid.titles.add(kind.isEmpty() ? header : header.substring(1));
            grid.headers.add(Map.of("text", kind.isEmpty() ? header : header.substring(1), "kind", kind));
        }
        return grid;
    }

    /** The numbers behind a picture; columns of words but the first align as words. The last row is always there. */
    static Grid of(DataTable table) {
        return of(table, (table.rows().size() + MOST_ROWS - 1) / MOST_ROWS);
    }

    /** The numbers behind a picture, however many. */
    static Grid all(DataTable table) {
        return of(table, 1);
    }

    private static Grid of(DataTable table, int every) {
        List<String> headers = new ArrayList<>();
        for (int i = 0; i < table.headers().size(); i++) {
            String kind = i == 0 ? "!" : words(table, i) ? kept(table, i) : "#";
            headers.add(kind + table.headers().get(i));
        }
        Grid grid = of(headers.toArray(String[]::new));
        int last = table.rows().size() - 1;
        for (int i = 0; i <= last; i++) {
            if ((last - i) % Math.max(1, every) == 0) {
                grid.row(table.rows().get(i).toArray(String[]::new));
            }
        }
        return grid;
    }

    /** Words stay on one line unless they are so long that other columns would be pushed off the page. */
    private static String kept(DataTable table, int column) {
        boolean wraps = table.rows().stream().anyMatch(row -> row.get(column).length() > LONGEST_KEPT);
        return wraps ? "" : "!";
    }

    /** Whether no cell of a column has a digit, but some have words. */
    private static boolean words(DataTable table, int column) {
        List<String> cells = table.rows().stream()
                .map(row -> row.get(column))
                .filter(cell -> !cell.isEmpty() && !cell.equals(Numbers.NONE))
                .toList();
        return !cells.isEmpty() && cells.stream().noneMatch(cell -> cell.chars().anyMatch(Character::isDigit));
    }

    Grid row(String... cells) {
        return row(false, cells);
    }

    /** A row; the one that the decision rests on is tinted. */
    Grid row(boolean decides, String... cells) {
        List<Map<String, Object>> made = new ArrayList<>();
        for (int i = 0; i < cells.length; i++) {
            made.add(Map.of("text", cells[i], "kind", kinds.get(Math.min(i, kinds.size() - 1))));
        }
        this.cells.add(List.of(cells));
        rows.add(Map.of("kind", decides ? "decides" : "", "cells", made));
        return this;
    }

    /** Headers without their marks. */
    List<String> titles() {
        return titles;
    }

    List<List<String>> cells() {
        return cells;
    }

    /** Whether a column holds numbers. */
    boolean numbers(int column) {
        return kinds.get(column).equals("n");
    }

    Map<String, Object> asMap() {
        return Map.of(
                "headers",
                headers,
                "rows",
                rows,
                "columns",
                kinds.size(),
                "fixed",
                kinds.contains("wide") || kinds.contains("widest"));
    }
}
