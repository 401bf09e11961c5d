package dev.slipway.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows as aligned text: numbers right, the rest left. */
final class TextTable {
    private TextTable() {}

    static List<String> lines(List<String> headers, List<? extends List<? extends @Nullable Object>> rows) {
        int columns = headers.size();
        int[] width = new int[columns];
        boolean[] number = new boolean[columns];
        for (int c = 0; c < columns; c++) {
            width[c] = headers.get(c).length();
            number[c] = !rows.isEmpty();
            for (List<? extends @Nullable Object> row : rows) {
                Object value = row.get(c);
                width[c] = Math.max(width[c], text(value).length());
                number[c] &= value == null || value instanceof Number;
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add(line(headers, width, number));
        rows.forEach(row -> lines.add(line(row, width, number)));
        return lines;
    }

    private static String line(List<? extends @Nullable Object> cells, int[] width, boolean[] number) {
        List<String> padded = new ArrayList<>();
        for (int c = 0; c < width.length; c++) {
            String text = text(cells.get(c));
            String gap = " ".repeat(width[c] - text.length());
            padded.add(number[c] ? gap + text : text + gap);
        }
        return padded.stream().collect(Collectors.joining("  ")).stripTrailing();
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
