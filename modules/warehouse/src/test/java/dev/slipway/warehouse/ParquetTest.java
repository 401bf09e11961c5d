package dev.slipway.warehouse;

import static dev.slipway.core.data.ColumnSpec.integer;
import static dev.slipway.core.data.ColumnSpec.number;
import static dev.slipway.core.data.ColumnSpec.text;
import static dev.slipway.core.data.ColumnSpec.timestamp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.warehouse.engine.Database;
import dev.slipway.warehouse.engine.Engine;
import dev.slipway.warehouse.engine.ParquetTableWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables as Parquet files. */
class ParquetTest {
    private static final long NOON = Instant.parse("2026-01-05T12:00:00Z").toEpochMilli();

    @TempDir
    Path folder = Path.of("");

    private static RowsTable weeks() {
        return new RowsTable("behavior_weekly", text("user_id"), integer("week"), number("net"), timestamp("at"))
                .row("it's a", 0L, 1.25, NOON)
                .row("b", 1L, null, null)
                .row(null, 2L, -3.5, NOON + 1);
    }

    @Test
    void rowsAndTypesComeBackAsTheyWere() throws IOException {
        Path file = folder.resolve("o'clock").resolve("weeks.parquet");

        assertThat(ParquetTableWriter.write(weeks(), file, JobContext.unwatched()))
                .isEqualTo(3);

        try (Database database = Database.inMemory(Engine.DUCKDB, "parquet")) {
            List<String> rows = database.list(
                    "select user_id, week, net, \"at\" from '" + file.toString().replace("'", "''") + "'",
                    row -> row.text(1) + "|" + row.integer(2) + "|" + row.number(3) + "|" + row.millis(4));
            assertThat(rows)
                    .containsExactly("it's a|0|1.25|" + NOON, "b|1|NaN|" + Long.MIN_VALUE, "null|2|-3.5|" + (NOON + 1));
        }
        try (Stream<Path> left = Files.list(file.getParent())) {
            assertThat(left).as("nothing is left beside it").containsExactly(file);
        }
    }

    @Test
    void aFolderThatIsAFileIsSaid() throws IOException {
        Path taken = Files.writeString(folder.resolve("taken"), "x");

        assertThatThrownBy(
                        () -> ParquetTableWriter.write(weeks(), taken.resolve("weeks.parquet"), JobContext.unwatched()))
                .isInstanceOf(SlipwayException.class)
                .hasMessageContaining("could not write");
    }
}
