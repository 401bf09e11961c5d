package dev.slipway.warehouse;

import static dev.slipway.core.data.ColumnSpec.number;
import static dev.slipway.core.data.ColumnSpec.text;
import static dev.slipway.core.data.ColumnSpec.timestamp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Study;
import dev.slipway.warehouse.ColumnProfile.Level;
import dev.slipway.warehouse.ColumnProfile.Shape;
import dev.slipway.warehouse.Lineage.Layer;
import dev.slipway.warehouse.engine.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people see of a finished run: where tables come from, what they hold, and answers. */
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class StoredRunTest {
    private static final long START = Instant.parse("2026-10-05T08:00:00Z").toEpochMilli();
    private static final JobContext CONTEXT = JobContext.unwatched();

    @TempDir
    Path folder;

    private Workspace workspace;
    private StoredRun stored;

    @BeforeEach
    void run() {
        Study study = Studies.events(
                Map.of("control", 0.5, "treatment", 0.5), Studies.proportion("p", "signup", Duration.ofDays(1)));
        RowsTable assignments =
                new RowsTable("assignments", text("user_id"), text("variant"), timestamp("assigned_at"));
        RowsTable events =
                new RowsTable("events", text("user_id"), text("event_name"), timestamp("event_time"), number("amount"));
        for (int i = 0; i < 8; i++) {
            assignments.row("u" + i, i % 2 == 0 ? "control" : "treatment", START);
            events.row("u" + i, "signup", START + 1_000L * i, i == 3 ? null : 1.5 * i);
            events.row("u" + i, "signup", START + 1_000L * i, i == 3 ? null : 1.5 * i);
        }
        workspace = Workspace.open(folder.resolve("workspace"));
        try (RunBuild build = workspace.begin(Studies.file(study))) {
            build.load(assignments, CONTEXT);
            build.load(events, CONTEXT);
            build.buildModels(study, CONTEXT);
            build.testModels(CONTEXT);
            assertThat(build.lineage(CONTEXT).tables()).isNotEmpty();
            build.publish("{}", "HOLD", "{}");
            stored = workspace.stored(build.number());
        }
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void theLineageHasTheLoadedTablesAndHowEachModelIsWritten() {
        Lineage lineage = stored.lineage(CONTEXT);
        Map<String, Lineage.Table> tables =
                lineage.tables().stream().collect(Collectors.toMap(Lineage.Table::name, Function.identity()));
        assertThat(tables.get("raw.events")).satisfies(events -> {
            assertThat(events.layer()).isEqualTo(Layer.SOURCE);
            assertThat(events.rows()).isEqualTo(16);
            assertThat(events.reads()).isEmpty();
        });
        assertThat(tables.get("stg_events_raw")).satisfies(staged -> {
            assertThat(staged.layer()).isEqualTo(Layer.STAGING);
            assertThat(staged.view()).isTrue();
            assertThat(staged.rows()).isEqualTo(Lineage.UNCOUNTED);
            assertThat(staged.reads()).containsExactly("raw.events");
            assertThat(staged.text().file()).isEqualTo("models/staging/stg_events_raw.sql");
            assertThat(staged.text().template()).contains("{{ source('raw', 'events') }}");
            assertThat(staged.text().sql()).contains("from raw.events").doesNotContain("{{");
        });
        assertThat(in(tables, "fct_exposures").text().description()).startsWith("One row per unit that met");
        assertThat(in(tables, "fct_exposures").tests()).hasSizeGreaterThan(5);
        assertThat(in(tables, "unit_metrics").layer()).isEqualTo(Layer.UNIT);
        assertThat(in(tables, "unit_metrics").reads()).contains("fct_exposures", "int_unit_values");
        assertThat(in(tables, "agg_experiment_day").layer()).isEqualTo(Layer.SERVED);
        assertThat(lineage.tests().passed()).isEqualTo(lineage.tests().total());
        assertThat(stored.count("staging.stg_events_raw", CONTEXT)).isEqualTo(8);
    }

    @Test
    void rowsAndProfileTellWhatATableHolds() {
        QueryResult rows = stored.rows("raw.events", 5, CONTEXT);
        assertThat(rows.rows()).hasSize(5);
        assertThat(rows.truncated()).isTrue();
        TableProfile profile = stored.profile("raw.events", CONTEXT);
        assertThat(profile.rows()).isEqualTo(16);
        assertThat(profile.every()).isEqualTo(1);
        Map<String, ColumnProfile> columns =
                profile.columns().stream().collect(Collectors.toMap(ColumnProfile::column, Function.identity()));
        assertThat(columns.get("event_name")).satisfies(name -> {
            assertThat(name.shape()).isEqualTo(Shape.LEVELS);
            assertThat(name.levels()).containsExactly(new Level("signup", 16));
        });
        assertThat(columns.get("amount")).satisfies(amount -> {
            assertThat(amount.shape()).isEqualTo(Shape.DISTRIBUTION);
            assertThat(amount.missing()).isEqualTo(2);
            assertThat(amount.distinct()).isEqualTo(7);
            assertThat(amount.low()).isZero();
            assertThat(amount.high()).isEqualTo(10.5);
            assertThat(amount.bins().stream().mapToLong(ColumnProfile.Bin::rows).sum())
                    .isEqualTo(14);
        });
        assertThat(in(columns, "event_time").low()).isEqualTo((double) START);
        assertThat(in(columns, "event_time").high()).isEqualTo(START + 7_000.0);
        assertThat(in(columns, "repeats_earlier").levels())
                .containsExactlyInAnyOrder(new Level("FALSE", 8), new Level("TRUE", 8));
        assertThat(stored.profile("marts.unit_metrics", CONTEXT).columns())
                .filteredOn(column -> column.column().equals("unit_id"))
                .singleElement()
                .satisfies(id -> assertThat(id.distinct()).isEqualTo(8));
        assertThatThrownBy(() -> stored.profile("raw.events; drop table raw.events", CONTEXT))
                .isInstanceOf(SlipwayException.class)
                .hasMessageContaining("no table named");
        assertThatThrownBy(() -> stored.rows("information_schema.users", 1, CONTEXT))
                .hasMessageContaining("no table named");
    }

    @Test
    void aBigTableIsSampledOverItsWholeLength() {
        try (Database database = Database.open("mem:profile")) {
            database.execute("create schema s");
            database.execute("create table s.t as select cast(n as varchar) as id, cast(null as varchar) as nothing,"
                    + " n as place, date '2026-10-05' + cast(n as integer) / 100000 as d, mod(n, 40) || '' as kind"
                    + " from (select \"X\" as n from system_range(1, 400001)) as numbers");
            TableProfile profile = Profiler.profile("s.t", database, CONTEXT);
            assertThat(profile.rows()).isEqualTo(400_001);
            assertThat(profile.every()).isEqualTo(3);
            assertThat(profile.columns())
                    .extracting(ColumnProfile::shape)
                    .containsExactly(
                            Shape.ALL_DIFFERENT, Shape.MISSING, Shape.DISTRIBUTION, Shape.DISTRIBUTION, Shape.RANKED);
            ColumnProfile place = profile.columns().get(2);
            assertThat(place.low()).isEqualTo(1);
            assertThat(place.high()).isGreaterThan(399_990);
            long read = 133_334;
            assertThat(place.bins().stream().mapToLong(ColumnProfile.Bin::rows).sum())
                    .isEqualTo(read);
            assertThat(place.bins())
                    .allSatisfy(bin -> assertThat(bin.rows()).isBetween(read / 20 - 800, read / 20 + 800));
            assertThat(profile.columns().get(4).distinct()).isEqualTo(40);
            assertThat(profile.columns().get(4).levels()).hasSize(20);
        }
    }

    @Test
    void aRefusedQueryNamesThePlace() {
        assertThat(stored.query("select count(*) as n from raw.events", 10, CONTEXT)
                        .rows()
                        .getFirst())
                .containsExactly("16");
        place("\n\nselect variant\nfrm marts.fct_exposures", 4, 1, "can't be read (line 4, column");
        place("select 'nobody' as a, -- nobody\n  nobody\nfrom raw.events", 2, 3, "There is no column named nobody");
        place("select *\nfrom marts.nothing_here", 2, 12, "There is no table named nothing_here (line 2, column 12).");
        place("select variant, count(*)\nfrom marts.fct_exposures", 1, 8, "GROUP BY list (line 1, column 8).");
        place("drop table raw.events", 0, 0, "Only queries can be run here");
        place("select 1 / 0", 0, 0, "The query failed: Division by zero");
    }

    private void place(String sql, int line, int column, String words) {
        assertThatThrownBy(() -> stored.query(sql, 10, CONTEXT))
                .as(sql)
                .isInstanceOfSatisfying(QueryRefusedException.class, refused -> {
                    assertThat(refused.line()).as(refused.sentence()).isEqualTo(line);
                    if (!words.contains("be read")) {
                        assertThat(refused.column()).as(refused.sentence()).isEqualTo(column);
                    }
                })
                .hasMessageContaining(words);
    }

    @Test
    void wholeTablesAndAnswersAreWrittenAsCsv() throws IOException {
        Path file = folder.resolve("events.csv");
        assertThat(stored.exportTable("raw.events", file, CONTEXT)).isEqualTo(16);
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(17);
        assertThat(lines.getFirst()).isEqualTo("user_id,event_name,event_time,amount,repeats_earlier");
        assertThat(lines).anySatisfy(line -> assertThat(line).startsWith("u3,signup,2026-10-05 08:00:03,,"));
        assertThat(stored.exportQuery("select 1 as a, 'x,y' as a, '\"' as q;", file, CONTEXT))
                .isEqualTo(1);
        assertThat(file).hasContent("a,a_2,q\n1,\"x,y\",\"\"\"\"\n");
        assertThatThrownBy(() -> stored.exportQuery("select * from gone", file, CONTEXT))
                .isInstanceOf(QueryRefusedException.class)
                .hasMessageContaining("no table named gone");
    }

    @Test
    void theQueryToStartWithIsOne() {
        assertThat(stored.query(StoredRun.FIRST_QUERY, 10, CONTEXT).columns()).containsExactly("variant", "users");
    }

    private static <T> T in(Map<String, T> named, String name) {
        return Objects.requireNonNull(named.get(name), name);
    }
}
