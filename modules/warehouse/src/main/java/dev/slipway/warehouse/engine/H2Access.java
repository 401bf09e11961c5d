package dev.slipway.warehouse.engine;

import dev.slipway.core.data.ColumnSpec;
import dev.slipway.core.data.TableSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.h2.Driver;
import org.jspecify.annotations.Nullable;

/** H2: one file, in pages. */
final class H2Access implements EngineAccess {
    /** Fold names to lower case as PostgreSQL does; times are UTC on every machine; a word such as DAY may name a column. */
    private static final String SETTINGS = ";DATABASE_TO_LOWER=TRUE;DB_CLOSE_ON_EXIT=FALSE;TIME ZONE=UTC"
            + ";NON_KEYWORDS=DAY,HOUR,MINUTE,MONTH,SECOND,VALUE,YEAR";

    /** Failures come out as exceptions, not as files beside the database. */
    private static final String QUIET = ";TRACE_LEVEL_FILE=0";

    /** What is committed is written at once, not half a second later. */
    private static final String DURABLE = ";WRITE_DELAY=0" + QUIET;

    /** Big results stay in memory; packed pages make the file a third as big, and space is used again at once. */
    private static final String BUILDING = ";MAX_MEMORY_ROWS=5000000;COMPRESS=TRUE;RETENTION_TIME=0" + QUIET;

    private static final String READING = ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE";

    static {
        // The engine's cache of single values was a tenth of a build's samples; whether this helps is open.
        System.setProperty("h2.objectCache", "false");
    }

    private final String url;
    private final String user;

    private H2Access(String url, String user) {
        this.url = url;
        this.user = user;
    }

    static H2Access building(String file) {
        return new H2Access(file + SETTINGS + BUILDING, "slipway");
    }

    static H2Access durable(String file) {
        return new H2Access(file + SETTINGS + DURABLE, "slipway");
    }

    static H2Access reading(String file) {
        return new H2Access(file + SETTINGS + READING, "reader");
    }

    @Override
    public Engine engine() {
        return Engine.H2;
    }

    @Override
    public Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", "");
        return Driver.load().connect("jdbc:h2:" + url, properties);
    }

    @Override
    public Connection another(Connection first) throws SQLException {
        return connect();
    }

    @Override
    public void abandon(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("shutdown immediately");
        }
    }

    @Override
    public void started(Statement statement) {
        // The engine knows what runs in it.
    }

    @Override
    public void finished(Statement statement) {
        // As above.
    }

    /**
     * The pages that a lazy result has yet to read must stay while other connections write. The engine keeps them for as
     * long as a transaction that may repeat its reads is open; with autocommit it would give their space away at once.
     */
    @Override
    public void beforeStream(Connection connection) throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        lazy(connection, true);
    }

    @Override
    public void afterStream(Connection connection) throws SQLException {
        if (!connection.isClosed()) {
            lazy(connection, false);
            connection.rollback();
            connection.setAutoCommit(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        }
    }

    private static void lazy(Connection connection, boolean on) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set lazy_query_execution " + (on ? 1 : 0));
        }
    }

    @Override
    public List<String> sealing(List<String> schemas) {
        List<String> statements = new ArrayList<>(List.of("create user if not exists reader password ''"));
        schemas.forEach(schema -> statements.add("grant select on schema " + schema + " to reader"));
        statements.add("checkpoint sync");
        return statements;
    }

    @Override
    public TableWriter writer(Connection connection, TableSchema schema, boolean repeats) throws SQLException {
        return new H2Writer(connection, schema, repeats);
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
            case TEXT -> "varchar";
            case INTEGER -> "bigint";
            case NUMBER -> "double precision";
            case TIMESTAMP -> "timestamp(3)";
        };
    }
}
