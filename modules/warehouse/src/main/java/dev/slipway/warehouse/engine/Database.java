package dev.slipway.warehouse.engine;

import dev.slipway.core.job.CancelledException;
import dev.slipway.core.job.JobContext;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Function;
import org.h2.Driver;
import org.jspecify.annotations.Nullable;

/**
 * One H2 database file over one connection. Not safe for several threads at once. Every failure comes out as a
 * {@code SlipwayException} or, after a cancel, as {@link CancelledException}.
 */
public final class Database implements AutoCloseable {
    /** Fold names to lower case as PostgreSQL does; a word such as DAY may name a column. */
    private static final String SETTINGS =
            ";DATABASE_TO_LOWER=TRUE;DB_CLOSE_ON_EXIT=FALSE" + ";NON_KEYWORDS=DAY,HOUR,MINUTE,MONTH,SECOND,VALUE,YEAR";

    /** What is committed is written at once, not half a second later. */
    private static final String DURABLE = ";WRITE_DELAY=0";

    /** Big results stay in memory; packed pages make the file a third as big, and space is used again at once. */
    private static final String BUILDING = ";MAX_MEMORY_ROWS=5000000;COMPRESS=TRUE;RETENTION_TIME=0";

    private static final int CHECK_EVERY = 10_000;

    static {
        // The engine's cache of single values was a tenth of a build's samples; whether this helps is open.
        System.setProperty("h2.objectCache", "false");
    }

    private final Connection connection;
    private final String url;
    private final String user;

    private Database(Connection connection, String url, String user) {
        this.connection = connection;
        this.url = url;
        this.user = user;
    }

    /** Another connection to the same database, for another thread. */
    public Database another() {
        return connect(url, user);
    }

    /**
     * Opens or creates a database.
     *
     * @param file without {@code .mv.db}; may start with the name of an H2 file system
     */
    public static Database open(String file) {
        return connect(file + SETTINGS + BUILDING, "slipway");
    }

    public static Database open(Path file) {
        return open("file:" + file.toAbsolutePath());
    }

    /** Opens or creates a database in which a commit must not be lost, even when the program is killed right after it. */
    public static Database openDurable(Path file) {
        return connect("file:" + file.toAbsolutePath() + SETTINGS + DURABLE, "slipway");
    }

    /** Makes sure that everything written so far is on the disk. */
    public void sync() {
        execute("checkpoint sync");
    }

    /** Opens an existing database that nobody may change, as somebody who may only select. */
    public static Database openReadOnly(Path file) {
        return connect("file:" + file.toAbsolutePath() + SETTINGS + ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE", "reader");
    }

    private static Database connect(String url, String user) {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", "");
        try {
            return new Database(Driver.load().connect("jdbc:h2:" + url, properties), url, user);
        } catch (SQLException e) {
            throw SqlFailures.translate(e);
        }
    }

    /**
     * Closes the database at once for every connection, whatever runs in it: nothing is rolled back and nothing is written
     * any more. For a file that is thrown away.
     */
    public void abandon() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("shutdown immediately");
        } catch (SQLException e) {
            throw SqlFailures.translate(e);
        }
    }

    /** Runs one statement; a cancel of the job stops it. Returns the rows that it changed. */
    public long execute(String sql, JobContext context) {
        context.checkCancelled();
        try (Statement statement = connection.createStatement()) {
            return StatementCancel.during(
                    statement, context, () -> statement.execute(sql) ? 0 : statement.getLargeUpdateCount());
        } catch (SQLException e) {
            throw SqlFailures.translate(e);
        }
    }

    public long execute(String sql) {
        return execute(sql, JobContext.unwatched());
    }

    /** Runs one statement with parameters; null is a missing value. */
    public long update(String sql, @Nullable Object... parameters) {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            return statement.executeLargeUpdate();
        } catch (SQLException e) {
            throw SqlFailures.translate(e);
        }
    }

    /** All rows of a query. */
    public <T> List<T> list(String sql, Function<Row, T> reader, @Nullable Object... parameters) {
        List<T> rows = new ArrayList<>();
        try (PreparedStatement statement = prepare(sql, parameters);
                ResultSet result = statement.executeQuery()) {
            Row row = new Row(result);
            while (result.next()) {
                rows.add(reader.apply(row));
            }
            return rows;
        } catch (SQLException e) {
            throw SqlFailures.translate(e);
        }
    }

    /** The first rows of a query as texts; a cancel of the job stops it. */
    public Grid grid(String sql, int maxRows, JobContext context) {
        context.checkCancelled();
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(maxRows + 1);
            return StatementCancel.during(statement, context, () -> {
                try (ResultSet result = statement.executeQuery(sql)) {
                    return Grid.read(result, maxRows);
                }
            });
        } catch (SQLException e) {
            throw SqlFailures.translate(e);
        }
    }

    /** The one whole number that a query gives; 0 where it gives none. */
    public long number(String sql, @Nullable Object... parameters) {
        List<Long> rows = list(sql, row -> row.integer(1), parameters);
        return rows.isEmpty() ? 0 : rows.getFirst();
    }

    /** Hands over row by row without holding the result; a cancel of the job stops it. */
    public void stream(String sql, JobContext context, Consumer<Row> consumer) {
        context.checkCancelled();
        execute("set lazy_query_execution 1");
        try (Statement statement = connection.createStatement()) {
            StatementCancel.during(statement, context, () -> hand(statement, sql, context, consumer));
        } catch (SQLException e) {
            throw SqlFailures.translate(e);
        } finally {
            execute("set lazy_query_execution 0");
        }
    }

    private static long hand(Statement statement, String sql, JobContext context, Consumer<Row> consumer)
            throws SQLException {
        long rows = 0;
        try (ResultSet result = statement.executeQuery(sql)) {
            Row row = new Row(result);
            while (result.next()) {
                consumer.accept(row);
                if (++rows % CHECK_EVERY == 0) {
                    context.checkCancelled();
                }
            }
        }
        return rows;
    }

    /** Does all of it or nothing. */
    public void transaction(Runnable work) {
        try {
            connection.setAutoCommit(false);
            try {
                work.run();
                connection.commit();
            } catch (RuntimeException | Error e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw SqlFailures.translate(e);
        }
    }

    private PreparedStatement prepare(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw SqlFailures.translate(e);
        }
    }
}
