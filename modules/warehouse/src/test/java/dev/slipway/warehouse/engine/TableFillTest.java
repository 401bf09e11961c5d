package dev.slipway.warehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFillTest {
    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("run"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** Fills a table as a model's is filled; returns the rows that were counted on the way. */
    private long fill(String table, String query) {
        database.execute("create table " + table + " as " + query + " with no data");
        return database.fill(table, query, JobContext.unwatched());
    }

    @Test
    void everyRowArrivesOnceAndInOrder() {
        String query = "select \"X\" as n from system_range(1, 12345)";
        assertThat(fill("t", query)).isEqualTo(12_345);
        assertThat(database.list("select n from t order by _rowid_", row -> row.integer(1)))
                .isEqualTo(database.list(query, row -> row.integer(1)));
    }

    @Test
    void valuesOfEveryTypeAndMissingOnesStayWhatTheyAre() {
        String query = """
                select \"X\" as n, case when mod(\"X\", 3) > 0 then 'it''s ' || \"X\" end as text,
                    case when \"X\" > 5000 then \"X\" / 7e0 end as number, cast(null as double precision) as nothing,
                    mod(\"X\", 2) = 0 as even, cast(\"X\" as decimal(20, 4)) / 3 as exact,
                    dateadd(millisecond, \"X\" * 1234567, timestamp '1999-12-31 23:59:59.999') as moment,
                    cast(dateadd(day, \"X\", date '2000-02-28') as date) as calendar
                from system_range(1, 6000)""";
        fill("filled", query);
        database.execute("create table made as " + query);
        assertThat(database.number("select count(*) from made")).isEqualTo(6_000);
        assertThat(database.number("select count(*) from (select * from made except select * from filled) as lost"))
                .isZero();
        assertThat(database.number("select count(*) from (select * from filled except select * from made) as wrong"))
                .isZero();
    }

    @Test
    void aQueryWithoutRowsLeavesAnEmptyTable() {
        assertThat(fill("t", "select \"X\" as n from system_range(1, 10) where \"X\" > 10"))
                .isZero();
        assertThat(database.number("select count(*) from t")).isZero();
    }

    @Test
    void aFailureOfTheQueryOrOfTheTableComesOutAndTheConnectionStaysUsable() {
        assertThatThrownBy(() -> fill("q", "select 1 / (\"X\" - 7000) as n from system_range(1, 9000)"))
                .isInstanceOf(SlipwayException.class)
                .hasMessageContaining("Division by zero");
        database.execute("create table narrow (n integer check (n < 4000))");
        assertThatThrownBy(() -> database.fill(
                        "narrow", "select \"X\" from system_range(1, 20000)", JobContext.unwatched()))
                .isInstanceOf(SlipwayException.class);
        assertThat(database.list("select 1", row -> row.integer(1))).isEqualTo(List.of(1L));
    }
}
