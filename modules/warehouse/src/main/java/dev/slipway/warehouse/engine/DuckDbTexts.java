package dev.slipway.warehouse.engine;

import dev.slipway.core.data.ColumnSpec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/**
 * How a text column reaches DuckDB. One of known levels is an ENUM there, kept as codes and in alphabetical order, so that its
 * least and largest value are those of the texts; its codes are handed over. Others are handed over as UTF-8.
 */
final class DuckDbTexts {
    private static final int MOST_LEVELS = 64;

    private final List<String> levels;
    private final Map<String, Integer> codes = new HashMap<>();
    /** The last text and what became of it, since neighbours often are the same object. */
    private @Nullable String last;

    private byte[] lastBytes = {};
    private int lastCode;

    private DuckDbTexts(List<String> levels) {
        this.levels = levels;
        levels.forEach(level -> codes.put(level, codes.size()));
    }

    static DuckDbTexts of(ColumnSpec column) {
        List<String> sorted = column.levels().stream()
                .distinct()
                .sorted((a, b) -> Arrays.compareUnsigned(utf8(a), utf8(b)))
                .toList();
        return new DuckDbTexts(sorted.size() <= MOST_LEVELS ? sorted : List.of());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The column's type in the table. */
    String tableType() {
        return levels.isEmpty()
                ? "varchar"
                : levels.stream().map(DuckDbTexts::literal).collect(Collectors.joining(", ", "enum(", ")"));
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** The type in which {@link #write} hands values over. */
    DuckDBColumnType type() {
        return levels.isEmpty() ? DuckDBColumnType.VARCHAR : DuckDBColumnType.INTEGER;
    }

    /** What was handed over, as a value of the table's column. */
    String value(String name) {
        if (levels.isEmpty()) {
            return name;
        }
        StringBuilder sql = new StringBuilder("case " + name);
        for (int code = 0; code < levels.size(); code++) {
            sql.append(" when ")
                    .append(code)
                    .append(" then cast(")
                    .append(literal(levels.get(code)))
                    .append(" as ")
                    .append(tableType())
                    .append(")");
        }
        return sql.append(" end").toString();
    }

    void write(@Nullable String[] texts, int from, int n, DuckDBWritableVector vector) {
        if (levels.isEmpty()) {
            byte[] @Nullable [] bytes = new byte[n][];
            for (int i = 0; i < n; i++) {
                bytes[i] = bytes(texts[from + i]);
            }
            vector.setStringUtf8Batch(0, bytes);
            return;
        }
        for (int i = 0; i < n; i++) {
            String text = texts[from + i];
            if (text == null) {
                vector.setNull(i);
            } else {
                vector.setInt(i, code(text));
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // the same object is the same text; another object is looked at
    private byte @Nullable [] bytes(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (text != last) {
            last = text;
            lastBytes = utf8(text);
        }
        return lastBytes;
    }

    @SuppressWarnings("ReferenceEquality") // as above
    private int code(String text) {
        if (text != last) {
            Integer code = codes.get(text);
            if (code == null) {
                throw new IllegalStateException("\"" + text + "\" is none of the levels " + levels);
            }
            last = text;
            lastCode = code;
        }
        return lastCode;
    }
}
