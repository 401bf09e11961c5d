package dev.slipway.memo;

import java.util.List;

/**
 * The loaded tables of a run, for the data card.
 *
 * @param tables in alphabetical order; empty for a document that tells nothing of them
 */
public record DataTables(List<Table> tables) {
    /** For documents that don't tell it. */
    public static final DataTables NONE = new DataTables(List.of());

    public DataTables {
        tables = List.copyOf(tables);
    }

    /**
     * A table.
     *
     * @param every 1 when all rows were looked through, else that each so many-th row was; 0 when none was
     * @param columns in the order of the table
     */
    public record Table(String name, long rows, long every, List<Column> columns) {
        public Table {
            columns = List.copyOf(columns);
        }
    }

    /**
     * A column as far as it was looked through.
     *
     * @param type {@code text}, {@code number} or {@code time}
     * @param missing share of rows without a value
     * @param values its range, or its most frequent levels with their shares, in words
     */
    public record Column(String name, String type, double missing, String values) {}
}
