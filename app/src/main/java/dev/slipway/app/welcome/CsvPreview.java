package dev.slipway.app.welcome;

import java.nio.file.Path;
import java.util.List;

/**
 * What a CSV file holds, as far as it was read.
 *
 * @param rows data rows that can be used
 * @param complete false when only the first part of a large file was looked at
 * @param bad rows that can't be used; the first hundred
 * @param badRows how many there are
 */
public record CsvPreview(Path file, List<Column> columns, long rows, boolean complete, List<BadRow> bad, long badRows) {
    public CsvPreview {
        columns = List.copyOf(columns);
        bad = List.copyOf(bad);
    }

    /**
     * One column.
     *
     * @param distinct number of different values, counted up to a limit
     * @param levels the most frequent values first, of columns with few
     */
    public record Column(String name, Kind kind, int distinct, List<String> levels, List<String> examples) {}

    /** What the values of a column look like. */
    public enum Kind {
        /** Only 0 and 1, true and false, or yes and no. */
        YES_NO,
        NUMBER,
        TEXT
    }

    /**
     * A row that can't be used.
     *
     * @param line of the file, from 1
     * @param reason for people
     */
    public record BadRow(long line, String reason) {}
}
