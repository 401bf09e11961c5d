package dev.slipway.warehouse.engine;

import dev.slipway.core.job.CancelledException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.rule.Exempt;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collections;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.h2.jdbc.JdbcResultSet;
import org.h2.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Fills a table with the rows of a query, a few thousand at a time and each time for good, while the query goes on. One big
 * INSERT would write every row twice: as not yet certain, beside a record of how to undo it, and once more when it is.
 * Stopped in the middle, the table has a part of the rows, so this is for a file that is then thrown away.
 */
@Exempt(from = Exempt.Rule.THREADS, because = "rows are made on one core and taken in on the other")
final class TableFill {
    private static final int CHUNK = 5_000;

    private final PreparedStatement insert;
    private final ExecutorService engine;
    private final JobContext context;
    private Value[][] columns;
    private int waiting;
    private long rows;
    private @Nullable Future<?> running;

    private TableFill(PreparedStatement insert, int width, ExecutorService engine, JobContext context) {
        this.insert = insert;
        this.engine = engine;
        this.context = context;
        this.columns = new Value[width][CHUNK];
    }

    /** Returns how many rows there were. The writer is another connection to the same database. */
    static long run(Connection reader, Connection writer, String relation, String query, JobContext context)
            throws SQLException {
        try (Statement statement = reader.createStatement()) {
            statement.execute("set lazy_query_execution 1");
            long rows = StatementCancel.during(statement, context, () -> {
                try (ResultSet result = statement.executeQuery(query)) {
                    return copy(result, writer, relation, context);
                }
            });
            statement.execute("set lazy_query_execution 0");
            return rows;
        }
    }

    private static long copy(ResultSet result, Connection writer, String relation, JobContext context)
            throws SQLException {
        int width = result.getMetaData().getColumnCount();
        String arrays = String.join(", ", Collections.nCopies(width, "?"));
        String sql = "insert into " + relation + " select * from unnest(" + arrays + ")";
        // Closed in the reverse order: the thread has ended before its statement is closed.
        try (PreparedStatement insert = writer.prepareStatement(sql);
                ExecutorService engine = Executors.newSingleThreadExecutor()) {
            TableFill fill = new TableFill(insert, width, engine, context);
            JdbcResultSet rows = result.unwrap(JdbcResultSet.class);
            while (rows.next()) {
                fill.add(rows);
            }
            fill.hand();
            fill.await();
            return fill.rows;
        }
    }

    /** The engine's own values go through as they are: no detour over Java's types. */
    private void add(JdbcResultSet row) throws SQLException {
        for (int c = 0; c < columns.length; c++) {
            columns[c][waiting] = row.getInternal(c + 1);
        }
        if (++waiting == CHUNK) {
            hand();
        }
    }

    /** Hands over what waits, once what was handed over before is in. */
    private void hand() throws SQLException {
        context.checkCancelled();
        await();
        Value[][] full = columns;
        int count = waiting;
        columns = new Value[full.length][CHUNK];
        waiting = 0;
        rows += count;
        if (count > 0) {
            running = engine.submit(() -> {
                for (int c = 0; c < full.length; c++) {
                    insert.setObject(c + 1, Arrays.copyOf(full[c], count));
                }
                return insert.executeUpdate();
            });
        }
    }

    private void await() throws SQLException {
        Future<?> last = running;
        running = null;
        try {
            if (last != null) {
                last.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException known) {
                throw known;
            }
            throw new IllegalStateException("filling a table failed", e.getCause());
        }
    }
}
