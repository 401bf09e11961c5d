package dev.slipway.warehouse.engine;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.CancelledException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Turns what the engine says into what a person can use. */
final class SqlFailures {
    private SqlFailures() {}

    /** The failure as our own exception: cancelled, full disk, locked, unreadable file, or a plain warehouse failure. */
    static RuntimeException translate(SQLException failure) {
        if (failure.getErrorCode() == ErrorCode.STATEMENT_WAS_CANCELED) {
            return new CancelledException();
        }
        if (isDiskFull(failure)) {
            return new SlipwayException(
                    ErrorCategory.FILE,
                    "The disk is full. The last good run is untouched.",
                    "Free some space, or choose a workspace on another disk, and run the study again.",
                    failure);
        }
        return switch (failure.getErrorCode()) {
            case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
                new SlipwayException(
                        ErrorCategory.WORKSPACE,
                        "Another program has this workspace's warehouse open. Nothing was changed.",
                        "Close the other Slipway, or choose another workspace.",
                        failure);
            case ErrorCode.FILE_VERSION_ERROR_1, ErrorCode.FILE_CORRUPTED_1 ->
                new SlipwayException(
                        ErrorCategory.WORKSPACE,
                        "A file of the workspace can't be read: it is damaged or from another version of Slipway.",
                        "Choose another workspace; run the study again there.",
                        failure);
            case ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2 ->
                new SlipwayException(
                        ErrorCategory.FILE,
                        "A file of the workspace can't be read or written. The last good run is untouched.",
                        "Check that the folder exists and that you may write to it.",
                        failure);
            default ->
                new SlipwayException(
                        ErrorCategory.WAREHOUSE, "The warehouse could not do it: " + firstLine(failure), "", failure);
        };
    }

    /** The engine's own words without the statement that it repeats behind them. */
    static String firstLine(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        int statement = message.indexOf("; SQL statement:");
        String words = statement < 0 ? message : message.substring(0, statement);
        return words.strip();
    }

    private static boolean isDiskFull(@Nullable Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            String message = t.getMessage();
            boolean io = t instanceof IOException
                    || t instanceof SQLException
                    || t.getClass().getName().startsWith("org.h2");
            if (io && message != null && saysFull(message.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    private static boolean saysFull(String message) {
        return message.contains("no space left")
                || message.contains("not enough space")
                || message.contains("disk quota exceeded");
    }
}
