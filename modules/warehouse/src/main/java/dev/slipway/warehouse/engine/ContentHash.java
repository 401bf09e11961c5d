package dev.slipway.warehouse.engine;

import dev.slipway.core.data.ColumnBatch;
import dev.slipway.core.data.ColumnSpec;
import dev.slipway.core.data.TableSchema;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A running SHA-256 over everything that was loaded, the same whatever the sizes of the batches. */
public final class ContentHash {
    private static final int MISSING = -1;

    private final MessageDigest digest;
    private ByteBuffer buffer = ByteBuffer.allocate(1 << 16);

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
        for (int row = 0; row < batch.rows(); row++) {
            for (Object column : batch.columns()) {
                switch (column) {
                    case String[] texts -> text(texts[row]);
                    case long[] longs -> room(Long.BYTES).putLong(longs[row]);
                    case double[] numbers -> room(Long.BYTES).putLong(Double.doubleToLongBits(numbers[row]));
                    default -> throw new IllegalArgumentException("no such column array: " + column.getClass());
                }
            }
        }
    }

    private void text(@org.jspecify.annotations.Nullable String text) {
        if (text == null) {
            room(Integer.BYTES).putInt(MISSING);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        room(Integer.BYTES).putInt(bytes.length);
        room(bytes.length).put(bytes);
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            flush();
            if (buffer.capacity() < bytes) {
                buffer = ByteBuffer.allocate(bytes);
            }
        }
        return buffer;
    }

    private void flush() {
        digest.update(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    /** The hash of everything so far: first 16 hexadecimal digits. */
    public String hex() {
        flush();
        try {
            byte[] bytes = ((MessageDigest) digest.clone()).digest();
            return HexFormat.of().formatHex(bytes).substring(0, 16);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 can be cloned", e);
        }
    }
}
