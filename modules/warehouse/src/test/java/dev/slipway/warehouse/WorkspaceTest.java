package dev.slipway.warehouse;

import static dev.slipway.core.data.ColumnSpec.text;
import static dev.slipway.core.data.ColumnSpec.timestamp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Study;
import dev.slipway.warehouse.engine.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs come and go; the last good one stays readable. */
class WorkspaceTest {
    private static final long START = Instant.parse("2026-10-05T08:00:00Z").toEpochMilli();
    private static final JobContext CONTEXT = JobContext.unwatched();

    @TempDir
    Path folder;

    private final Study study = Studies.events(
            Map.of("control", 0.5, "treatment", 0.5), Studies.proportion("p", "signup", Duration.ofDays(1)));

    private static RowsTable assignments() {
        return new RowsTable("assignments", text("user_id"), text("variant"), timestamp("assigned_at"))
                .row("a", "control", START)
                .row("b", "treatment", START);
    }

    private static RowsTable events() {
        return new RowsTable("events", text("user_id"), text("event_name"), timestamp("event_time"))
                .row("a", "signup", START + 1);
    }

    private RunBuild built(Workspace workspace) {
        RunBuild build = workspace.begin(Studies.file(study));
        build.load(assignments(), CONTEXT);
        build.load(events(), CONTEXT);
        build.buildModels(study, CONTEXT);
        build.testModels(CONTEXT);
        return build;
    }

    private int publish(Workspace workspace) {
        try (RunBuild build = built(workspace)) {
            build.publish("{\"a\":1}", "HOLD", "{\"b\":2}");
            return build.number();
        }
    }

    @Test
    void theFolderOfAForgottenRunIsNotWrittenOver() throws IOException {
        Files.createDirectories(folder.resolve("runs").resolve("run-7"));
        Files.createDirectories(folder.resolve("runs").resolve("run-9.part"));
        try (Workspace workspace = Workspace.open(folder)) {
            assertThat(publish(workspace)).isEqualTo(8);
            assertThat(publish(workspace)).isEqualTo(9);
        }
    }

    @Test
    void aRunOfAnotherVersionIsRefusedWithASentence() {
        try (Workspace workspace = Workspace.open(folder)) {
            int run = publish(workspace);
            try (Database database = Database.open(folder.resolve("warehouse").resolve("run-" + run))) {
                database.execute("alter table run.tests drop column detail");
            }
            assertThatThrownBy(() -> workspace.read(run, study, CONTEXT))
                    .isInstanceOfSatisfying(
                            SlipwayException.class,
                            e -> assertThat(e.category()).isEqualTo(ErrorCategory.WORKSPACE))
                    .hasMessageStartingWith("The tables of run " + run + " can't be read");
            assertThat(workspace.models(run).models()).isNotEmpty();
        }
    }

    @Test
    void aPublishedRunIsReadAgain() {
        int run;
        try (Workspace workspace = Workspace.open(folder)) {
            run = publish(workspace);
        }
        try (Workspace workspace = Workspace.open(folder)) {
            RunRecord record = workspace.lastGood("small").orElseThrow();
            assertThat(record.number()).isEqualTo(run);
            assertThat(record.status()).isEqualTo(RunStatus.DONE);
            assertThat(record.verdict()).isEqualTo("HOLD");
            assertThat(workspace.readoutJson(run)).contains("{\"a\":1}");
            assertThat(workspace.manifestJson(run)).contains("{\"b\":2}");
            assertThat(workspace.studyText(run)).contains("study: A small study");
            ExperimentData data = workspace.read(run, study, CONTEXT);
            assertThat(data.unitIds()).containsExactly("a", "b");
            assertThat(data.tests().total())
                    .isGreaterThanOrEqualTo(20)
                    .isEqualTo(data.tests().passed());
            assertThat(workspace.models(run).models()).hasSizeGreaterThan(5);
            workspace.saveMemoWords(run, "first");
            workspace.saveMemoWords(run, "second");
            assertThat(workspace.memoWords(run)).contains("second");
            assertThat(workspace.bytes()).isPositive();
        }
    }

    @Test
    void whatIsGivenUpLeavesNothingButItsRecord() {
        try (Workspace workspace = Workspace.open(folder)) {
            int good = publish(workspace);
            try (RunBuild build = built(workspace)) {
                build.fail(new SlipwayException(ErrorCategory.STATISTICS, "No estimate.", ""));
            }
            try (RunBuild build = built(workspace)) {
                build.cancelled();
            }
            assertThat(workspace.runs())
                    .extracting(RunRecord::status)
                    .containsExactly(RunStatus.CANCELLED, RunStatus.FAILED, RunStatus.DONE);
            assertThat(workspace.runs().get(1).message()).isEqualTo("No estimate.");
            assertThat(workspace.lastGood("small").orElseThrow().number()).isEqualTo(good);
            assertThat(workspace.read(good, study, CONTEXT).units()).isEqualTo(2);
            assertThat(warehouseFiles()).containsExactly("run-" + good + ".mv.db");
        }
    }

    @Test
    void aBrokenTableFailsTheRunAndNamesTheRows() {
        try (Workspace workspace = Workspace.open(folder)) {
            int good = publish(workspace);
            try (RunBuild build = workspace.begin(Studies.file(study))) {
                build.load(assignments().row("c", "green", START), CONTEXT);
                build.load(events(), CONTEXT);
                build.buildModels(study, CONTEXT);
                assertThatThrownBy(() -> build.testModels(CONTEXT))
                        .hasMessageContaining("accepted_values stg_assignments.variant")
                        .hasMessageContaining("variant = green");
            }
            assertThat(workspace.read(good, study, CONTEXT).units()).isEqualTo(2);
        }
    }

    @Test
    void onlyTheLastThreeWarehousesAreKept() {
        try (Workspace workspace = Workspace.open(folder)) {
            for (int i = 0; i < 5; i++) {
                publish(workspace);
            }
            assertThat(workspace.runs())
                    .extracting(RunRecord::readable)
                    .containsExactly(true, true, true, false, false);
            assertThat(warehouseFiles()).containsExactly("run-3.mv.db", "run-4.mv.db", "run-5.mv.db");
            assertThat(workspace.readoutJson(1)).isPresent();
            assertThatThrownBy(() -> workspace.read(1, study, CONTEXT)).hasMessageContaining("not kept");
        }
    }

    @Test
    void queriesOnlyRead() {
        try (Workspace workspace = Workspace.open(folder)) {
            assertThatThrownBy(() -> workspace.query("select 1", 1)).hasMessageContaining("no finished run");
            publish(workspace);
            QueryResult result = workspace.query("select unit_id, exposed_at from marts.fct_exposures order by 1;", 1);
            assertThat(result.columns()).containsExactly("unit_id", "exposed_at");
            assertThat(result.rows().getFirst()).containsExactly("a", "2026-10-05 08:00:00");
            assertThat(result.truncated()).isTrue();
            assertThat(workspace.query("select ';' as s -- ; drop", 5).truncated())
                    .isFalse();
            for (String sql : List.of(
                    "delete from marts.fct_exposures",
                    "select 1; drop table marts.fct_exposures",
                    "select * from final table (delete from marts.fct_exposures)",
                    "explain analyze delete from marts.fct_exposures",
                    "select file_write('x', '" + folder.resolve("evil") + "')",
                    "select csvwrite('" + folder.resolve("evil") + "', 'select 1')",
                    "select * from csvread('" + folder.resolve("slipway.lock") + "')",
                    "select file_read('" + folder.resolve("slipway.lock") + "')",
                    "/* select */ drop table marts.fct_exposures")) {
                assertThatThrownBy(() -> workspace.query(sql, 5)).as(sql).isInstanceOf(SlipwayException.class);
            }
            assertThat(folder.resolve("evil")).doesNotExist();
            assertThat(workspace.query("select * from marts.fct_exposures", 5).rows())
                    .hasSize(2);
        }
    }

    @Test
    void aMistypedNameIsNamedWithWhatThereIs() {
        try (Workspace workspace = Workspace.open(folder)) {
            publish(workspace);
            assertThatThrownBy(() -> workspace.query("select * from marts.fct_exposure", 1))
                    .isInstanceOfSatisfying(
                            SlipwayException.class,
                            e -> assertThat(e.remedy())
                                    .startsWith(
                                            "Did you mean marts.fct_exposures? There are marts.agg_experiment_day, "))
                    .hasMessageContaining("no table named fct_exposure");
            assertThatThrownBy(() -> workspace.query("select exposed_att from marts.fct_exposures", 1))
                    .isInstanceOfSatisfying(
                            SlipwayException.class,
                            e -> assertThat(e.remedy())
                                    .startsWith("Did you mean exposed_at? marts.fct_exposures has unit_no, "))
                    .hasMessageContaining("no column named exposed_att");
            // There is such a column, in another table.
            assertThatThrownBy(() -> workspace.query("select event_name from marts.fct_exposures", 1))
                    .isInstanceOfSatisfying(
                            SlipwayException.class,
                            e -> assertThat(e.remedy()).startsWith("marts.fct_exposures has unit_no, "));
            assertThatThrownBy(() -> workspace.query("select * from mart.fct_exposures", 1))
                    .isInstanceOfSatisfying(
                            SlipwayException.class, e -> assertThat(e.remedy()).contains("marts.fct_exposures"))
                    .hasMessageContaining("no schema named mart");
        }
    }

    @Test
    void aWorkspaceOfAnotherVersionIsLeftAlone() {
        Workspace.open(folder).close();
        try (var other = dev.slipway.warehouse.engine.Database.openDurable(folder.resolve("slipway"))) {
            other.execute("update slipway.version set version = 2");
        }
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> Workspace.open(folder))
                    .isInstanceOfSatisfying(
                            SlipwayException.class,
                            e -> assertThat(e.category()).isEqualTo(ErrorCategory.WORKSPACE))
                    .hasMessageContaining("another version of Slipway")
                    .hasMessageContaining("untouched");
        }
        try (var early = dev.slipway.warehouse.engine.Database.openDurable(folder.resolve("slipway"))) {
            early.execute("drop table slipway.version");
        }
        Workspace.open(folder).close();
    }

    @Test
    void aSecondOpenerGetsASentence() {
        try (Workspace workspace = Workspace.open(folder)) {
            assertThatThrownBy(() -> Workspace.open(folder))
                    .isInstanceOfSatisfying(
                            SlipwayException.class,
                            e -> assertThat(e.category()).isEqualTo(ErrorCategory.WORKSPACE))
                    .hasMessageContaining("already open in another Slipway (process "
                            + ProcessHandle.current().pid());
            assertThat(workspace.runs()).isEmpty();
        }
    }

    @Test
    void aKilledProcessLeavesTheLastGoodRun() throws IOException, InterruptedException {
        int good;
        try (Workspace workspace = Workspace.open(folder)) {
            good = publish(workspace);
        }
        Process other = ChildProcess.start(folder, "hold");
        assertThat(other.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("holding");
        assertThatThrownBy(() -> Workspace.open(folder)).hasMessageContaining("(process " + other.pid() + ")");
        assertThat(warehouseFiles()).hasSize(2);
        other.destroyForcibly().waitFor();
        try (Workspace workspace = Workspace.open(folder)) {
            assertThat(workspace.runs())
                    .extracting(RunRecord::status)
                    .containsExactly(RunStatus.INTERRUPTED, RunStatus.DONE);
            assertThat(warehouseFiles()).containsExactly("run-" + good + ".mv.db");
            assertThat(workspace.read(good, study, CONTEXT).units()).isEqualTo(2);
            assertThat(publish(workspace)).isEqualTo(3);
        }
    }

    @Test
    void theMachinesTimeZoneChangesNothing() throws IOException {
        // 02:30 on the night in which New York skips that hour.
        long moment = Instant.parse("2026-03-08T02:30:00Z").toEpochMilli();
        Process other = ChildProcess.start(folder, "day", "-Duser.timezone=America/New_York", "-Dmoment=" + moment);
        long end = Instant.parse("2026-03-09T00:00:00Z").toEpochMilli();
        assertThat(other.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo(moment + " 2026-03-08 " + end);
    }

    private List<String> warehouseFiles() {
        try (var files = Files.list(folder.resolve("warehouse"))) {
            return files.map(f -> String.valueOf(f.getFileName()))
                    .filter(f -> f.endsWith(".mv.db"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
