package dev.slipway.warehouse;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import org.jspecify.annotations.Nullable;

/** A query of a person that can't be answered, with the place in its text that is to blame. */
public final class QueryRefusedException extends SlipwayException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    /**
     * Refuses a query.
     *
     * @param line from 1; 0 where the place can't be told, so is then the column
     */
    public QueryRefusedException(String sentence, String remedy, int line, int column, @Nullable Throwable cause) {
        super(ErrorCategory.WAREHOUSE, sentence, remedy, cause);
        this.line = line;
        this.column = column;
    }

    /** From 1; 0 where the place can't be told. */
    public int line() {
        return line;
    }

    /** From 1; 0 where the place can't be told. */
    public int column() {
        return column;
    }
}
