package dev.slipway.warehouse.engine;

import dev.slipway.core.data.ColumnBatch;
import dev.slipway.core.data.ColumnSpec;
import dev.slipway.core.data.TableSchema;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A running SHA-256 over everything that was loaded, the same whatever the sizes of the batches. */
public final class ContentHash {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final int MISSING = -1;
    /** Texts whose bytes are at hand; most columns of text hold a few values. */
    private static final int KNOWN = 256;

    private final MessageDigest digest;
    private final byte[] buffer = new byte[1 << 16];
    private int filled;
    private final String[] texts = new String[KNOWN];
    private final byte[][] bytes = new byte[KNOWN][];

    public ContentHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Starts a table: its name and columns. */
    public void table(TableSchema schema) {
        text(schema.name());
        for (ColumnSpec column : schema.columns()) {
            text(column.name());
            text(column.type().name());
        }
    }

    /** Adds the rows, row by row. */
    public void rows(ColumnBatch batch) {
        Object[] columns = batch.columns().toArray();
        for (int row = 0; row < batch.rows(); row++) {
            for (Object column : columns) {
                switch (column) {
                    case String[] values -> text(values[row]);
                    case long[] values -> word(values[row]);
                    case double[] values -> word(Double.doubleToLongBits(values[row]));
                    default -> throw new IllegalArgumentException("no such column array: " + column.getClass());
                }
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // the same object is the same text; another object is looked at
    private void text(@Nullable String text) {
        if (text == null) {
            room(Integer.BYTES);
            INT.set(buffer, filled, MISSING);
            filled += Integer.BYTES;
            return;
        }
        int slot = text.hashCode() & KNOWN - 1;
        if (texts[slot] != text) {
            texts[slot] = text;
            bytes[slot] = text.getBytes(StandardCharsets.UTF_8);
        }
        byte[] known = bytes[slot];
        room(Integer.BYTES + known.length);
        INT.set(buffer, filled, known.length);
        filled += Integer.BYTES;
        if (known.length > buffer.length - filled) {
            flush();
            digest.update(known);
        } else {
            System.arraycopy(known, 0, buffer, filled, known.length);
            filled += known.length;
        }
    }

    private void word(long word) {
        room(Long.BYTES);
        LONG.set(buffer, filled, word);
        filled += Long.BYTES;
    }

    private void room(int wanted) {
        if (buffer.length - filled < wanted) {
            flush();
        }
    }

    private void flush() {
        digest.update(buffer, 0, filled);
        filled = 0;
    }

    /** The hash of everything so far: first 16 hexadecimal digits. */
    public String hex() {
        flush();
        try {
            byte[] hash = ((MessageDigest) digest.clone()).digest();
            return HexFormat.of().formatHex(hash).substring(0, 16);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 can be cloned", e);
        }
    }
}
