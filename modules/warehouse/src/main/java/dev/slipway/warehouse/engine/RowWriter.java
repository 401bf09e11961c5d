package dev.slipway.warehouse.engine;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows for an existing table of H2. A few thousand at a time are taken in by a connection of their own, behind whoever makes
 * them, each lot committed by itself: one INSERT of millions of rows would keep an undo record of each until it ends.
 */
public final class RowWriter {
    private static final int LOT = 5_000;

    private final Database writer;
    private final Behind behind;
    private final String insert;
    private final int width;
    private Object[][] columns;
    private int size;
    private long rows;

    /**
     * @param writer used by the other thread alone
     * @param columns whose values {@link #add} gives
     */
    public RowWriter(Database writer, Behind behind, String relation, List<String> columns) {
        this.writer = writer;
        this.behind = behind;
        this.width = columns.size();
        this.insert = "insert into " + relation + " (" + String.join(", ", columns) + ") select * from unnest("
                + String.join(", ", Collections.nCopies(width, "?")) + ")";
        this.columns = new Object[width][LOT];
    }

    /** Adds a row: numbers, texts, dates and moments; null is a missing value. */
    public void add(@Nullable Object... values) {
        for (int c = 0; c < width; c++) {
            columns[c][size] = values[c];
        }
        rows++;
        if (++size == LOT) {
            hand();
        }
    }

    private void hand() {
        Object[] full = columns;
        columns = new Object[width][LOT];
        size = 0;
        behind.add(() -> writer.update(insert, full));
    }

    /** Hands over what is left and returns how many rows there were. They are in the table once the other thread is done. */
    public long finish() {
        if (size > 0) {
            for (int c = 0; c < width; c++) {
                columns[c] = Arrays.copyOf(columns[c], size);
            }
            hand();
        }
        return rows;
    }

    /** A moment as the engine takes it: without zone, which means UTC. */
    public static LocalDateTime moment(long millis) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(millis, 1_000L), (int) Math.floorMod(millis, 1_000L) * 1_000_000, ZoneOffset.UTC);
    }
}
