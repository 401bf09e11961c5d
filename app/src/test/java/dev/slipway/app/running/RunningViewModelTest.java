package dev.slipway.app.running;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.jobs.DirectJobRunner;
import dev.slipway.app.jobs.JobProgress;
import dev.slipway.app.settings.Settings;
import dev.slipway.app.shell.Workbench;
import dev.slipway.app.support.FakeStudyService;
import dev.slipway.app.support.Studies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills the folder
class RunningViewModelTest {
    @TempDir
    Path folder;

    @Test
    void itSaysWhereTheRunIsAndWhatIsNewInIt() throws IOException {
        FakeStudyService service = new FakeStudyService(folder);
        DirectJobRunner jobs = new DirectJobRunner();
        Workbench workbench = new Workbench(service, jobs, new Settings(), Clock.systemUTC());
        Path study = service.writeStudy("study.yaml");
        RunningViewModel model = new RunningViewModel(workbench);
        assertThat(model.stays()).contains("first run");
        workbench.openAndRun(study);
        assertThat(model.progressProperty().get().stages()).allMatch(s -> s.status() == JobProgress.Status.DONE);

        Files.writeString(study, Studies.ONBOARDING.replace("seed: 42", "seed: 43"));
        service.onThirdStage = () -> {
            jobs.publish();
            assertThat(model.isRunning()).isTrue();
            assertThat(model.progressProperty().get().stages())
                    .extracting(JobProgress.Stage::status)
                    .startsWith(JobProgress.Status.DONE, JobProgress.Status.DONE, JobProgress.Status.RUNNING)
                    .endsWith(JobProgress.Status.WAITING);
            assertThat(model.progressProperty().get().fraction()).isBetween(0.4, 0.7);
            assertThat(model.subtitle()).isEqualTo("Run 2 \u00b7 onboarding-kyc \u00b7 seed 43");
            assertThat(model.changes()).containsExactly(new RunningViewModel.Change("Seed", "42", "43"));
            assertThat(model.stays()).startsWith("Run 1 stays open");
        };
        jobs.hold();
        workbench.run();
        jobs.releaseOne();
        jobs.releaseOne();
        assertThat(workbench.problemProperty().get()).isNull();
        assertThat(model.lastGood()).isNotNull().extracting("number").isEqualTo(2);
    }
}
