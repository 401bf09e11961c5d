package dev.slipway.core.data;

import java.util.List;

/**
 * What reading a CSV file found.
 *
 * @param rows good rows
 * @param badRows rows that were left out
 * @param problems the first bad rows, at most {@link #LISTED}
 * @param delimiter the character between cells
 */
public record CsvReport(long rows, long badRows, List<CsvProblem> problems, char delimiter) {
    /** How many bad rows are listed by line and reason. */
    public static final int LISTED = 20;

    public CsvReport {
        problems = List.copyOf(problems);
    }
}
