package dev.slipway.warehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What DuckDB says where there is no room is told in the same words as H2's. */
class DuckDbFullDiskTest {
    @TempDir
    Path folder;

    private static void isSaidInWords(ThrowingCallable work) {
        assertThatThrownBy(work)
                .asInstanceOf(InstanceOfAssertFactories.type(SlipwayException.class))
                .satisfies(e -> assertThat(e.category()).isEqualTo(ErrorCategory.FILE))
                .satisfies(e -> assertThat(e.sentence()).isEqualTo("The disk is full. The last good run is untouched."))
                .satisfies(e -> assertThat(e.remedy()).contains("Free some space"));
    }

    /** What is sorted does not fit into memory, and beside the file there is no room for it: DuckDB's own limit is that of the disk. */
    @Test
    void noRoomForWhatDoesNotFitIntoMemory() {
        try (Database database = Database.open(Engine.DUCKDB, folder.resolve("run"))) {
            database.execute("create table kept as select 1 as one");
            database.execute("set memory_limit = '60MB'");
            database.execute("set max_temp_directory_size = '1MB'");

            isSaidInWords(() -> database.execute(
                    "create table big as select range, uuid() as filler from range(3000000) order by filler"));
            assertThat(database.number("select one from kept")).isEqualTo(1);
        }
    }

    /** The device that is always full gives the system's own error. */
    @Test
    void noRoomForAFile() {
        assumeTrue(Files.exists(Path.of("/dev/full")), "only Linux and some others have a device that is always full");
        try (Database database = Database.open(Engine.DUCKDB, folder.resolve("run"))) {
            isSaidInWords(() -> database.execute("copy (select range from range(200000)) to '/dev/full' (format csv)"));
        }
    }
}
