package dev.slipway.warehouse.engine;

import dev.slipway.warehouse.engine.SqlFailures.Kind;
import java.io.EOFException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/** What H2's error codes and messages mean. */
final class H2Failures {
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    private H2Failures() {}

    static Kind kind(SQLException failure) {
        return switch (failure.getErrorCode()) {
            case ErrorCode.STATEMENT_WAS_CANCELED -> Kind.CANCELLED;
            case ErrorCode.DATABASE_ALREADY_OPEN_1 -> Kind.LOCKED;
            // Every file of ours has the users that open it; one that lost its end may have none.
            case ErrorCode.FILE_VERSION_ERROR_1, ErrorCode.FILE_CORRUPTED_1, ErrorCode.WRONG_USER_OR_PASSWORD ->
                Kind.UNREADABLE;
            case ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2 ->
                endsEarly(failure) ? Kind.UNREADABLE : Kind.INPUT_OUTPUT;
            default -> Kind.OTHER;
        };
    }

    private static boolean endsEarly(SQLException failure) {
        return Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(EOFException.class::isInstance);
    }

    /** The message without the statement that is repeated behind it. */
    static String words(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        int statement = message.indexOf("; SQL statement:");
        return (statement < 0 ? message : message.substring(0, statement)).strip();
    }

    static @Nullable UnknownName unknown(SQLException failure) {
        Matcher quoted = QUOTED.matcher(words(failure));
        if (!quoted.find()) {
            return null;
        }
        return switch (failure.getErrorCode()) {
            case ErrorCode.COLUMN_NOT_FOUND_1 -> new UnknownName("column", quoted.group(1));
            case ErrorCode.SCHEMA_NOT_FOUND_1 -> new UnknownName("schema", quoted.group(1));
            case ErrorCode.TABLE_OR_VIEW_NOT_FOUND_1,
                    ErrorCode.TABLE_OR_VIEW_NOT_FOUND_WITH_CANDIDATES_2,
                    ErrorCode.TABLE_OR_VIEW_NOT_FOUND_DATABASE_EMPTY_1 -> new UnknownName("table", quoted.group(1));
            default -> null;
        };
    }
}
