package dev.slipway.app.impact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.settings.Settings;
import dev.slipway.app.support.FakeStudyService;
import dev.slipway.app.support.TabStage;
import dev.slipway.app.widget.PictureView;
import dev.slipway.charts.HotSpot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What a person does with the ways of looking, with the real job runner. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // JUnit and the start method fill the fields
class LooksViewTest {
    @TempDir
    static Path folder;

    private TabStage tab;

    @Start
    void start(Stage stage) throws IOException {
        FakeStudyService service = new FakeStudyService(folder);
        service.readout = Analysed.readout();
        tab = new TabStage(service, new Settings());
        tab.show(stage, ImpactScreen::new);
    }

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(tab.close()).isEmpty();
    }

    private void open(FxRobot robot, String view) throws TimeoutException {
        tab.run(robot);
        tab.open(robot, view);
    }

    @Test
    void aClickOnARowOpensItsNote(FxRobot robot) throws TimeoutException {
        open(robot, "Looks");
        assertThat(tab.words(robot)).contains("They differ", "the decision rests on this", "Waudby-Smith");
        PictureView picture = robot.lookup("#ways-of-looking").queryAs(PictureView.class);
        tab.await(() -> picture.hotSpots().size() == 5);
        HotSpot mixture = picture.hotSpots().get(2);
        Point2D at = picture.localToScreen(mixture.x() + mixture.width() / 2, mixture.y() + mixture.height() / 2);
        robot.clickOn(at);
        tab.await(() -> tab.words(robot).contains("Johari"));
        assertThat(tab.words(robot))
                .contains("Why Mixture SPRT is as wide as it is.")
                .doesNotContain("Phipson");
        robot.push(KeyCode.END);
        robot.push(KeyCode.ENTER);
        tab.await(() -> tab.words(robot).contains("Phipson"));
        assertThat(Objects.requireNonNull(picture.currentHotSpot()).title()).endsWith("Permutation test");
    }

    @Test
    void aMetricOfTheFamilyLeadsToItsMethod(FxRobot robot) throws TimeoutException {
        open(robot, "Looks");
        Button kyc = robot.lookup(node -> node instanceof Button button
                        && String.valueOf(button.getAccessibleText()).startsWith("KYC within 7 days"))
                .queryAs(Button.class);
        robot.interact(kyc::fire);
        tab.await(() -> tab.words(robot).contains("KYC within 7 days: Two-proportion z"));
    }

    @Test
    void segmentsSayWhatTheyShow(FxRobot robot) throws TimeoutException {
        open(robot, "Segments");
        assertThat(tab.words(robot))
                .contains("No evidence that the effect differs between the rows.", "p adjusted by Holm");
    }
}
