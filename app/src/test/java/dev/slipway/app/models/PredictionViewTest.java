package dev.slipway.app.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.settings.Settings;
import dev.slipway.app.support.FakeStudyService;
import dev.slipway.app.support.ModelReadouts;
import dev.slipway.app.support.PredictionReadouts;
import dev.slipway.app.support.TabStage;
import dev.slipway.app.widget.PictureView;
import dev.slipway.app.window.DesktopHarness;
import dev.slipway.readout.model.AnalysesReadout;
import dev.slipway.readout.model.Readout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
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

/** What a person does with a learned model on the Models tab. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // JUnit and the start method fill the fields
class PredictionViewTest {
    @TempDir
    static Path folder;

    private FakeStudyService service;
    private TabStage tab;

    @Start
    void start(Stage stage) throws IOException {
        service = new FakeStudyService(folder);
        tab = new TabStage(service, new Settings());
        tab.show(stage, ModelsScreen::new);
    }

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(tab.close()).isEmpty();
    }

    private void run(FxRobot robot, Readout readout) throws TimeoutException {
        tab.run(robot, readout);
        tab.open(robot, "Predictions");
    }

    private static List<String> pictures(FxRobot robot) {
        return robot.lookup(node -> node instanceof PictureView && node.isVisible()).queryAll().stream()
                .map(node -> String.valueOf(node.getAccessibleText()))
                .toList();
    }

    @Test
    void aModelShowsWhatItBeatsAndOneClickShowsItsFormula(FxRobot robot) throws TimeoutException {
        run(robot, PredictionReadouts.all());
        assertThat(tab.words(robot))
                .contains("Beats the base rate, but not the linear model.", "Scores did not move")
                .contains("Slope 0.92", "2,506 users are left out");

        robot.clickOn("#prediction-formula");
        WaitForAsyncUtils.waitForFxEvents();
        StringBuilder words = new StringBuilder();
        robot.listTargetWindows()
                .forEach(window -> robot.targetWindow(window)
                        .lookup(".popover .label")
                        .queryAllAs(Label.class)
                        .forEach(label -> words.append(label.getText()).append('\n')));
        assertThat(words)
                .contains("no event in the 14 days after it", "depth 5", "training 6,642 users", "doi:10.1145");
        robot.push(KeyCode.ESCAPE);
    }

    @Test
    void aClickOnAFeatureShowsItsCurve(FxRobot robot) throws TimeoutException {
        run(robot, PredictionReadouts.all());
        assertThat(pictures(robot)).anyMatch(text -> text.contains("by View, last 7 days"));

        Node importance = robot.lookup(node -> node instanceof PictureView
                        && String.valueOf(node.getAccessibleText()).contains("leans most on"))
                .query();
        Point2D second = importance.localToScreen(40, 6 + 1.5 * 27);
        robot.clickOn(second);
        WaitForAsyncUtils.waitForFxEvents();

        ComboBox<String> feature = robot.lookup("#feature-choice").queryComboBox();
        assertThat(feature.getValue()).isEqualTo("country");
        assertThat(pictures(robot)).anyMatch(text -> text.contains("by Country"));
    }

    @Test
    void whatCouldNotBeTrainedSaysWhy(FxRobot robot) throws TimeoutException {
        run(robot, PredictionReadouts.all());
        ComboBox<String> choice = robot.lookup("#prediction-choice").queryComboBox();
        robot.interact(() -> choice.setValue("revenue"));
        assertThat(tab.words(robot)).contains("Nobody's outcome is known yet.");
        assertThat(robot.lookup("#prediction-formula").query().isDisabled()).isTrue();

        run(robot, ModelReadouts.with(AnalysesReadout.NONE));
        assertThat(tab.words(robot)).contains("This study asks for no predictions.");
        run(robot, ModelReadouts.ofTable(AnalysesReadout.NONE));
        assertThat(tab.words(robot)).contains("there is nothing to predict");
    }

    @Test
    void lightAndDarkAreDrawn() throws IOException {
        service.readout = PredictionReadouts.all();
        Path study = service.writeStudy("onboarding-kyc.yaml");
        DesktopHarness.inBothThemes(service, study, "models", "prediction:churn", "models-prediction");
    }
}
