package dev.slipway.core.error;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A failure with a sentence for the user. The message says what happened and what is untouched; the remedy says what to
 * do next. The cause is for the log and for "technical details", never the first thing that a person sees.
 */
public class SlipwayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCategory category;
    private final String remedy;

    public SlipwayException(ErrorCategory category, String message, String remedy) {
        this(category, message, remedy, null);
    }

    public SlipwayException(ErrorCategory category, String message, String remedy, @Nullable Throwable cause) {
        super(Objects.requireNonNull(message), cause);
        this.category = Objects.requireNonNull(category);
        this.remedy = Objects.requireNonNull(remedy);
    }

    public ErrorCategory category() {
        return category;
    }

    /** What the user can do next, as a sentence. Empty where there is nothing to do. */
    public String remedy() {
        return remedy;
    }

    /** The message, never null. */
    public String sentence() {
        return Objects.requireNonNullElse(getMessage(), "");
    }
}
