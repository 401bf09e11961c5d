package dev.slipway.warehouse.engine;

import dev.slipway.core.data.TableSchema;
import dev.slipway.core.error.SlipwayException;
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
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One database file of one of the engines over one connection. Not safe for several threads at once. Every failure comes
 * out as a {@code SlipwayException} or, after a cancel, as {@link CancelledException}.
 */
public final class Database implements AutoCloseable {
    private static final int CHECK_EVERY = 10_000;

    private final Connection connection;
    private final EngineAccess access;

    private Database(Connection connection, EngineAccess access) {
        this.connection = connection;
        this.access = access;
    }

    /** Whether a failure says that a file is not one of ours, or not all of it is there any more. */
    public static boolean isDamaged(SlipwayException failure) {
        return failure.getCause() instanceof SQLException cause
                && SqlFailures.kind(cause) == SqlFailures.Kind.UNREADABLE;
    }

    /** Another connection to the same database, for another thread. */
    public Database another() {
        try {
            return new Database(access.another(connection), access);
        } catch (SQLException e) {
            throw SqlFailures.translate(e);
        }
    }

    /**
     * Opens or creates an H2 database.
     *
     * @param file without {@code .mv.db}; may start with the name of an H2 file system
     */
    public static Database open(String file) {
        return connect(H2Access.building(file));
    }

    public static Database open(Path file) {
        return open("file:" + file.toAbsolutePath());
    }

    /**
     * Opens or creates a database of an engine.
     *
     * @param file without the ending that the engine's files have
     */
    public static Database open(Engine engine, Path file) {
        return switch (engine) {
            case H2 -> open(file);
            case DUCKDB -> connect(DuckDbAccess.building(withSuffix(engine, file)));
        };
    }

    /** A new database in memory; it is gone when its last connection is closed. */
    public static Database inMemory(Engine engine, String name) {
        return switch (engine) {
            case H2 -> open("mem:" + name);
            case DUCKDB -> connect(DuckDbAccess.memory());
        };
    }

    /** Opens or creates an H2 database in which a commit must not be lost, even when the program is killed right after it. */
    public static Database openDurable(Path file) {
        return connect(H2Access.durable("file:" + file.toAbsolutePath()));
    }

    /** Opens an existing database that nobody may change, as somebody who may only select. */
    public static Database openReadOnly(Engine engine, Path file) {
        return connect(
                switch (engine) {
                    case H2 -> H2Access.reading("file:" + file.toAbsolutePath());
                    case DUCKDB -> DuckDbAccess.reading(withSuffix(engine, file));
                });
    }

    private static Path withSuffix(Engine engine, Path file) {
        Path absolute = file.toAbsolutePath();
        return absolute.resolveSibling(absolute.getFileName() + engine.suffix());
    }

    private static Database connect(EngineAccess access) {
        try {
            return new Database(access.connect(), access);
        } catch (SQLException e) {
            throw SqlFailures.translate(e);
        }
    }

    public Engine engine() {
        return access.engine();
    }

    /** Puts everything written so far on the disk, and lets those who open the file for reading read these schemas. */
    public void seal(List<String> schemas) {
        access.sealing(schemas).forEach(this::execute);
    }

    /**
     * Closes the database at once for every connection, whatever runs in it: nothing is rolled back and nothing is written
     * any more. For a file that is thrown away.
     */
    public void abandon() {
        try {
            access.abandon(connection);
        } catch (SQLException e) {
            throw SqlFailures.translate(e);
        }
    }

    /** Runs one statement; a cancel of the job stops it. Returns the rows that it changed. */
    public long execute(String sql, JobContext context) {
        context.checkCancelled();
        try (Statement statement = connection.createStatement()) {
            return during(
                    statement,
                    context,
                    () -> statement.execute(sql) ? 0 : Math.max(0, statement.getLargeUpdateCount()));
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
            return during(statement, JobContext.unwatched(), statement::executeLargeUpdate);
        } catch (SQLException e) {
            throw SqlFailures.translate(e);
        }
    }

    /** All rows of a query. */
    public <T> List<T> list(String sql, Function<Row, T> reader, @Nullable Object... parameters) {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            return during(statement, JobContext.unwatched(), () -> rows(statement, reader));
        } catch (SQLException e) {
            throw SqlFailures.translate(e);
        }
    }

    private static <T> List<T> rows(PreparedStatement statement, Function<Row, T> reader) throws SQLException {
        List<T> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery()) {
            Row row = new Row(result);
            while (result.next()) {
                rows.add(reader.apply(row));
            }
        }
        return rows;
    }

    /** The first rows of a query as texts; a cancel of the job stops it. */
    public Grid grid(String sql, int maxRows, JobContext context) {
        context.checkCancelled();
        try (Statement statement = connection.createStatement()) {
            statement.setMaxRows(maxRows + 1);
            return during(statement, context, () -> {
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
        try {
            access.beforeStream(connection);
            try (Statement statement = connection.createStatement()) {
                during(statement, context, () -> hand(statement, sql, context, consumer));
            } finally {
                access.afterStream(connection);
            }
        } catch (SQLException e) {
            throw SqlFailures.translate(e);
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

    private <T> T during(Statement statement, JobContext context, StatementCancel.Work<T> work) throws SQLException {
        access.started(statement);
        try {
            return StatementCancel.during(statement, context, work);
        } finally {
            access.finished(statement);
        }
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

    /** Creates a raw table and gives the one that takes its rows in; see {@link EngineAccess#createTable}. */
    TableWriter newTable(TableSchema schema, @Nullable String repeatsColumn) throws SQLException {
        execute("create schema if not exists raw");
        execute(access.createTable(schema, repeatsColumn));
        return access.writer(connection, schema, repeatsColumn != null);
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
