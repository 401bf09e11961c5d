package dev.slipway.app.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.settings.Settings;
import dev.slipway.app.shell.RunState;
import dev.slipway.app.support.FakeStudyService;
import dev.slipway.app.support.Gestures;
import dev.slipway.app.support.TabStage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.scene.Node;
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
        assertThat(tab.dialogs().copied).isEmpty();
        TextField other = robot.lookup("#weight-treatment .text-field").queryAs(TextField.class);
        robot.interact(() -> {
            other.requestFocus();
            other.setText("30");
        });
        robot.push(KeyCode.ENTER);
        robot.interact(
                () -> robot.lookup("#copy-allocation").queryAs(Button.class).fire());
        assertThat(tab.dialogs().copied.getFirst()).contains("control: 0.7");
    }

    @Test
    void aBorderIsDraggedAndPushedAndTakenBack(FxRobot robot) throws TimeoutException {
        robot.interact(() -> tab.workbench().run());
        tab.await(() -> tab.words(robot).contains("30,000 : 30,000"));
        Node border = robot.lookup("#border-0").query();
        double width = WaitForAsyncUtils.waitForAsyncFx(
                5_000, () -> border.getParent().getBoundsInLocal().getWidth());
        Gestures.drag(robot, border, -width / 5, 0);
        TextField weight = robot.lookup("#weight-control .text-field").queryAs(TextField.class);
        tab.await(() -> List.of("29.0", "30.0", "31.0").contains(weight.getText()));
        assertThat(tab.words(robot)).contains("tried out", "\u2192 ");
        double dragged = Double.parseDouble(weight.getText());
        robot.push(KeyCode.RIGHT);
        robot.push(KeyCode.SHIFT, KeyCode.RIGHT);
        tab.await(() -> Double.parseDouble(weight.getText()) == dragged + 6);
        tab.await(() ->
                border.getAccessibleText().startsWith("Border between control, " + Math.round(dragged + 6) + "%"));
        robot.interact(
                () -> robot.lookup("#back-to-study").queryAs(Button.class).fire());
        assertThat(robot.lookup("#weight-control .text-field")
                        .queryAs(TextField.class)
                        .getText())
                .isEqualTo("50.0");
        assertThat(tab.words(robot)).contains("drag a border to try another").doesNotContain("\u2192 ");
    }

    @Test
    void aStepOfTheRampIsDraggedPushedAndRemoved(FxRobot robot) throws TimeoutException {
        robot.interact(() -> robot.lookup("#add-step").queryAs(Button.class).fire());
        tab.await(() -> robot.lookup("#ramp-1").tryQuery().isPresent()
                && said(robot, "#ramp-1").contains("100% from day 3"));
        Node last = robot.lookup("#ramp-1").query();
        Bounds room =
                WaitForAsyncUtils.waitForAsyncFx(5_000, () -> last.getParent().getBoundsInLocal());
        Gestures.drag(robot, last, room.getWidth() / 4, room.getHeight());
        tab.await(() -> said(robot, "#ramp-1").contains(": 10% from day"));
        assertThat(said(robot, "#ramp-1")).doesNotContain("day 3.");
        robot.push(KeyCode.SHIFT, KeyCode.UP);
        tab.await(() -> said(robot, "#ramp-1").contains(": 15% from day"));
        String before = said(robot, "#ramp-1");
        robot.push(KeyCode.RIGHT);
        tab.await(() -> !said(robot, "#ramp-1").equals(before));
        robot.push(KeyCode.DELETE);
        tab.await(() -> robot.lookup("#ramp-1").tryQuery().isEmpty());
    }

    private static String said(FxRobot robot, String id) {
        return String.valueOf(robot.lookup(id).query().getAccessibleText());
    }
}
