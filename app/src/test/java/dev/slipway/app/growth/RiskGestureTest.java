package dev.slipway.app.growth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.settings.Settings;
import dev.slipway.app.support.FakeStudyService;
import dev.slipway.app.support.Gestures;
import dev.slipway.app.support.GrowthReadouts;
import dev.slipway.app.support.TabStage;
import dev.slipway.app.widget.NumberText;
import dev.slipway.app.widget.PictureView;
import dev.slipway.testreadouts.RiskReadouts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Popup;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What a person does in the views Fraud, Monitor and Bandit race, with the mouse and with the keyboard alone. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // JUnit and the start method fill the fields
class RiskGestureTest {
    @TempDir
    static Path folder;

    private TabStage tab;

    @Start
    void start(Stage stage) throws IOException {
        FakeStudyService service = new FakeStudyService(Files.createTempDirectory(folder, "case"));
        tab = new TabStage(service, new Settings());
        tab.show(stage, service.writeGrowthStudy("offers.yaml"), GrowthScreen::new);
    }

    @AfterEach
    void nothingIsLeftBehind(FxRobot robot) {
        robot.interact(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
        assertThat(tab.close()).isEmpty();
    }

    private void fraud(FxRobot robot) throws TimeoutException {
        tab.run(robot, GrowthReadouts.withRisks(GrowthReadouts.risk(true), RiskReadouts.unavailable()));
        tab.open(robot, "Fraud");
        drawn(robot, "#fraud-queue");
    }

    /** Waits for the marks of a picture, which is drawn beside the window's thread. */
    private PictureView drawn(FxRobot robot, String id) throws TimeoutException {
        PictureView view = robot.lookup(id).queryAs(PictureView.class);
        tab.await(() -> !view.hotSpots().isEmpty());
        return view;
    }

    private static String said(FxRobot robot, String id) {
        return String.valueOf(robot.lookup(id).query().getAccessibleText());
    }

    /** Words of estimates with their intervals, which are no labels. */
    private static List<String> numbers(FxRobot robot) {
        List<String> words = new ArrayList<>();
        robot.lookup(node -> node instanceof NumberText)
                .queryAllAs(NumberText.class)
                .forEach(number -> number.getChildren()
                        .forEach(text -> words.add(((Text) text).getText().strip())));
        return words;
    }

    private static void choose(FxRobot robot, String id, String key) {
        robot.interact(() -> robot.lookup(id).<ComboBox<String>>query().setValue(key));
    }

    /** The words of the tip beside a mark. */
    private static List<String> tip() {
        return Window.getWindows().stream()
                .filter(window -> window instanceof Popup && window.isShowing())
                .flatMap(window -> window.getScene().getRoot().lookupAll(".tooltip-card .label").stream())
                .map(label -> ((Label) label).getText())
                .toList();
    }

    @Test
    void theSliderMovesWhatReviewsFindAndSave(FxRobot robot) throws TimeoutException {
        fraud(robot);
        assertThat(tab.words(robot)).contains("50 reviews a week", "at 50 reviews a week");
        List<String> before = numbers(robot);
        assertThat(before).contains("56.5%", "+€407");

        Slider slider = robot.lookup("#reviews").queryAs(Slider.class);
        robot.interact(slider::requestFocus);
        robot.push(KeyCode.RIGHT);
        tab.await(() -> tab.words(robot).contains("70 reviews a week"));
        assertThat(numbers(robot)).contains("68.9%").doesNotContain("56.5%", "+€407");
        assertThat(said(robot, "#savings-curve")).contains("70 reviews a week. They save");
        assertThat(said(robot, "#ranking-curve")).contains("70 reviews a week find 68.9%");
        assertThat(slider.getAccessibleText()).isEqualTo("70 reviews a week");

        robot.push(KeyCode.HOME);
        tab.await(() -> tab.words(robot).contains("1 review a week"));
        assertThat(said(robot, "#fraud-queue")).startsWith("1 user to review in week 13");
        Gestures.drag(robot, Objects.requireNonNull(slider.lookup(".thumb")), 400, 0);
        tab.await(() -> tab.words(robot).contains("300 reviews a week"));
        assertThat(tab.words(robot)).contains("The first 30 of 300 are listed.");
    }

    @Test
    void aCaseSaysItsReasonsUnderTheMouseAndUnderTheArrowKeys(FxRobot robot) throws TimeoutException {
        fraud(robot);
        PictureView queue = drawn(robot, "#fraud-queue");
        robot.moveTo(queue.localToScreen(200, 36));
        tab.await(() -> tip().contains("raises: 6 accounts on the device"));
        assertThat(tip()).contains("raises: €153 of earlier abuse known").anyMatch(line -> line.startsWith("rrq-0000"));

        robot.interact(queue::requestFocus);
        robot.push(KeyCode.HOME);
        assertThat(said(robot, "#fraud-queue")).startsWith("rrq-000003. 97.0% probability, €14.26 expected loss");
        assertThat(said(robot, "#fraud-queue")).contains("lowers: €252 deposited last week");
        robot.push(KeyCode.DOWN);
        assertThat(said(robot, "#fraud-queue")).startsWith("rrq-000020.");
        robot.push(KeyCode.ESCAPE);
        assertThat(said(robot, "#fraud-queue")).startsWith("12 users to review in week 13");
        assertThat(tip()).isEmpty();
    }

    @Test
    void anotherQuestionAnotherOrderAndTheWholeQueue(FxRobot robot) throws TimeoutException {
        fraud(robot);
        robot.interact(() -> robot.lookup("#whole-queue").query().requestFocus());
        robot.push(KeyCode.SPACE);
        tab.await(() -> said(robot, "#fraud-queue").startsWith("30 users to review"));
        assertThat(tab.words(robot)).contains("Show the first 12 only");

        choose(robot, "#risk-ranking", "anomaly");
        tab.await(() -> said(robot, "#savings-curve").contains("cost more than they save"));
        choose(robot, "#risk-name", "fraud");
        tab.await(() -> tab.words(robot).contains("The data has 12 weeks."));
        assertThat(tab.seen(robot)).doesNotContain("Review queue");
        choose(robot, "#other-risk", "abuse");
        tab.await(() -> tab.seen(robot).contains("Review queue: bonus abuse"));
    }

    /** From the first control on, Tab comes to every control and picture, and each answers to its keys. */
    @Test
    void theKeyboardAloneGoesThroughTheFraudView(FxRobot robot) throws TimeoutException {
        fraud(robot);
        robot.interact(() -> robot.lookup("#risk-name").query().requestFocus());
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Node owner = robot.lookup("#reviews").query().getScene().getFocusOwner();
            ids.add(String.valueOf(owner.getId()));
            robot.push(KeyCode.TAB);
        }
        assertThat(ids)
                .containsSequence("risk-name", "reviews", "savings-curve", "risk-ranking", "ranking-curve")
                .contains("fraud-queue", "whole-queue", "risk-calibration");
    }

    @Test
    void theMonitorIsReadWithTheKeyboard(FxRobot robot) throws TimeoutException {
        tab.run(robot, GrowthReadouts.watched());
        tab.open(robot, "Monitor");
        assertThat(tab.words(robot))
                .contains("1 arm would have been stopped by guardrails", "Growth, targeted", "Growth, bonus")
                .contains("The verdict rests on one look at the planned end");
        PictureView strip = drawn(robot, "#guardrail-strip");
        robot.interact(strip::requestFocus);
        robot.push(KeyCode.HOME);
        robot.push(KeyCode.DOWN);
        for (int week = 2; week <= 5; week++) {
            robot.push(KeyCode.RIGHT);
        }
        assertThat(said(robot, "#guardrail-strip"))
                .startsWith("Bonus · Losses per amount moved, week 5. shown to be broken. limit: at most 0.25%");
        robot.push(KeyCode.ESCAPE);
        PictureView growth = drawn(robot, "#monitor-targeted");
        robot.interact(growth::requestFocus);
        robot.push(KeyCode.T);
        tab.await(() -> rows() == 12);
        robot.push(KeyCode.ESCAPE);
        assertThat(said(robot, "#monitor-bonus")).contains("Bonus against the control by week: in week 12 −€0.80");
    }

    @Test
    void theRaceIsReadWithTheKeyboard(FxRobot robot) throws TimeoutException {
        tab.run(robot, GrowthReadouts.watched());
        tab.open(robot, "Bandit race");
        assertThat(tab.words(robot))
                .contains("1,992 users, 200 of them each week", "Missed after the change", "LinUCB, forgetting")
                .contains("is the planned test: equal shares at first");
        PictureView regret = drawn(robot, "#race-regret");
        robot.interact(regret::requestFocus);
        String whole = said(robot, "#race-regret");
        robot.push(KeyCode.HOME);
        assertThat(said(robot, "#race-regret")).isNotEqualTo(whole).contains("eek 1");
        robot.push(KeyCode.T);
        tab.await(() -> rows() > 2);
        robot.push(KeyCode.ESCAPE);
    }

    /** Of the table with the numbers behind a picture; 0 while it is closed. */
    private static int rows() {
        return Window.getWindows().stream()
                .map(window -> window.getScene().getRoot().lookup(".table-view"))
                .filter(TableView.class::isInstance)
                .mapToInt(table -> ((TableView<?>) table).getItems().size())
                .findFirst()
                .orElse(0);
    }
}
