package dev.slipway.warehouse.engine;

import dev.slipway.core.data.ColumnBatch;
import org.jspecify.annotations.Nullable;

/**
 * Tells for each row whether an equal one came before, looking at some of its columns. Of a row it remembers 128 bits that
 * depend on every character and digit, so that ten million different rows are taken for equal with a chance below 10⁻²³.
 */
final class RepeatedRows {
    private static final long MISSING = 0x9E3779B97F4A7C15L;
    private static final long FIRST = 0xBF58476D1CE4E5B9L;
    private static final long SECOND = 0x94D049BB133111EBL;

    private final int[] columns;
    /** Two words for each place; both 0 where the place is free. */
    private long[] places = new long[1 << 17];

    private int size;
    private long high;
    private long low;

    RepeatedRows(int[] columns) {
        this.columns = columns.clone();
    }

    /** The rows of the batch that repeat an earlier one, there or in a batch before. */
    boolean[] mark(ColumnBatch batch) {
        boolean[] repeats = new boolean[batch.rows()];
        for (int row = 0; row < repeats.length; row++) {
            high = FIRST;
            low = SECOND;
            for (int column : columns) {
                switch (batch.columns().get(column)) {
                    case String[] texts -> text(texts[row]);
                    case long[] longs -> word(longs[row]);
                    // Adding 0.0 makes the two zeros one, as the engine has it.
                    case double[] numbers -> word(Double.doubleToLongBits(numbers[row] + 0.0));
                    default -> throw new IllegalArgumentException("no such column array");
                }
            }
            repeats[row] = !add(scatter(high), scatter(low) | 1);
        }
        return repeats;
    }

    private void text(@Nullable String text) {
        if (text == null) {
            word(MISSING);
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            high = (high ^ text.charAt(i)) * 0x100000001B3L;
            low = Long.rotateLeft(low, 5) * SECOND + text.charAt(i);
        }
        word(text.length());
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

    /** Whether the pair is new. */
    private boolean add(long first, long second) {
        if (size * 10L > places.length / 2 * 6L) {
            grow();
        }
        if (!place(places, first, second)) {
            return false;
        }
        size++;
        return true;
    }

    private static boolean place(long[] places, long first, long second) {
        int mask = places.length / 2 - 1;
        int at = (int) first & mask;
        while (places[2 * at + 1] != 0) {
            if (places[2 * at] == first && places[2 * at + 1] == second) {
                return false;
            }
            at = (at + 1) & mask;
        }
        places[2 * at] = first;
        places[2 * at + 1] = second;
        return true;
    }

    private void grow() {
        long[] old = places;
        places = new long[Math.multiplyExact(old.length, 2)];
        for (int i = 0; i < old.length; i += 2) {
            if (old[i + 1] != 0) {
                place(places, old[i], old[i + 1]);
            }
        }
    }
}
