package dev.slipway.core.data;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How to read a CSV file.
 *
 * @param table name of the table that comes of it
 * @param required columns that must be there
 * @param identifiers columns that are text whatever they look like and never missing, such as the unit and the variant
 * @param filled other columns that are never missing
 * @param numbers columns whose every value must be a number, a truth value or missing
 * @param times columns whose every value must be a moment or missing; whole numbers are days as
 *     yyyymmdd, or seconds or milliseconds since 1970; all between 2000 and 2100
 * @param skipBadRows leave bad rows out and count them, rather than refuse the file
 */
public record CsvOptions(
        String table,
        Set<String> required,
        Set<String> identifiers,
        Set<String> filled,
        Set<String> numbers,
        Set<String> times,
        boolean skipBadRows) {
    public CsvOptions {
        required = Collections.unmodifiableSet(new LinkedHashSet<>(required));
        identifiers = Set.copyOf(identifiers);
        filled = Set.copyOf(filled);
        numbers = Set.copyOf(numbers);
        times = Set.copyOf(times);
    }

    /** A table of which nothing is known. */
    public static CsvOptions of(String table) {
        return new CsvOptions(table, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), false);
    }

    public CsvOptions withRequired(String... columns) {
        return new CsvOptions(table, ordered(columns), identifiers, filled, numbers, times, skipBadRows);
    }

    public CsvOptions withIdentifiers(String... columns) {
        return new CsvOptions(table, required, ordered(columns), filled, numbers, times, skipBadRows);
    }

    public CsvOptions withFilled(String... columns) {
        return new CsvOptions(table, required, identifiers, ordered(columns), numbers, times, skipBadRows);
    }

    public CsvOptions withNumbers(String... columns) {
        return new CsvOptions(table, required, identifiers, filled, ordered(columns), times, skipBadRows);
    }

    public CsvOptions withTimes(String... columns) {
        return new CsvOptions(table, required, identifiers, filled, numbers, ordered(columns), skipBadRows);
    }

    public CsvOptions skippingBadRows() {
        return new CsvOptions(table, required, identifiers, filled, numbers, times, true);
    }

    private static Set<String> ordered(String... columns) {
        return new LinkedHashSet<>(List.of(columns));
    }
}
