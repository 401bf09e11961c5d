package dev.slipway.warehouse.engine;

import dev.slipway.core.data.TableSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the engines do each in their own way. One for each open database, shared by its connections. */
interface EngineAccess {
    Engine engine();

    /** The first connection; opens or creates the database. */
    Connection connect() throws SQLException;

    /** One more connection to the same database. */
    Connection another(Connection first) throws SQLException;

    /** Ends whatever runs on any connection and makes the database useless: for a file that is thrown away. */
    void abandon(Connection connection) throws SQLException;

    /** Called before a statement is run, and with {@link #finished} after that. */
    void started(Statement statement);

    void finished(Statement statement);

    /** Makes a connection ready for one result that is too big to be held; {@link #afterStream} takes it back. */
    void beforeStream(Connection connection) throws SQLException;

    void afterStream(Connection connection) throws SQLException;

    /** Statements that make everything written durable, and readable for those who may only read. */
    List<String> sealing(List<String> schemas);

    /** Takes rows into a table that {@link #createTable} made. */
    TableWriter writer(Connection connection, TableSchema schema, boolean repeats) throws SQLException;

    /** The statement that creates {@code raw.<name>}; with a further column of yes and no where a name for it is given. */
    String createTable(TableSchema schema, @Nullable String repeatsColumn);
}
