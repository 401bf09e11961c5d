package dev.slipway.warehouse.engine;

import dev.slipway.warehouse.engine.SqlFailures.Kind;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What DuckDB's messages mean; it has no error codes, but each message begins with its kind. */
final class DuckDbFailures {
    private static final Pattern COLUMN = Pattern.compile(
            "(?:Referenced column \"([^\"]+)\" (?:not found|was not found)|does not have a column named \"([^\"]+)\")");
    private static final Pattern SCHEMA = Pattern.compile("Schema with name \"?([^\" ]+)\"? does not exist");
    private static final Pattern TABLE = Pattern.compile("Table with name \"?([^\" ]+)\"? does not exist");

    private DuckDbFailures() {}

    static Kind kind(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        if (message.startsWith("INTERRUPT") || message.contains("Interrupted!")) {
            return Kind.CANCELLED;
        }
        if (message.contains("Could not set lock on file") || message.contains("Conflicting lock")) {
            return Kind.LOCKED;
        }
        if (message.contains("not a valid DuckDB database file")
                || message.contains("database file with version number")
                || message.startsWith("Serialization Error")
                || message.contains("Corrupt")) {
            return Kind.UNREADABLE;
        }
        return message.startsWith("IO Error") ? Kind.INPUT_OUTPUT : Kind.OTHER;
    }

    /** The message without the statement that is repeated behind it, and without the kind in front of it. */
    static String words(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        int statement = message.indexOf("\n\nLINE ");
        String words = statement < 0 ? message : message.substring(0, statement);
        return words.replaceFirst("(?s)^[A-Za-z ]+ Error: Attempting to execute an unsuccessful.*?\\nError: ", "")
                .replaceFirst("^[A-Za-z ]+ Error: ", "")
                .replaceAll("\\s*\\n\\s*", " ")
                .strip();
    }

    static @Nullable UnknownName unknown(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        Matcher column = COLUMN.matcher(message);
        if (column.find()) {
            return new UnknownName("column", column.group(1) == null ? column.group(2) : column.group(1));
        }
        Matcher schema = SCHEMA.matcher(message);
        if (schema.find()) {
            return new UnknownName("schema", schema.group(1));
        }
        Matcher table = TABLE.matcher(message);
        return table.find() ? new UnknownName("table", table.group(1)) : null;
    }
}
