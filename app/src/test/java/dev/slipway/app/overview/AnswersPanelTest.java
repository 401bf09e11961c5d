package dev.slipway.app.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.settings.Settings;
import dev.slipway.app.shell.RunState;
import dev.slipway.app.support.FakeStudyService;
import dev.slipway.app.support.Readouts;
import dev.slipway.app.support.TabStage;
import dev.slipway.app.widget.KpiCard;
import dev.slipway.readout.model.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The questions that people ask stand on the overview with their answers. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // JUnit and the start method fill the fields
class AnswersPanelTest {
    @TempDir
    static Path folder;

    private TabStage tab;

    @Start
    void start(Stage stage) throws IOException {
        FakeStudyService service = new FakeStudyService(folder);
        service.readout = Readouts.ship()
                .withAnswers(List.of(
                        new Answer("launch", "Launch globally?", "Yes: every rule of shipping holds."),
                        new Answer(
                                "how_sure", "How sure are we?", "Such intervals hold the true effect. ".repeat(12))));
        tab = new TabStage(service, new Settings());
        tab.show(stage, OverviewScreen::new);
    }

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(tab.close()).isEmpty();
    }

    @Test
    void answersAreShownInFull(FxRobot robot) throws TimeoutException {
        robot.interact(() -> tab.workbench().run());
        tab.await(() -> tab.workbench().stateProperty().get() == RunState.DONE);
        AnswersPanel panel = robot.lookup("#answers").queryAs(AnswersPanel.class);
        assertThat(panel.isVisible()).isTrue();
        assertThat(tab.words(robot)).contains("In short", "Launch globally?", "Yes: every rule of shipping holds.");
        // Above the cards, so that it is seen without scrolling.
        Node card = robot.lookup(node -> node instanceof KpiCard).query();
        assertThat(panel.localToScene(0, 0).getY())
                .isBetween(0.0, 400.0)
                .isLessThan(card.localToScene(0, 0).getY());
        // The long answer wraps instead of being cut.
        assertThat(panel.getHeight()).isGreaterThan(panel.minHeight(-1) - 1);
        robot.interact(() -> panel.show(List.of()));
        assertThat(panel.isManaged()).isFalse();
    }
}
