package dev.slipway.app.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.jobs.DirectJobRunner;
import dev.slipway.app.problem.ProblemViewModel.CodeLine;
import dev.slipway.app.settings.Settings;
import dev.slipway.app.shell.Problem;
import dev.slipway.app.shell.RunState;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.shell.Workbench;
import dev.slipway.app.support.FakeStudyService;
import dev.slipway.app.support.RecordingDialogs;
import dev.slipway.app.support.Studies;
import dev.slipway.charts.ChartThemes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit fills the folder
class ProblemViewModelTest {
    @TempDir
    Path folder;

    @Test
    void oneFixAfterTheOtherMendsTheFile() throws IOException {
        DirectJobRunner jobs = new DirectJobRunner();
        FakeStudyService service = new FakeStudyService(folder);
        Workbench workbench = new Workbench(service, jobs, new Settings(), Clock.systemUTC());
        RecordingDialogs dialogs = new RecordingDialogs();
        ProblemViewModel model = new ProblemViewModel(new ScreenContext(
                workbench,
                jobs,
                (tab, detail) -> {},
                dialogs,
                new Settings(),
                new SimpleObjectProperty<>(ChartThemes.light())));
        Path file = Files.writeString(folder.resolve("b.yaml"), "# mine\n" + Studies.BROKEN);
        workbench.open(file);
        for (int left = 3; left > 0; left--) {
            Problem problem = Objects.requireNonNull(workbench.problemProperty().get());
            assertThat(problem.studyProblems()).hasSize(left);
            assertThat(ProblemViewModel.lines(problem))
                    .filteredOn(CodeLine::bad)
                    .isNotEmpty();
            model.fix(problem.studyProblems().getFirst());
        }
        assertThat(workbench.stateProperty().get()).isEqualTo(RunState.READY_TO_RUN);
        assertThat(Files.readString(file)).startsWith("# mine");
        assertThat(dialogs.failures).isEmpty();
    }

    @Test
    void aFaultSpeaksToPeopleAndOffersAnotherTry() {
        Problem problem = new Problem(3, folder, "", new IllegalStateException("x"), 1);
        assertThat(ProblemViewModel.headline(problem))
                .contains("fault of its own")
                .doesNotContain("IllegalState");
        assertThat(ProblemViewModel.mainAction(problem)).isEqualTo("Run again");
        assertThat(ProblemViewModel.lines(problem)).isEmpty();
    }
}
