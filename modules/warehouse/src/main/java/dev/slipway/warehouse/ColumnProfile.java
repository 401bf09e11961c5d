package dev.slipway.warehouse;

import java.util.List;

/**
 * What one column holds, as far as it was read.
 *
 * @param missing rows without a value
 * @param distinct values that differ
 * @param levels of {@link Shape#LEVELS} all values, of {@link Shape#RANKED} the most frequent, most frequent first
 * @param bins of {@link Shape#DISTRIBUTION} equally wide parts of the range; the outer two also hold what lies beyond
 * @param low least number, or moment in milliseconds; NaN of texts and where all are missing
 * @param high greatest number or moment
 */
public record ColumnProfile(
        String column,
        Type type,
        Shape shape,
        long missing,
        long distinct,
        List<Level> levels,
        List<Bin> bins,
        double low,
        double high) {
    /** What values are. */
    public enum Type {
        TEXT,
        NUMBER,
        TIME
    }

    /** What there is to see. */
    public enum Shape {
        /** Nothing: no row has a value. */
        MISSING,
        /** No value occurs twice. */
        ALL_DIFFERENT,
        /** A few values, each with its share. */
        LEVELS,
        /** Many texts, some more often than others. */
        RANKED,
        /** Numbers or moments over their range. */
        DISTRIBUTION
    }

    /** A value and the rows that have it. */
    public record Level(String value, long rows) {}

    /** Rows with a value from {@code from} up to {@code to}. */
    public record Bin(double from, double to, long rows) {}

    public ColumnProfile {
        levels = List.copyOf(levels);
        bins = List.copyOf(bins);
    }
}
