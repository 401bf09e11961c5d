package dev.slipway.warehouse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a query as texts for a table on screen.
 *
 * @param columns names in order
 * @param rows each as long as {@code columns}; null is a missing value
 * @param truncated whether there were more rows than asked for
 * @param run whose warehouse was asked
 */
public record QueryResult(List<String> columns, List<@Nullable String[]> rows, boolean truncated, int run) {
    public QueryResult {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
