package dev.slipway.warehouse.engine;

import dev.slipway.core.data.TableSource;
import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes a table as a Parquet file: columns as in the table, timestamps without zone in UTC, missing values as nulls. DuckDB writes
 * it; rows pass through a database of its own on the disk beside the file, so that memory does not grow with them.
 */
public final class ParquetTableWriter {
    private ParquetTableWriter() {}

    /**
     * Writes every row and returns how many there were. The file appears under its name only when it is complete.
     *
     * @throws SlipwayException FILE when it can't be written
     */
    public static long write(TableSource table, Path file, JobContext context) {
        Path whole = file.toAbsolutePath();
        Path folder = whole.resolveSibling(whole.getFileName() + ".part");
        try {
            remove(folder);
            Files.createDirectories(folder);
            Path part = folder.resolve("table.parquet");
            long rows;
            try (Database database = Database.open(Engine.DUCKDB, folder.resolve("rows"))) {
                rows = new TableLoader(database, new ContentHash()).load(table, List.of(), context);
                database.execute(
                        "copy raw." + TableLoader.quote(table.schema().name()) + " to '"
                                + part.toString().replace("'", "''") + "' (format parquet, compression zstd)",
                        context);
            }
            Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
            return rows;
        } catch (IOException e) {
            throw failed(file, e);
        } finally {
            remove(folder);
        }
    }

    private static SlipwayException failed(Path file, Exception cause) {
        return new SlipwayException(
                ErrorCategory.FILE,
                "Slipway could not write " + file,
                "Check that the folder is yours to write and that the disk has room.",
                cause);
    }

    /** As far as it goes: what is left is overwritten by the next attempt. */
    private static void remove(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw failed(folder, e);
        }
        folder.toFile().delete();
    }
}
