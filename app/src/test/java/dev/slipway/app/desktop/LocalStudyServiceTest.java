package dev.slipway.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.jobs.PlannedStage;
import dev.slipway.app.run.Workspaces;
import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.StudyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the window asks on its own thread costs no look into the catalogue. */
class LocalStudyServiceTest {
    private static final Path SAMPLE = Path.of("..", "sample-configs", "import-ab-csv.yaml");

    @TempDir
    Path folder;

    @Test
    void numberAndPlanOfTheNextRunAreKnownWithoutAsking() throws IOException {
        try (LocalStudyService service = new LocalStudyService(Workspaces.open(folder))) {
            StudyFile study = service.read(SAMPLE, JobContext.unwatched());
            assertThat(service.nextRun()).isEqualTo(1);
            assertThat(service.plan(study))
                    .extracting(PlannedStage::expectedSeconds)
                    .containsOnly(1.0);
            service.run(study, JobContext.unwatched());
            Path catalogue = folder.resolve("slipway.mv.db");
            Files.delete(catalogue);
            assertThat(service.nextRun()).isEqualTo(2);
            assertThat(service.plan(study))
                    .extracting(PlannedStage::expectedSeconds)
                    .doesNotContain(1.0);
            assertThat(catalogue).doesNotExist();
        }
    }
}
