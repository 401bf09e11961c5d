package dev.slipway.warehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.job.JobContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.h2.util.DateTimeUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading a result row by row. */
class StreamTest {
    private static final int ROWS = 60_000;

    @TempDir
    Path folder;

    /** H2 gives the space of pages that nobody needs away at once; those that a result has yet to read are needed. */
    @Test
    void anotherConnectionMayRewriteTheTableMeanwhile() {
        try (Database reading = Database.open(folder.resolve("run"));
                Database writing = reading.another()) {
            reading.execute("create table numbers as select \"X\" as n, \"X\" || ' of many' as words"
                    + " from system_range(1, " + ROWS + ")");
            reading.execute("checkpoint sync");
            long[] seen = {0, 0};
            reading.stream("select n from numbers", JobContext.unwatched(), row -> {
                if (seen[0]++ % (ROWS / 4) == 0) {
                    writing.execute("update numbers set words = words || '.'");
                    writing.execute("checkpoint sync");
                }
                seen[1] += row.integer(1);
            });
            assertThat(seen).containsExactly(ROWS, ROWS * (ROWS + 1L) / 2);
            // The connection is as it was: what it does is seen by others at once.
            reading.execute("delete from numbers");
            assertThat(writing.number("select count(*) from numbers")).isZero();
        }
    }

    @Test
    void aMomentIsTheSameWhereverTheMachineStands() {
        TimeZone here = TimeZone.getDefault();
        standAt(TimeZone.getTimeZone("Europe/Berlin"));
        try (Database database = Database.inMemory(Engine.H2, "moments")) {
            database.execute("create table moments (happened timestamp(3))");
            database.execute("insert into moments values (timestamp '2024-03-31 02:30:00.125')");
            List<Object> values = new ArrayList<>();
            database.stream("select happened from moments", JobContext.unwatched(), row -> values.add(row.value(1)));
            database.update("insert into moments values (?)", values.getFirst());
            assertThat(database.list("select distinct cast(happened as varchar) from moments", row -> row.string(1)))
                    .containsExactly("2024-03-31 02:30:00.125");
        } finally {
            standAt(here);
        }
    }

    private static void standAt(TimeZone zone) {
        TimeZone.setDefault(zone);
        DateTimeUtils.resetCalendar();
    }
}
