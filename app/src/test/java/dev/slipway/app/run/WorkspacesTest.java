package dev.slipway.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.StudyFile;
import dev.slipway.warehouse.RunRecord;
import dev.slipway.warehouse.RunStatus;
import dev.slipway.warehouse.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workspace without its catalogue still knows the runs that finished in it. */
class WorkspacesTest {
    private static final Path SAMPLE = Path.of("..", "sample-configs", "import-ab-csv.yaml");

    @TempDir
    Path folder;

    @Test
    void finishedRunsComeBackFromTheirFolders() throws IOException {
        StudyFile study = StudyFiles.reader().read(SAMPLE);
        RunResult ran;
        try (Workspace workspace = Workspaces.open(folder)) {
            ran = new StudyRunner(workspace).run(study, null, JobContext.unwatched());
        }
        Files.delete(folder.resolve("slipway.mv.db"));
        Path silent = Files.createDirectories(folder.resolve("runs").resolve("run-2"));
        Files.writeString(silent.resolve("manifest.json"), "cut off");
        try (Workspace workspace = Workspaces.open(folder)) {
            RunRecord run = workspace.lastGood(study.study().experiment().key()).orElseThrow();
            assertThat(run.number()).isEqualTo(1);
            assertThat(run.status()).isEqualTo(RunStatus.DONE);
            assertThat(run.verdict()).isEqualTo(ran.readout().decision().verdict());
            assertThat(run.studyHash()).isEqualTo(study.hash());
            assertThat(workspace.read(1, study.study(), JobContext.unwatched()).units())
                    .isEqualTo(ran.data().units());
            assertThat(workspace.runs()).hasSize(1);
            assertThat(workspace.nextRun()).isEqualTo(3);
        }
    }
}
