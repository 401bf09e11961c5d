package dev.slipway.app.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.settings.Settings;
import dev.slipway.app.support.FakeStudyService;
import dev.slipway.app.support.ModelReadouts;
import dev.slipway.app.support.TabStage;
import dev.slipway.app.widget.PictureView;
import dev.slipway.readout.model.AnalysesReadout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
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

/** What a person does on the Models tab, with the real job runner. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // JUnit and the start method fill the fields
class ModelsScreenTest {
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

    private static List<String> pictures(FxRobot robot) {
        return robot.lookup(node -> node instanceof PictureView && node.isVisible()).queryAll().stream()
                .map(node -> String.valueOf(node.getAccessibleText()))
                .toList();
    }

    /** The words of the surface that a click opened over the window. */
    private static String popover(FxRobot robot) {
        StringBuilder words = new StringBuilder();
        robot.listTargetWindows()
                .forEach(window -> robot.targetWindow(window)
                        .lookup(".popover .label")
                        .queryAllAs(Label.class)
                        .forEach(label -> words.append(label.getText()).append('\n')));
        return words.toString();
    }

    @Test
    void everyKindOfModelHasItsPanelAndItsFormula(FxRobot robot) throws TimeoutException {
        tab.run(robot, ModelReadouts.all());
        assertThat(tab.words(robot))
                .contains("Logistic regression", "58,472 units, 1,528 left out")
                .contains("Time to KYC, Kaplan–Meier", "Treatment −0.74 days [−0.85, −0.64] against control")
                .contains("concordance 0.68 [0.67, 0.69]", "changes with time for Score")
                .contains("cart → buy: treatment 27.0% [26.0, 28.0], control 25.0% [24.0, 26.0]")
                .contains("Sessions that reach buy: control 11.0%, treatment 12.3%.");
        assertThat(pictures(robot))
                .anyMatch(text -> text.contains("odds ratios"))
                .anyMatch(text -> text.contains("hazard ratios"));

        robot.clickOn("#regression-formula");
        WaitForAsyncUtils.waitForFxEvents();
        String formula = popover(robot);
        assertThat(formula)
                .contains(
                        "log odds of Sign-up completion = intercept + Variant + Device", "pseudo R²", "Assumes", "doi");
        robot.push(KeyCode.ESCAPE);
    }

    @Test
    void anotherModelAnotherArmAnotherStep(FxRobot robot) throws TimeoutException {
        tab.run(robot, ModelReadouts.all());
        ComboBox<String> choice = robot.lookup("#regression-choice").queryComboBox();
        assertThat(choice.getItems()).containsExactly("signup", "spend");
        robot.interact(() -> choice.setValue("spend"));
        assertThat(tab.words(robot)).contains("Spend has values other than 0 and 1. Take a linear model.");
        assertThat(robot.lookup("#regression-formula").query().isDisabled()).isTrue();

        ToggleButton control = robot.lookup("#transition-arm .toggle-button").query();
        robot.interact(control::fire);
        assertThat(control.isSelected()).isTrue();
        assertThat(tab.words(robot)).contains("9,000 sessions");
    }

    @Test
    void aStudyWithoutModelsSaysWhichKeyToAdd(FxRobot robot) throws TimeoutException {
        tab.run(robot, ModelReadouts.with(AnalysesReadout.NONE));
        assertThat(tab.words(robot)).contains("Add the key \"analyses\"", "outcome: signup_completion", "transitions:");
        tab.run(robot, ModelReadouts.ofTable(AnalysesReadout.NONE));
        Label example = robot.lookup(
                        node -> node instanceof Label l && l.getText().startsWith("analyses:"))
                .query();
        assertThat(example.getText()).contains("time: days_column").doesNotContain("transitions");
    }
}
