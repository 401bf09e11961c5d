package dev.slipway.core.data;

/**
 * A row that can't be used.
 *
 * @param line where the row starts, from 1
 * @param reason as part of a sentence, for example {@code revenue is "n/k", not a number}
 */
public record CsvProblem(long line, String reason) {
    @Override
    public String toString() {
        return "line " + line + ": " + reason;
    }
}
