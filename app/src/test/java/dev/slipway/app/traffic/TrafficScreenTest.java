package dev.slipway.app.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.settings.Settings;
import dev.slipway.app.shell.RunState;
import dev.slipway.app.support.FakeStudyService;
import dev.slipway.app.support.TabStage;
import java.io.IOException;
import java.nio.file.Path;
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

/** What a person does on the Traffic tab, with the real job runner. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // JUnit and the start method fill the fields
class TrafficScreenTest {
    @TempDir
    static Path folder;

    private TabStage tab;

    @Start
    void start(Stage stage) throws IOException {
        tab = new TabStage(new FakeStudyService(folder), new Settings());
        tab.show(stage, TrafficScreen::new);
    }

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(tab.close()).isEmpty();
    }

    @Test
    void aUserIsLookedUpAndAnAllocationTried(FxRobot robot) throws TimeoutException {
        assertThat(tab.words(robot)).contains("Run the study to see how many users each arm got.");
        robot.interact(() -> robot.lookup("#lookup").queryAs(TextField.class).setText("user-000777"));
        tab.await(() -> tab.words(robot).contains("Stored before?"));
        robot.interact(() -> tab.workbench().run());
        tab.await(() -> tab.workbench().stateProperty().get() == RunState.DONE
                && tab.words(robot).contains("lowest p = 1.00"));
        assertThat(tab.words(robot)).contains("ratio is fine", "started at 100%, no ramp planned");
        TextField weight = robot.lookup("#weight-control .text-field").queryAs(TextField.class);
        robot.interact(() -> {
            weight.requestFocus();
            weight.setText("70");
        });
        robot.push(KeyCode.ENTER);
        tab.await(() -> tab.words(robot).contains("The weights add up to 120%."));
        robot.interact(
                () -> robot.lookup("#copy-allocation").queryAs(Button.class).fire());
        assertThat(tab.dialogs().copied.getFirst()).contains("control: 0.7");
    }
}
