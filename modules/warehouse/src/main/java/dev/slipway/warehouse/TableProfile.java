package dev.slipway.warehouse;

import java.util.List;

/**
 * What is in a table.
 *
 * @param rows of the table
 * @param every 1 when all rows were read, else that each so many-th row was; 0 when none was
 */
public record TableProfile(List<ColumnProfile> columns, long rows, long every) {
    public TableProfile {
        columns = List.copyOf(columns);
    }
}
