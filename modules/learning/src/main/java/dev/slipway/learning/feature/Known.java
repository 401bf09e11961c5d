package dev.slipway.learning.feature;

/** Up to when the data behind a feature was read, so that nothing of the outcome's time can be in it. */
public sealed interface Known {
    /** Declared, by whoever computed it, to use only what happened before each row's as-of moment. */
    record BeforeAsOf() implements Known {}

    /**
     * Read up to one moment for all rows, for example a snapshot table.
     *
     * @param until epoch milliseconds, excluded
     */
    record Until(long until) implements Known {}

    /**
     * Read up to a moment of its own for each row. The array is not copied.
     *
     * @param until epoch milliseconds by row, excluded; {@link Long#MIN_VALUE} where nothing was read
     */
    record ByRow(long[] until) implements Known {}

    /** Declared to use only what happened before each row's as-of moment. */
    static Known beforeAsOf() {
        return new BeforeAsOf();
    }

    /** The moment up to which the value of a row was read; never after the as-of moment where that was declared. */
    default long until(int row, long asOf) {
        return switch (this) {
            case BeforeAsOf declared -> asOf;
            case Until moment -> moment.until();
            case ByRow moments -> moments.until()[row];
        };
    }
}
