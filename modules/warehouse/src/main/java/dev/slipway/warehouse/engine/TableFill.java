package dev.slipway.warehouse.engine;

import dev.slipway.core.job.JobContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import org.h2.jdbc.JdbcResultSet;
import org.h2.value.Value;

/**
 * Fills a table with the rows of a query, a few thousand at a time and each time for good. One big INSERT would write every
 * row twice: as not yet certain, beside a record of how to undo it, and once more when it is. Stopped in the middle, the
 * table has a part of the rows, so this is for a file that is then thrown away.
 */
final class TableFill {
    private static final int CHUNK = 5_000;

    private final PreparedStatement insert;
    private final Value[][] columns;
    private final JobContext context;
    private int waiting;
    private long rows;

    private TableFill(PreparedStatement insert, int width, JobContext context) {
        this.insert = insert;
        this.columns = new Value[width][CHUNK];
        this.context = context;
    }

    /** Returns how many rows there were. The writer is another connection to the same database. */
    static long run(Connection reader, Connection writer, String relation, String query, JobContext context)
            throws SQLException {
        try (Statement statement = reader.createStatement()) {
            statement.execute("set lazy_query_execution 1");
            return StatementCancel.during(statement, context, () -> {
                try (ResultSet result = statement.executeQuery(query)) {
                    return copy(result, writer, relation, context);
                }
            });
        } finally {
            if (!reader.isClosed()) {
                try (Statement statement = reader.createStatement()) {
                    statement.execute("set lazy_query_execution 0");
                }
            }
        }
    }

    private static long copy(ResultSet result, Connection writer, String relation, JobContext context)
            throws SQLException {
        int width = result.getMetaData().getColumnCount();
        String arrays = String.join(", ", Collections.nCopies(width, "?"));
        try (PreparedStatement insert =
                writer.prepareStatement("insert into " + relation + " select * from unnest(" + arrays + ")")) {
            TableFill fill = new TableFill(insert, width, context);
            JdbcResultSet rows = result.unwrap(JdbcResultSet.class);
            while (rows.next()) {
                fill.add(rows);
            }
            fill.write();
            return fill.rows;
        }
    }

    /** The engine's own values go through as they are; turned into Java's and back they would cost more than the rest. */
    private void add(JdbcResultSet row) throws SQLException {
        for (int c = 0; c < columns.length; c++) {
            columns[c][waiting] = row.getInternal(c + 1);
        }
        if (++waiting == CHUNK) {
            write();
        }
    }

    private void write() throws SQLException {
        context.checkCancelled();
        if (waiting == 0) {
            return;
        }
        for (int c = 0; c < columns.length; c++) {
            insert.setObject(c + 1, java.util.Arrays.copyOf(columns[c], waiting));
        }
        insert.executeUpdate();
        rows += waiting;
        waiting = 0;
    }
}
