package dev.slipway.app.impact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.settings.Settings;
import dev.slipway.app.support.FakeStudyService;
import dev.slipway.app.support.TabStage;
import dev.slipway.app.widget.PictureView;
import java.io.IOException;
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
import org.testfx.util.WaitForAsyncUtils;

/** The keys walk over the methods, and Enter opens what a method asks to believe. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // JUnit and the start method fill the fields
class ObservationalViewTest {
    @TempDir
    static Path folder;

    private TabStage tab;

    @Start
    void start(Stage stage) throws IOException {
        FakeStudyService service = new FakeStudyService(folder);
        service.readout = BetaReadout.with(BetaReadout.beta(BetaReadout.estimates()));
        tab = new TabStage(service, new Settings());
        tab.show(stage, context -> {
            ImpactScreen screen = new ImpactScreen(context);
            screen.views().stream()
                    .filter(view -> view.getText().equals("Observed"))
                    .findFirst()
                    .orElseThrow()
                    .setSelected(true);
            return screen;
        });
    }

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(tab.close()).isEmpty();
    }

    @Test
    void aMethodIsOpenedByKeyboard(FxRobot robot) throws TimeoutException {
        assertThat(tab.words(robot)).contains("does not ask for an effect without randomisation");
        tab.run(robot);
        assertThat(tab.words(robot))
                .contains("The randomised answer is", "Inverse weighting", "would have to be strong");
        PictureView forest = robot.lookup("#observational-forest").queryAs(PictureView.class);
        tab.await(() -> forest.hotSpots().size() == 4);
        robot.interact(forest::requestFocus);
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        tab.await(() -> tab.words(robot).contains("as after drawing lots"));
    }
}
