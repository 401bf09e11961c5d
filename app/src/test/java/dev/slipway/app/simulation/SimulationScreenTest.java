package dev.slipway.app.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.settings.Settings;
import dev.slipway.app.shell.RunState;
import dev.slipway.app.support.FakeStudyService;
import dev.slipway.app.support.TabStage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What a person does on the Simulation tab, with the real job runner. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // JUnit and the start method fill the fields
class SimulationScreenTest {
    @TempDir
    static Path folder;

    private TabStage tab;

    @Start
    void start(Stage stage) throws IOException {
        tab = new TabStage(new FakeStudyService(folder), new Settings());
        tab.show(stage, SimulationScreen::new);
    }

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(tab.close()).isEmpty();
    }

    private void type(FxRobot robot, String id, String text) {
        TextField field = robot.lookup(id + " .text-field").queryAs(TextField.class);
        robot.interact(() -> {
            field.requestFocus();
            field.setText(text);
        });
        robot.push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void numbersAreTypedCheckedAndRun(FxRobot robot) throws TimeoutException {
        tab.await(() -> tab.words(robot).contains("\u2248"));
        assertThat(tab.words(robot)).contains("Onboarding", "Planted effects", "Sample-ratio fault", "None yet.");
        type(robot, "#simulation-users", "-5");
        assertThat(robot.lookup("#simulation-users").query().getStyleClass()).contains("problem");
        type(robot, "#simulation-users", "2,000");
        assertThat(robot.lookup("#simulation-users").query().getStyleClass()).doesNotContain("problem");
        robot.interact(() -> robot.lookup("#simulate").queryAs(Button.class).fire());
        WaitForAsyncUtils.waitFor(
                20, TimeUnit.SECONDS, () -> tab.workbench().stateProperty().get() == RunState.DONE);
        tab.await(() -> tab.words(robot).contains("Run 1"));
        assertThat(tab.words(robot)).contains("SHIP", "seed 42", "The planted truth is known");
    }
}
