package dev.slipway.app.welcome;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.slipway.app.welcome.CsvPreview.BadRow;
import dev.slipway.app.welcome.CsvPreview.Kind;
import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Looks through a CSV file before a study is made from it: what each column holds, and which rows can't be used. Reads the
 * file twice, as a stream: first to learn what most values of a column are, then to find those that are not.
 */
final class CsvInspector {
    static final int MOST_BAD_ROWS = 100;
    private static final int ROWS_LOOKED_AT = 2_000_000;
    private static final int CHECK_EVERY = 4096;

    private final Path file;
    private final JobContext context;

    private CsvInspector(Path file, JobContext context) {
        this.file = file;
        this.context = context;
    }

    static CsvPreview inspect(Path file, JobContext context) throws IOException {
        return new CsvInspector(file, context).inspect();
    }

    /** Writes the rows that can be used to another file; the original stays as it is. */
    static void copyUsable(CsvPreview preview, Path target, JobContext context) throws IOException {
        try (CsvWriter writer = CsvWriter.builder().build(target)) {
            new CsvInspector(preview.file(), context)
                    .read(
                            row -> {
                                if (reason(row, preview.columns()) == null) {
                                    writer.writeRecord(row.getFields());
                                }
                                return true;
                            },
                            writer::writeRecord);
        }
    }

    private CsvPreview inspect() throws IOException {
        List<ColumnCounts> columns = new ArrayList<>();
        long seen = read(
                row -> {
                    for (int i = 0; i < columns.size() && i < row.getFieldCount(); i++) {
                        columns.get(i).add(row.getField(i));
                    }
                    return true;
                },
                header -> header.forEach(name -> columns.add(new ColumnCounts(name.strip()))));
        if (columns.size() < 2 || seen == 0) {
            throw new SlipwayException(
                    ErrorCategory.DATA_INVALID,
                    file.getFileName() + " has no table with a header and at least two columns; nothing was changed",
                    "Bring a CSV file whose first line names the columns, with one row per user below it.");
        }
        List<CsvPreview.Column> found =
                columns.stream().map(ColumnCounts::column).toList();
        List<BadRow> bad = new ArrayList<>();
        long[] counts = new long[2];
        read(
                row -> {
                    String reason = reason(row, found);
                    counts[reason == null ? 0 : 1]++;
                    if (reason != null && bad.size() < MOST_BAD_ROWS) {
                        bad.add(new BadRow(row.getStartingLineNumber(), reason));
                    }
                    return true;
                },
                header -> {});
        return new CsvPreview(file, found, counts[0], seen < ROWS_LOOKED_AT, bad, counts[1]);
    }

    private static @Nullable String reason(CsvRecord row, List<CsvPreview.Column> columns) {
        if (row.getFieldCount() != columns.size()) {
            return "has " + row.getFieldCount() + " values, the header " + columns.size();
        }
        for (int i = 0; i < columns.size(); i++) {
            String value = row.getField(i).strip();
            CsvPreview.Column column = columns.get(i);
            if (!value.isEmpty() && column.kind() == Kind.NUMBER && !ColumnCounts.isNumber(value)) {
                return column.name() + " is \u201c" + value + "\u201d, not a number";
            }
            if (!value.isEmpty() && column.kind() == Kind.YES_NO && !ColumnCounts.isYesNo(value)) {
                return column.name() + " is \u201c" + value + "\u201d, not 0 or 1";
            }
        }
        return null;
    }

    /** Hands on the header and then every row until one is refused; returns the number of rows. */
    private long read(Predicate<CsvRecord> each, Consumer<List<String>> header) throws IOException {
        long rows = 0;
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .skipEmptyLines(true)
                .ofCsvRecord(file)) {
            boolean first = true;
            for (CsvRecord row : reader) {
                if (first) {
                    first = false;
                    header.accept(row.getFields());
                    continue;
                }
                if (++rows % CHECK_EVERY == 0) {
                    context.checkCancelled();
                    context.progress(rows, 0);
                }
                if (!each.test(row) || rows >= ROWS_LOOKED_AT) {
                    break;
                }
            }
        } catch (CsvParseException e) {
            throw new SlipwayException(
                    ErrorCategory.DATA_INVALID,
                    file.getFileName() + " is not a CSV file that can be read; nothing was changed",
                    "Check its quotes and its encoding (UTF-8).",
                    e);
        }
        return rows;
    }
}
