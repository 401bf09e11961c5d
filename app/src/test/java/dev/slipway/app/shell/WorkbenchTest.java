package dev.slipway.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.jobs.DirectJobRunner;
import dev.slipway.app.jobs.JobHandle;
import dev.slipway.app.settings.Settings;
import dev.slipway.app.support.FakeStudyService;
import dev.slipway.app.support.Readouts;
import dev.slipway.app.support.Studies;
import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.readout.DataFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No toolkit is started here: what a person can do to a study must work without a window. */
@SuppressWarnings("NullAway.Init") // JUnit and the method before each test fill the fields
class WorkbenchTest {
    @TempDir
    Path folder;

    private final DirectJobRunner jobs = new DirectJobRunner();
    private final Settings settings = new Settings();
    private FakeStudyService service;
    private Workbench workbench;
    private Path study;

    @BeforeEach
    void start() throws IOException {
        service = new FakeStudyService(folder);
        workbench = new Workbench(service, jobs, settings, Clock.systemUTC());
        study = service.writeStudy("study.yaml");
    }

    @Test
    void openThenRunShowsTheVerdictAndRemembersTheStudy() {
        workbench.open(study);
        assertThat(workbench.stateProperty().get()).isEqualTo(RunState.READY_TO_RUN);
        workbench.run();
        assertThat(workbench.stateProperty().get()).isEqualTo(RunState.DONE);
        assertThat(Objects.requireNonNull(workbench.readoutProperty().get())
                        .decision()
                        .verdict())
                .isEqualTo("SHIP");
        assertThat(workbench.runs()).hasSize(1);
        assertThat(settings.recents())
                .singleElement()
                .satisfies(recent -> assertThat(recent.verdict()).isEqualTo("SHIP"));
    }

    @Test
    void openingAStudyThatRanBeforeShowsItsNewestRun() {
        workbench.openAndRun(study);
        workbench.close();
        assertThat(workbench.readoutProperty().get()).isNull();
        workbench.open(study);
        assertThat(workbench.stateProperty().get()).isEqualTo(RunState.DONE);
        assertThat(Objects.requireNonNull(workbench.runProperty().get()).number())
                .isEqualTo(1);
    }

    @Test
    void aCancelledRunLeavesTheLastGoodOne() {
        workbench.openAndRun(study);
        service.readout = Readouts.stop();
        service.onThirdStage =
                () -> Objects.requireNonNull(workbench.jobProperty().get()).cancel();
        jobs.hold();
        workbench.run();
        jobs.releaseOne();
        assertThat(workbench.stateProperty().get()).isEqualTo(RunState.RUNNING);
        jobs.releaseOne();
        assertThat(workbench.stateProperty().get()).isEqualTo(RunState.CANCELLED);
        assertThat(Objects.requireNonNull(workbench.readoutProperty().get())
                        .decision()
                        .verdict())
                .isEqualTo("SHIP");
        assertThat(jobs.jobs().getFirst().stateProperty().get()).isEqualTo(JobHandle.State.CANCELLED);
        assertThat(workbench.runs()).hasSize(1);
    }

    @Test
    void aFailedRunSaysWhyAndKeepsTheLastGoodOne() {
        workbench.openAndRun(study);
        service.failure = new SlipwayException(ErrorCategory.WAREHOUSE, "The disk is full", "Make room.");
        workbench.run();
        assertThat(workbench.stateProperty().get()).isEqualTo(RunState.FAILED);
        Problem problem = Objects.requireNonNull(workbench.problemProperty().get());
        assertThat(problem.run()).isEqualTo(2);
        assertThat(problem.failure()).hasMessage("The disk is full");
        assertThat(workbench.readoutProperty().get()).isNotNull();
        workbench.showLastGood();
        assertThat(workbench.stateProperty().get()).isEqualTo(RunState.DONE);
    }

    @Test
    void aStudyThatWasBrokenSinceIsNotRun() throws IOException {
        workbench.openAndRun(study);
        Files.writeString(study, Studies.BROKEN);
        workbench.run();
        assertThat(workbench.stateProperty().get()).isEqualTo(RunState.INVALID);
        Problem problem = Objects.requireNonNull(workbench.problemProperty().get());
        assertThat(problem.studyProblems()).hasSize(3);
        assertThat(problem.text()).contains("fraud_flaged");
        Files.writeString(study, Studies.ONBOARDING);
        workbench.recheck();
        assertThat(workbench.stateProperty().get()).isEqualTo(RunState.DONE);
        assertThat(workbench.problemProperty().get()).isNull();
    }

    @Test
    void aFileThatIsNotThereIsAFailureNotACrash() {
        workbench.open(folder.resolve("nowhere.yaml"));
        assertThat(workbench.stateProperty().get()).isEqualTo(RunState.FAILED);
        assertThat(workbench.problemProperty().get()).isNotNull();
    }

    @Test
    void aFilterGivesAReadoutOfItsPartAndNoneGivesTheWholeBack() {
        workbench.openAndRun(study);
        workbench.filterProperty().set(new DataFilter("device_type", "phone", null, null));
        assertThat(Objects.requireNonNull(workbench.readoutProperty().get()).filter())
                .contains("phone");
        workbench.filterProperty().set(DataFilter.NONE);
        assertThat(Objects.requireNonNull(workbench.readoutProperty().get()).filter())
                .isNull();
    }

    @Test
    void aNewRunTakesTheFilterOff() {
        workbench.openAndRun(study);
        workbench.filterProperty().set(new DataFilter("device_type", "phone", null, null));
        workbench.run();
        assertThat(workbench.filterProperty().get().isNone()).isTrue();
        assertThat(Objects.requireNonNull(workbench.readoutProperty().get()).filter())
                .isNull();
    }
}
