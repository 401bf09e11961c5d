package dev.slipway.app.growth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.settings.Settings;
import dev.slipway.app.support.FakeStudyService;
import dev.slipway.app.support.Gestures;
import dev.slipway.app.support.GrowthReadouts;
import dev.slipway.app.support.TabStage;
import dev.slipway.app.widget.PictureView;
import dev.slipway.testreadouts.OfferLists;
import dev.slipway.testreadouts.OfferReadouts;
import dev.slipway.testreadouts.PolicyReadouts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What a person does on the Growth and risk tab. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // JUnit and the start method fill the fields
class GrowthViewTest {
    @TempDir
    static Path folder;

    private FakeStudyService service;
    private TabStage tab;
    private GrowthScreen screen;

    @Start
    void start(Stage stage) throws IOException {
        service = new FakeStudyService(Files.createTempDirectory(folder, "case"));
        tab = new TabStage(service, new Settings());
        tab.show(stage, service.writeGrowthStudy("offers.yaml"), context -> {
            screen = new GrowthScreen(context);
            return screen;
        });
    }

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(tab.close()).isEmpty();
    }

    private void held(FxRobot robot, String view) throws TimeoutException {
        tab.run(robot, GrowthReadouts.with(OfferReadouts.held()));
        tab.open(robot, view);
    }

    private static String said(FxRobot robot, String id) {
        return String.valueOf(robot.lookup(id).query().getAccessibleText());
    }

    /** Words of texts that are no labels: estimates with their intervals, the verdict. */
    private static String texts(FxRobot robot) {
        StringBuilder words = new StringBuilder();
        robot.lookup(node -> node instanceof Text && node.isVisible())
                .queryAllAs(Text.class)
                .forEach(text -> words.append(text.getText()).append('\n'));
        return words.toString();
    }

    @Test
    void theSummarySaysWhatItComesTo(FxRobot robot) throws TimeoutException {
        held(robot, "Summary");
        assertThat(tab.words(robot))
                .contains("From gross to net", "2 of 3 inside", "against control €2.67", "drag the point");
        assertThat(texts(robot))
                .contains("Net +€0.32", "[+0.17, +0.48]", "Not recommended yet. ", "losses per amount moved may reach");
        assertThat(said(robot, "#waterfall")).contains("Targeted gross revenue €3.60");
        assertThat(said(robot, "#off-policy")).contains("DR, doubly robust +€0.14 [+0.05, +0.24], better, decides");
    }

    @Test
    void anotherOfferAndAnotherArmAreShown(FxRobot robot) throws TimeoutException {
        held(robot, "Summary");
        choose(robot, "#growth-offer", "fee_waiver");
        tab.await(() -> said(robot, "#uplift-curve").startsWith("Fee waiver"));
        choose(robot, "#growth-arm", "bonus");
        tab.await(() -> said(robot, "#waterfall").contains("Bonus gross revenue €3.69"));
        assertThat(tab.words(robot)).contains("0 of 3 inside");
    }

    @Test
    void theHandleIsDraggedAndPushed(FxRobot robot) throws TimeoutException {
        held(robot, "Summary");
        tab.await(() -> said(robot, "#frontier-handle").contains("Bonus cost at most €0.20"));
        Node handle = robot.lookup("#frontier-handle").query();
        Gestures.drag(robot, handle, -120, 0);
        tab.await(() -> !said(robot, "#frontier-handle").contains("at most €0.20:"));
        assertThat(tab.words(robot)).doesNotContain("nearest solved");
        String dragged = said(robot, "#frontier-handle");
        robot.interact(handle::requestFocus);
        robot.push(KeyCode.RIGHT);
        tab.await(() -> !said(robot, "#frontier-handle").equals(dragged));
        robot.push(KeyCode.LEFT);
        tab.await(() -> said(robot, "#frontier-handle").equals(dragged));
    }

    @Test
    void whatIsSolvedBetweenIsShown(FxRobot robot) throws TimeoutException {
        service.offers = (most, job) -> PolicyReadouts.choice(most.get(0), most.get(1), most.get(2), true);
        held(robot, "Summary");
        tab.await(() -> said(robot, "#frontier-handle").contains("at most €0.20"));
        Gestures.drag(robot, robot.lookup("#frontier-handle").query(), -33, 0);
        tab.await(() -> tab.words(robot).contains("Not the study's limits")
                && !said(robot, "#frontier-handle").contains("at most €0.20:")
                && robot.lookup("#frontier-back").query().isVisible());
        assertThat(tab.words(robot)).containsPattern("bonus cost €0\\.1[0-9]+ \\(study €0\\.20\\)");
    }

    @Test
    void anotherLimitMoves(FxRobot robot) throws TimeoutException {
        held(robot, "Summary");
        choose(robot, "#frontier-limit", "loss_rate");
        tab.await(() -> said(robot, "#frontier-handle").contains("Losses per amount moved at most 0.25%"));
        assertThat(tab.words(robot)).contains("at most 0.25% losses per amount moved");
    }

    @Test
    void twoLimitsMoveTogetherAndComeBack(FxRobot robot) throws TimeoutException {
        service.offers = (most, job) -> PolicyReadouts.choice(most.get(0), most.get(1), most.get(2), true);
        held(robot, "Summary");
        tab.await(() -> said(robot, "#frontier-handle").contains("Bonus cost at most €0.20"));
        assertThat(robot.lookup("#frontier-back").query().isVisible()).isFalse();
        Gestures.drag(robot, robot.lookup("#frontier-handle").query(), -60, 0);
        tab.await(() -> tab.words(robot).contains("Not the study's limits: bonus cost"));
        choose(robot, "#frontier-limit", "loss_rate");
        tab.await(() -> said(robot, "#frontier").contains("The curve holds for the study's other limits"));
        Gestures.drag(robot, robot.lookup("#frontier-handle").query(), -50, 0);
        tab.await(() -> Pattern.compile(
                        "bonus cost €0\\.1[0-9]* \\(study €0\\.20\\) and losses per amount moved 0\\.[0-9]+% \\(study 0\\.25%\\)")
                .matcher(tab.words(robot))
                .find());
        robot.clickOn("#frontier-back");
        tab.await(() -> !tab.words(robot).contains("Not the study's limits"));
        assertThat(said(robot, "#frontier-handle")).contains("Losses per amount moved at most 0.25%");
    }

    @Test
    void theNumbersOpenWithT(FxRobot robot) throws TimeoutException {
        held(robot, "Summary");
        tab.await(() -> said(robot, "#frontier-handle").contains("Bonus cost"));
        robot.interact(() -> robot.lookup("#frontier-handle").query().requestFocus());
        robot.push(KeyCode.T);
        tab.await(() -> Window.getWindows().stream()
                .anyMatch(window -> window.getScene().getRoot().lookup(".table-view") instanceof TableView<?> table
                        && table.getItems().size() == 12));
        robot.push(KeyCode.ESCAPE);
    }

    @Test
    void theOffersViewShowsWhatStandsBehind(FxRobot robot) throws TimeoutException {
        held(robot, "Offers");
        assertThat(tab.words(robot))
                .contains(
                        "Who gets what",
                        "€0.41 for €1 more",
                        "Smallest probability",
                        "68,554 users' weeks of 7,980 users, in 3 parts")
                .contains("Beside what was planted", "€0.41, constant €0.58", "who knows every effect")
                .contains("few weeks carry much weight", "This rests on logged probabilities that are right");
        choose(robot, "#offers-offer", "fee_waiver");
        tab.await(() -> said(robot, "#deciles").startsWith("Fee waiver"));
        assertThat(tab.words(robot)).contains("Average effects, fee waiver");
        robot.interact(() -> screen.show("offer:bonus"));
        tab.await(() -> said(robot, "#deciles").startsWith("Bonus"));
    }

    @Test
    void aUserIsLookedUp(FxRobot robot) throws TimeoutException {
        service.offered = OfferLists.users();
        held(robot, "Offers");
        tab.await(() -> said(robot, "#offered").contains("u0000142 gets bonus, expected +€2.31 [+1.47, +3.15]"));
        assertThat(tab.words(robot)).contains("Segment self employed: +€0.91 · GMV, last 4 weeks 2,410: +€0.38");
        robot.interact(() -> robot.lookup("#offered-user").<TextField>query().setText("u0000143"));
        tab.await(() -> said(robot, "#offered").startsWith("u0000143 gets no offer, expected —, next best bonus"));
        assertThat(tab.words(robot)).contains("Risk score before 0.91: +€0.77").doesNotContain("u0000142");
    }

    @Test
    void aStudyThatDoesNotAskSaysHow(FxRobot robot) throws TimeoutException {
        tab.run(robot, GrowthReadouts.with(null));
        tab.open(robot, "Summary");
        assertThat(tab.words(robot))
                .contains("does not ask who should get which offer", "per_user: 0.20", "2 of 3 inside");
        tab.open(robot, "Offers");
        assertThat(tab.words(robot)).contains("does not ask who should get which offer", "per_user: 0.20");
    }

    @Test
    void aReasonStandsWhereOffersWouldBe(FxRobot robot) throws TimeoutException {
        tab.run(robot, GrowthReadouts.with(OfferReadouts.unavailable()));
        tab.open(robot, "Summary");
        assertThat(tab.words(robot)).contains("No week was drawn by chance");
        assertThat(robot.lookup(node -> node instanceof PictureView && "frontier".equals(node.getId()))
                        .tryQuery())
                .isEmpty();
    }

    private static void choose(FxRobot robot, String id, String key) {
        robot.interact(() -> robot.lookup(id).<ComboBox<String>>query().setValue(key));
    }
}
