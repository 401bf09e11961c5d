package dev.slipway.warehouse.engine;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.CancelledException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import org.h2.jdbc.JdbcException;
import org.jspecify.annotations.Nullable;

/** Turns what an engine says into what a person can use; the same sentences whichever engine it is. */
final class SqlFailures {
    /** What a failure is about. */
    enum Kind {
        CANCELLED,
        LOCKED,
        UNREADABLE,
        INPUT_OUTPUT,
        OTHER
    }

    private SqlFailures() {}

    static Kind kind(SQLException failure) {
        return failure instanceof JdbcException ? H2Failures.kind(failure) : DuckDbFailures.kind(failure);
    }

    /** The failure as our own exception: cancelled, full disk, locked, unreadable file, or a plain warehouse failure. */
    static RuntimeException translate(SQLException failure) {
        Kind kind = kind(failure);
        if (kind == Kind.CANCELLED) {
            return new CancelledException();
        }
        if (isDiskFull(failure)) {
            return new SlipwayException(
                    ErrorCategory.FILE,
                    "The disk is full. The last good run is untouched.",
                    "Free some space, or choose a workspace on another disk, and run the study again.",
                    failure);
        }
        return switch (kind) {
            case LOCKED ->
                new SlipwayException(
                        ErrorCategory.WORKSPACE,
                        "Another program has this workspace's warehouse open. Nothing was changed.",
                        "Close the other Slipway, or choose another workspace.",
                        failure);
            case UNREADABLE ->
                new SlipwayException(
                        ErrorCategory.WORKSPACE,
                        "A file of the workspace can't be read: it is damaged or from another version of Slipway.",
                        "Choose another workspace; run the study again there.",
                        failure);
            case INPUT_OUTPUT ->
                new SlipwayException(
                        ErrorCategory.FILE,
                        "A file of the workspace can't be read or written. The last good run is untouched.",
                        "Check that the folder exists and that you may write to it.",
                        failure);
            case CANCELLED, OTHER ->
                new SlipwayException(
                        ErrorCategory.WAREHOUSE, "The warehouse could not do it: " + words(failure), "", failure);
        };
    }

    /** The engine's own words without the statement that it repeats behind them. */
    static String words(SQLException failure) {
        return failure instanceof JdbcException ? H2Failures.words(failure) : DuckDbFailures.words(failure);
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

    /** DuckDB takes nine tenths of the free space for what does not fit into memory and then says whose setting that was. */
    private static boolean saysFull(String message) {
        return message.contains("no space left")
                || message.contains("not enough space")
                || message.contains("disk quota exceeded")
                || (message.contains("failed to offload") && message.contains("max_temp_directory_size"));
    }
}
