package dev.slipway.core.data;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;

/** Writes a table as a CSV file: header first, UTF-8, moments as ISO instants in UTC, missing values empty. */
public final class CsvTableWriter {
    private CsvTableWriter() {}

    /**
     * Writes every row and returns how many there were. The file appears under its name only when it is complete.
     *
     * @throws SlipwayException FILE when it can't be written
     */
    public static long write(TableSource table, Path file, JobContext context) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            long rows;
            try (CsvWriter writer = CsvWriter.builder().build(part)) {
                writer.writeRecord(
                        table.schema().columns().stream().map(ColumnSpec::name).toList());
                rows = writeRows(table, writer, context);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            return rows;
        } catch (IOException | UncheckedIOException e) {
            throw new SlipwayException(
                    ErrorCategory.FILE,
                    "Slipway could not write " + file,
                    "Check that the folder is yours to write and that the disk has room.",
                    e);
        } finally {
            part.toFile().delete();
        }
    }

    private static long writeRows(TableSource table, CsvWriter writer, JobContext context) {
        long[] rows = {0};
        String[] cells = new String[table.schema().columns().size()];
        table.stream(context, batch -> {
            for (int row = 0; row < batch.rows(); row++) {
                for (int column = 0; column < cells.length; column++) {
                    cells[column] = cell(batch, column, row);
                }
                writer.writeRecord(cells);
            }
            rows[0] += batch.rows();
            context.progress(rows[0], table.expectedRows());
            context.checkCancelled();
        });
        return rows[0];
    }

    private static String cell(ColumnBatch batch, int column, int row) {
        return switch (batch.schema().columns().get(column).type()) {
            case TEXT -> {
                String text = batch.texts(column)[row];
                yield text == null ? "" : text;
            }
            case INTEGER -> {
                long value = batch.longs(column)[row];
                yield value == Long.MIN_VALUE ? "" : Long.toString(value);
            }
            case NUMBER -> {
                double value = batch.numbers(column)[row];
                yield Double.isNaN(value) ? "" : Double.toString(value);
            }
            case TIMESTAMP -> {
                long value = batch.longs(column)[row];
                yield value == Long.MIN_VALUE ? "" : Instant.ofEpochMilli(value).toString();
            }
        };
    }
}
