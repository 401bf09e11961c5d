package dev.slipway.app.growth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.settings.Settings;
import dev.slipway.app.support.FakeStudyService;
import dev.slipway.app.support.GrowthReadouts;
import dev.slipway.app.support.Studies;
import dev.slipway.app.support.TabStage;
import dev.slipway.testreadouts.OfferReadouts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** From a recommended list to the study that tests it. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // JUnit and the start method fill the fields
class OffersTestGestureTest {
    @TempDir
    static Path folder;

    private Path own;
    private TabStage tab;

    @Start
    void start(Stage stage) throws IOException {
        own = Files.createTempDirectory(folder, "case");
        FakeStudyService service = new FakeStudyService(own);
        tab = new TabStage(service, new Settings());
        tab.show(stage, service.writeGrowthStudy("offers.yaml"), GrowthScreen::new);
    }

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(tab.close()).isEmpty();
    }

    @Test
    void theTestOfTheListOpensAndWithoutOneThereIsNoButton(FxRobot robot) throws IOException, TimeoutException {
        tab.run(robot, GrowthReadouts.with(OfferReadouts.held()));
        tab.open(robot, "Summary");
        assertThat(robot.lookup("#offers-test").query().isVisible()).isFalse();

        Path test = Files.writeString(own.resolve("offers-test.yaml"), Studies.GROWTH);
        tab.run(robot, GrowthReadouts.with(OfferReadouts.recommended()));
        tab.await(() -> robot.lookup("#offers-test").query().isVisible());
        // Further down than the window shows: by the keyboard.
        robot.interact(() -> robot.lookup("#offers-test").query().requestFocus());
        robot.push(KeyCode.SPACE);
        tab.await(() -> test.equals(tab.workbench().fileProperty().get()));
    }
}
