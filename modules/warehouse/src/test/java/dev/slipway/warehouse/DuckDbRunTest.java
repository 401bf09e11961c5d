package dev.slipway.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.data.ColumnSpec;
import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.MetricKind;
import dev.slipway.core.study.Study;
import dev.slipway.warehouse.engine.Database;
import dev.slipway.warehouse.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run on DuckDB is as well kept as one on H2: remembered, read by the right engine, and by nobody changed. */
class DuckDbRunTest {
    @TempDir
    Path folder;

    private static final Study STUDY =
            Studies.units(null, Studies.metric("bought", MetricKind.PROPORTION, null, null, "bought", null, null));

    private static int publish(Workspace workspace, Engine engine) {
        RowsTable units =
                new RowsTable("units", ColumnSpec.text("unit"), ColumnSpec.text("group"), ColumnSpec.integer("bought"));
        units.row("a", "control", 1).row("b", "treatment", 0);
        try (RunBuild build = workspace.begin(Studies.file(STUDY), engine)) {
            build.load(units, JobContext.unwatched());
            build.buildModels(STUDY, JobContext.unwatched());
            build.testModels(JobContext.unwatched());
            build.publish("{}", "SHIP", "{}");
            return build.number();
        }
    }

    @Test
    void eachRunIsReadByTheEngineThatBuiltIt() {
        int onDuckDb;
        int onH2;
        try (Workspace workspace = Workspace.open(folder)) {
            onDuckDb = publish(workspace, Engine.DUCKDB);
            onH2 = publish(workspace, Engine.H2);
        }
        try (Workspace workspace = Workspace.open(folder)) {
            assertThat(workspace.runs()).extracting(RunRecord::engine).containsExactly(Engine.H2, Engine.DUCKDB);
            for (int run : new int[] {onDuckDb, onH2}) {
                ExperimentData data = workspace.read(run, STUDY, JobContext.unwatched());
                assertThat(data.unitIds()).containsExactly("a", "b");
                assertThat(workspace.models(run).models()).isNotEmpty();
                assertThat(workspace.tests(run).passed())
                        .isEqualTo(workspace.tests(run).total());
            }
        }
        assertThat(folder.resolve("warehouse/run-1.duckdb")).exists();
        assertThat(folder.resolve("warehouse/run-1.duckdb.wal")).doesNotExist();
    }

    @Test
    void queriesReadAndDoNothingElse() throws IOException {
        try (Workspace workspace = Workspace.open(folder)) {
            publish(workspace, Engine.DUCKDB);
            assertThat(workspace
                            .query("select count(*) as n from marts.fct_exposures", 10)
                            .rows()
                            .getFirst())
                    .containsExactly("2");
            Path secret = Files.writeString(folder.resolve("secret.csv"), "word\nhush\n");
            assertThatThrownBy(() -> workspace.query("select * from read_csv('" + secret + "')", 10))
                    .isInstanceOf(SlipwayException.class);
            assertThatThrownBy(() -> workspace.query("explain analyze delete from marts.fct_exposures", 10))
                    .isInstanceOf(SlipwayException.class);
            assertThatThrownBy(() -> workspace.query("select * from marts.fct_exposure", 10))
                    .hasMessageContaining("There is no table named")
                    .hasMessageContaining("fct_exposure");
            assertThatThrownBy(() -> workspace.query("select varient from marts.fct_exposures", 10))
                    .hasMessageContaining("There is no column named varient");
            assertThat(workspace.query("select * from marts.fct_exposures", 1).truncated())
                    .isTrue();
        }
    }

    /** As a window does whose screens look at the same run. */
    @Test
    void severalMayReadARunAtATimeAndNoneCanChangeWhatIsAllowed() {
        try (Workspace workspace = Workspace.open(folder)) {
            publish(workspace, Engine.DUCKDB);
        }
        Path file = folder.resolve("warehouse/run-1");
        TimeZone here = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
        try (Database first = Database.openReadOnly(Engine.DUCKDB, file);
                Database second = Database.openReadOnly(Engine.DUCKDB, file)) {
            for (Database database : List.of(first, second)) {
                assertThat(database.number("select count(*) from marts.fct_exposures"))
                        .isEqualTo(2);
                assertThat(database.list("select current_setting('TimeZone')", row -> row.string(1)))
                        .containsExactly("UTC");
                assertThatThrownBy(() -> database.execute("set global enable_external_access = true"))
                        .isInstanceOf(SlipwayException.class);
            }
        } finally {
            TimeZone.setDefault(here);
        }
    }

    @Test
    void aDamagedFileIsSaidSo() throws IOException {
        try (Workspace workspace = Workspace.open(folder)) {
            int run = publish(workspace, Engine.DUCKDB);
            Files.writeString(folder.resolve("warehouse/run-" + run + ".duckdb"), "not a database".repeat(1_000));
            assertThatThrownBy(() -> workspace.read(run, STUDY, JobContext.unwatched()))
                    .isInstanceOfSatisfying(
                            SlipwayException.class,
                            e -> assertThat(e.category()).isEqualTo(ErrorCategory.WORKSPACE))
                    .hasMessageContaining("damaged");
        }
    }

    @Test
    void aRunThatIsGivenUpLeavesNoFile() {
        try (Workspace workspace = Workspace.open(folder)) {
            try (RunBuild build = workspace.begin(Studies.file(STUDY), Engine.DUCKDB)) {
                assertThat(build.engine()).isEqualTo(Engine.DUCKDB);
                build.cancelled();
            }
            assertThat(folder.resolve("warehouse")).isEmptyDirectory();
        }
    }
}
