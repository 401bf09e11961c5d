package dev.slipway.warehouse.engine;

import dev.slipway.core.data.ColumnBatch;
import org.jspecify.annotations.Nullable;

/**
 * Tells for each row whether an equal one came before, looking at some of its columns. Of a row it remembers 128 bits that
 * depend on every character and digit, so that ten million different rows are taken for equal with a chance below 10⁻²³.
 *
 * <p>Rows are kept by their value in the first of the columns, the unit: where the rows of a unit come together, as they mostly
 * do, what is looked through is small and near.
 */
final class RepeatedRows {
    private static final long MISSING = 0x9E3779B97F4A7C15L;
    static final long FIRST = 0xBF58476D1CE4E5B9L;
    static final long SECOND = 0x94D049BB133111EBL;
    /** Texts whose hashes are at hand; the names of events are few. */
    private static final int KNOWN = 256;

    private final int[] columns;
    private final RowGroups groups = new RowGroups();
    private final String[] texts = new String[KNOWN];
    private final long[] highs = new long[KNOWN];
    private final long[] lows = new long[KNOWN];

    private long high;
    private long low;

    RepeatedRows(int[] columns) {
        this.columns = columns.clone();
    }

    /** The rows of the batch that repeat an earlier one, there or in a batch before. */
    boolean[] mark(ColumnBatch batch) {
        boolean[] repeats = new boolean[batch.rows()];
        for (int row = 0; row < repeats.length; row++) {
            begin();
            add(batch.columns().get(columns[0]), row);
            groups.enter(scatter(high), scatter(low) | 1);
            begin();
            for (int c = 1; c < columns.length; c++) {
                add(batch.columns().get(columns[c]), row);
            }
            repeats[row] = !groups.add(scatter(high), scatter(low) | 1);
        }
        return repeats;
    }

    private void begin() {
        high = FIRST;
        low = SECOND;
    }

    private void add(Object column, int row) {
        switch (column) {
            case String[] values -> text(values[row]);
            case long[] values -> word(values[row]);
            // Adding 0.0 makes the two zeros one, as the engine has it.
            case double[] values -> word(Double.doubleToLongBits(values[row] + 0.0));
            default -> throw new IllegalArgumentException("no such column array");
        }
    }

    @SuppressWarnings("ReferenceEquality") // the same object is the same text; another object is looked at
    private void text(@Nullable String text) {
        if (text == null) {
            word(MISSING);
            return;
        }
        int slot = text.hashCode() & KNOWN - 1;
        if (texts[slot] != text) {
            texts[slot] = text;
            hash(text, slot);
        }
        word(highs[slot]);
        word(lows[slot]);
    }

    private void hash(String text, int slot) {
        long first = FIRST;
        long second = SECOND;
        for (int i = 0; i < text.length(); i++) {
            first = (first ^ text.charAt(i)) * 0x100000001B3L;
            second = Long.rotateLeft(second, 5) * SECOND + text.charAt(i);
        }
        highs[slot] = scatter(first ^ text.length());
        lows[slot] = scatter(second + text.length() * FIRST);
    }

    private void word(long word) {
        high = scatter(high ^ word);
        low = scatter(low + word * FIRST);
    }

    /** Every bit of the result depends on every bit given (Stafford's variant 13 of MurmurHash3's finaliser). */
    private static long scatter(long word) {
        long mixed = (word ^ (word >>> 30)) * FIRST;
        mixed = (mixed ^ (mixed >>> 27)) * SECOND;
        return mixed ^ (mixed >>> 31);
    }
}
