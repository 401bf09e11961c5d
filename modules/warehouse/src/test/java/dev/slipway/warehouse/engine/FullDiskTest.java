package dev.slipway.warehouse.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import java.nio.file.Path;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {
    @TempDir
    Path folder;

    @AfterEach
    void spaceAgain() {
        SmallDisk.limit = Long.MAX_VALUE;
    }

    @Test
    void aFullDiskIsSaidInWords() {
        SmallDisk.register();
        Database database = Database.open("small:" + folder.resolve("run"));
        SmallDisk.limit = 4_000_000;
        assertThatThrownBy(() -> {
                    database.execute(
                            "create table big as select \"X\", random_uuid() as filler from system_range(1, 300000)");
                    database.execute("checkpoint sync");
                    database.close();
                })
                .asInstanceOf(InstanceOfAssertFactories.type(SlipwayException.class))
                .satisfies(e ->
                        org.assertj.core.api.Assertions.assertThat(e.category()).isEqualTo(ErrorCategory.FILE))
                .satisfies(e ->
                        org.assertj.core.api.Assertions.assertThat(e.sentence()).contains("The disk is full"));
    }
}
