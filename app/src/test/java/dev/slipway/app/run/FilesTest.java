package dev.slipway.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.data.CsvTableWriter;
import dev.slipway.core.data.TableSource;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Study;
import dev.slipway.core.study.StudyFile;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.model.RolloutReadout;
import dev.slipway.warehouse.Workspace;
import dev.slipway.warehouse.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a person gets from files of their own is what the same tables give when a world fills them. */
@Execution(ExecutionMode.CONCURRENT)
class FilesTest {
    private static final String STUDY = """
            study: Feed
            source: %s
            experiment:
              key: feed
              allocation: {coverage: 0.6, layer: feed, variants: {control: 0.5, treatment: 0.5}}
            metrics:
              plays: {kind: count, event: play, within: 7d, better: higher, role: primary}
            decision: {minimum_effect: 0.5}
            analyses:
              rollout: {outcome: sessions, adjust_for: [sessions_before, country], leads: 2, lags: 2}
            """;
    private static final String WORLD = "{simulate: {world: behavior, users: 1500, days: 49, seed: 3}}";
    private static final String FILES =
            "{events: {events: events.csv, assignments: assignments.csv, users: users.csv, rollout: rollout.csv}}";

    @TempDir
    Path folder = Path.of("");

    /** Somebody who never adopted is not in the file; without a moment nobody knows whether that is meant. */
    @Test
    void anAdoptionWithoutItsMomentIsRefused() throws IOException {
        world(50);
        Files.writeString(folder.resolve("rollout.csv"), "user_id,adopted_at\nu1,2026-10-12 08:00:00\nu2,\n");
        Path ownFile = Files.writeString(folder.resolve("own.yaml"), STUDY.formatted(FILES));
        Study own = StudyFiles.reader().read(ownFile).study();

        assertThatThrownBy(() -> StudySource.of(own, JobContext.unwatched()))
                .isInstanceOf(SlipwayException.class)
                .hasMessageContaining("rollout.csv has 1 row that can't be used")
                .hasMessageContaining("line 3: adopted_at is missing");
    }

    @Test
    void aRolloutFromFilesIsTheRolloutOfTheWorld() throws IOException {
        StudyFile world = world(1500);
        // Two whom nobody knows are told, and change nothing.
        Files.writeString(
                folder.resolve("rollout.csv"),
                "nobody-1,2026-10-12 08:00:00\nnobody-2,2026-10-12 08:00:00\n",
                StandardOpenOption.APPEND);
        Path ownFile = Files.writeString(folder.resolve("own.yaml"), STUDY.formatted(FILES));
        StudyFile own = StudyFiles.reader().read(ownFile);
        RolloutReadout simulated =
                Objects.requireNonNull(readout(world).analyses().rollout());
        Readout mine = readout(own);
        RolloutReadout imported = Objects.requireNonNull(mine.analyses().rollout());
        assertThat(mine.health())
                .filteredOn(check -> check.check().equals("data_tests"))
                .singleElement()
                .satisfies(check ->
                        assertThat(check.detail()).contains("rollout_users_are_known: 2 rows, (user_id = nobody-1"));
        assertThat(imported.effects().truth()).isNull();
        assertThat(imported.effects().estimates())
                .hasSameSizeAs(simulated.effects().estimates())
                .hasSizeGreaterThan(2);
        for (int k = 0; k < imported.effects().estimates().size(); k++) {
            Estimate there = simulated.effects().estimates().get(k);
            Estimate here = imported.effects().estimates().get(k);
            assertThat(here.method()).isEqualTo(there.method());
            assertThat(here.effect()).as(here.method()).isEqualTo(there.effect());
            assertThat(here.standardError()).isEqualTo(there.standardError());
        }
    }

    /** A study of the world, whose tables are now files. */
    private StudyFile world(int users) throws IOException {
        StudyFile world = StudyFiles.reader()
                .parse(STUDY.formatted(WORLD.replace("1500", Integer.toString(users))), folder.resolve("world.yaml"));
        for (TableSource table :
                StudySource.of(world.study(), JobContext.unwatched()).tables()) {
            CsvTableWriter.write(table, folder.resolve(table.schema().name() + ".csv"), JobContext.unwatched());
        }
        return world;
    }

    private Readout readout(StudyFile study) {
        try (Workspace workspace =
                Workspace.open(folder.resolve("workspace-" + study.path().getFileName()))) {
            return new StudyRunner(workspace)
                    .run(study, null, Engine.DUCKDB, JobContext.unwatched())
                    .readout();
        }
    }
}
