package dev.slipway.core.data;

import dev.slipway.core.text.Phrases;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds the type of one column. What the study demands of a column holds, and a value that breaks it makes a bad row;
 * any other column is whatever all of its values are.
 */
final class CsvColumnScan {
    /** Whole numbers between these are moments if the column's name says so: 2000 to 2100 in seconds. */
    private static final long EARLIEST = 946_684_800L;

    private static final long LATEST = 4_102_444_800L;

    private final String name;
    private final boolean identifier;
    private final boolean filled;
    private final boolean numeric;
    private final boolean moments;
    private boolean any;
    private boolean integers = true;
    private boolean numbers = true;
    private boolean isoTimes = true;
    private boolean epochs;

    CsvColumnScan(String name, CsvOptions options) {
        this.name = name;
        this.identifier = options.identifiers().contains(name);
        this.filled = options.filled().contains(name);
        this.numeric = options.numbers().contains(name);
        this.moments = options.times().contains(name);
        String lower = name.toLowerCase(Locale.ROOT);
        this.epochs = lower.equals("ts") || lower.contains("time") || lower.endsWith("_at");
    }

    /** Why the row of this cell is bad, or null. */
    @Nullable
    String complaint(String cell) {
        if (identifier) {
            return cell.isEmpty() ? name + " is missing" : null;
        }
        if (filled && CsvCells.isMissing(cell)) {
            return name + " is missing";
        }
        if (numeric && !CsvCells.isMissing(cell) && !CsvCells.isNumber(cell)) {
            boolean comma = CsvCells.isNumber(cell.replace(',', '.'));
            return name + " is " + Phrases.quoted(cell) + ", not a number"
                    + (comma ? " (write the fraction with a point)" : "");
        }
        if (moments && !CsvCells.isMissing(cell) && CsvTimes.moment(cell) == CsvCells.MISSING) {
            return name + " is " + Phrases.quoted(cell) + ", not a moment such as 2026-10-05 09:30:00";
        }
        if (moments && !CsvCells.isMissing(cell) && !CsvTimes.isPlausible(CsvTimes.moment(cell))) {
            return name + " is " + Phrases.quoted(cell) + ", " + CsvTimes.reading(cell);
        }
        return null;
    }

    /** Takes note of a cell of a good row. */
    void accept(String cell) {
        if (identifier || moments || !(integers || numbers || isoTimes) || CsvCells.isMissing(cell)) {
            return;
        }
        any = true;
        integers = integers && CsvCells.isInteger(cell);
        epochs = epochs && integers && isEpoch(cell);
        numbers = numbers && (integers || CsvCells.isNumber(cell));
        isoTimes = isoTimes && CsvTimes.iso(cell) != CsvCells.MISSING;
    }

    private static boolean isEpoch(String cell) {
        long value = CsvCells.integer(cell);
        return (value >= EARLIEST && value <= LATEST) || (value >= EARLIEST * 1_000 && value <= LATEST * 1_000);
    }

    ColumnType type() {
        if (identifier) {
            return ColumnType.TEXT;
        }
        if (moments) {
            return ColumnType.TIMESTAMP;
        }
        if (numeric) {
            return any && integers ? ColumnType.INTEGER : ColumnType.NUMBER;
        }
        if (!any) {
            return ColumnType.TEXT;
        }
        if (integers) {
            return epochs ? ColumnType.TIMESTAMP : ColumnType.INTEGER;
        }
        return numbers ? ColumnType.NUMBER : isoTimes ? ColumnType.TIMESTAMP : ColumnType.TEXT;
    }
}
