package dev.slipway.app.jobs;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Turns whatever was thrown into a failure with a sentence and a remedy. */
public final class Failures {
    private Failures() {}

    /** The failure in words; the original is its cause, or itself where it already speaks to people. */
    public static SlipwayException explain(Throwable failure) {
        return switch (unwrap(failure)) {
            case SlipwayException known -> known;
            case OutOfMemoryError full ->
                new SlipwayException(
                        ErrorCategory.INTERNAL,
                        "Slipway ran out of memory; the last good run is untouched",
                        "Use fewer users, or give Slipway more memory and start it again.",
                        full);
            case LinkageError missing ->
                new SlipwayException(
                        ErrorCategory.INTERNAL,
                        "A part of Slipway is missing or does not fit this system",
                        "Build or install Slipway again; slipway doctor says what is missing.",
                        missing);
            case UncheckedIOException file -> file(file);
            case IOException file -> file(file);
            case Throwable other ->
                new SlipwayException(
                        ErrorCategory.INTERNAL,
                        "Slipway met a fault of its own; the last good run is untouched",
                        "Try again. If it happens again, copy the details into a report.",
                        other);
        };
    }

    private static SlipwayException file(Exception cause) {
        return new SlipwayException(
                ErrorCategory.FILE,
                "A file could not be read or written: "
                        + Objects.requireNonNullElse(cause.getMessage(), "no reason given"),
                "Check that the file exists, that the disk has room and that you may write there.",
                cause);
    }

    private static Throwable unwrap(Throwable failure) {
        Throwable cause = failure.getCause();
        boolean wrapper = failure instanceof ExecutionException || failure instanceof CompletionException;
        return wrapper && cause != null ? unwrap(cause) : failure;
    }
}
