package dev.slipway.warehouse.engine;

import dev.slipway.core.data.ColumnSpec;
import dev.slipway.core.data.TableSchema;
import dev.slipway.core.job.CancelledException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

/** DuckDB: one file, in columns. */
final class DuckDbAccess implements EngineAccess {
    private static final long AGAIN_MILLIS = 10;
    private static final Lock LOCKING = new ReentrantLock();

    private final String file;
    private final boolean reading;
    private final Set<Statement> running = ConcurrentHashMap.newKeySet();
    private volatile boolean abandoned;

    private DuckDbAccess(String file, boolean reading) {
        this.file = file;
        this.reading = reading;
    }

    static DuckDbAccess building(Path file) {
        return new DuckDbAccess(file.toString(), false);
    }

    static DuckDbAccess reading(Path file) {
        return new DuckDbAccess(file.toString(), true);
    }

    /** A database of its own in memory, gone when it is closed. */
    static DuckDbAccess memory() {
        return new DuckDbAccess("", false);
    }

    @Override
    public Engine engine() {
        return Engine.DUCKDB;
    }

    @Override
    public Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("jdbc_stream_results", "true");
        // Beside the Java heap, which the launcher lets grow to half of the machine's memory.
        properties.setProperty("memory_limit", (Runtime.getRuntime().maxMemory() >> 20) * 3 / 4 + "MiB");
        if (reading) {
            properties.setProperty("duckdb.read_only", "true");
            properties.setProperty("enable_external_access", "false");
        } else {
            // Rows may come out in any order: nobody reads one that no query asks for, and it costs memory.
            properties.setProperty("preserve_insertion_order", "false");
        }
        Connection connection = new DuckDBDriver().connect("jdbc:duckdb:" + file, properties);
        try (Statement statement = connection.createStatement()) {
            if (reading) {
                lock(statement);
            } else {
                statement.execute("set global TimeZone = 'UTC'");
            }
            if (!reading && !file.isEmpty()) {
                // A file that is given up must not be tidied first; one that is kept is sealed.
                statement.execute("pragma disable_checkpoint_on_shutdown");
            }
        }
        return connection;
    }

    /** Those who read one file in one program share the engine's settings, which the first of them locks for all. */
    private static void lock(Statement statement) throws SQLException {
        LOCKING.lock();
        try {
            if (!locked(statement)) {
                statement.execute("set global TimeZone = 'UTC'");
                statement.execute("set lock_configuration = true");
            }
        } finally {
            LOCKING.unlock();
        }
    }

    private static boolean locked(Statement statement) throws SQLException {
        try (ResultSet setting = statement.executeQuery("select current_setting('lock_configuration')")) {
            return setting.next() && setting.getBoolean(1);
        }
    }

    @Override
    public Connection another(Connection first) throws SQLException {
        return first.unwrap(DuckDBConnection.class).duplicate();
    }

    /** The engine hears a cancel only while the statement is in it, so it is said again until all have ended. */
    @Override
    public void abandon(Connection connection) throws SQLException {
        abandoned = true;
        try {
            while (!running.isEmpty()) {
                for (Statement statement : running) {
                    cancel(statement);
                }
                Thread.sleep(AGAIN_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void cancel(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException closed) {
            running.remove(statement);
        }
    }

    @Override
    public void started(Statement statement) {
        running.add(statement);
        if (abandoned) {
            running.remove(statement);
            throw new CancelledException();
        }
    }

    @Override
    public void finished(Statement statement) {
        running.remove(statement);
    }

    @Override
    public void beforeStream(Connection connection) {
        // The engine streams by itself.
    }

    @Override
    public void afterStream(Connection connection) {
        // As above.
    }

    @Override
    public List<String> sealing(List<String> schemas) {
        return List.of("checkpoint");
    }

    @Override
    public TableWriter writer(Connection connection, TableSchema schema, boolean repeats) throws SQLException {
        return new DuckDbWriter(connection, schema, repeats);
    }

    @Override
    public String createTable(TableSchema schema, @Nullable String repeatsColumn) {
        String repeats = repeatsColumn == null ? "" : ", " + TableLoader.quote(repeatsColumn) + " boolean";
        return schema.columns().stream()
                .map(c -> TableLoader.quote(c.name()) + " " + type(c))
                .collect(Collectors.joining(
                        ", ", "create table raw." + TableLoader.quote(schema.name()) + " (", repeats + ")"));
    }

    private static String type(ColumnSpec column) {
        return switch (column.type()) {
            case TEXT -> DuckDbTexts.of(column).tableType();
            case INTEGER -> "bigint";
            case NUMBER -> "double";
            case TIMESTAMP -> "timestamp";
        };
    }
}
