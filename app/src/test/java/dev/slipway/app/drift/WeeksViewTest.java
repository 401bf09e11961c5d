package dev.slipway.app.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.settings.Settings;
import dev.slipway.app.shell.RunState;
import dev.slipway.app.support.FakeStudyService;
import dev.slipway.app.support.ModelReadouts;
import dev.slipway.app.support.TabStage;
import dev.slipway.app.widget.PictureView;
import dev.slipway.app.window.DesktopHarness;
import dev.slipway.readout.model.AnalysesReadout;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.model.WeeklyDriftReadout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What a person does with the weeks on the Drift tab. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // JUnit and the start method fill the fields
class WeeksViewTest {
    private static final WeeklyDriftReadout DRIFT =
            PlantedDriftTest.drift(1, Map.of("drift_week", 4.0, "device_drift", 0.3, "engagement_drift", -0.3));

    @TempDir
    static Path folder;

    private FakeStudyService service;
    private TabStage tab;
    private DriftScreen screen;

    @Start
    void start(Stage stage) throws IOException {
        service = new FakeStudyService(folder);
        tab = new TabStage(service, new Settings());
        tab.show(stage, context -> {
            screen = new DriftScreen(context);
            return screen;
        });
    }

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(tab.close()).isEmpty();
    }

    private void run(FxRobot robot, Readout readout) throws TimeoutException {
        service.readout = readout;
        robot.interact(() -> tab.workbench().run());
        tab.await(() -> tab.workbench().stateProperty().get() == RunState.DONE);
        robot.interact(() -> screen.views().getLast().fire());
    }

    @Test
    void aClickOnAWeekShowsItsDistribution(FxRobot robot) throws TimeoutException {
        run(robot, ModelReadouts.with(AnalysesReadout.NONE.withDrift(DRIFT)));
        assertThat(tab.words(robot))
                .contains(
                        "phone rose from", "(moved since week 4)", "The arms moved alike", "A row is one active user");

        Node table = robot.lookup(node -> node instanceof PictureView
                        && String.valueOf(node.getAccessibleText()).startsWith("Drift by week"))
                .query();
        Point2D weekThreeOfTheSecond =
                table.localToScreen(table.getLayoutBounds().getWidth() * .31, 50 + 1.4 * 23);
        robot.clickOn(weekThreeOfTheSecond);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(tab.words(robot)).contains(DRIFT.features().get(1).label(), "week 3");
    }

    @Test
    void theHealthChecksLeadToTheirViews(FxRobot robot) {
        robot.interact(() -> screen.show("check:weekly_drift"));
        assertThat(screen.views().getLast().isSelected()).isTrue();
        robot.interact(() -> screen.show("check:drift"));
        assertThat(screen.views().getFirst().isSelected()).isTrue();
        robot.interact(() -> screen.show("measure:visits/week:4"));
        assertThat(screen.views().getLast().isSelected()).isTrue();
    }

    @Test
    void aStudyThatDoesNotAskSaysHow(FxRobot robot) throws TimeoutException {
        run(robot, ModelReadouts.with(AnalysesReadout.NONE));
        assertThat(tab.words(robot)).contains("does not ask how behaviour moved", "drift: {reference_weeks: 2}");
    }

    @Test
    void lightAndDarkAreDrawn() throws IOException {
        service.readout = ModelReadouts.with(AnalysesReadout.NONE.withDrift(DRIFT));
        Path study = service.writeStudy("onboarding-kyc.yaml");
        for (boolean dark : List.of(false, true)) {
            Image image = WaitForAsyncUtils.waitForAsyncFx(30_000, () -> {
                DesktopHarness harness = new DesktopHarness(service, dark);
                harness.desktop().workbench().open(study);
                harness.desktop().workbench().run();
                harness.desktop().context().navigator().go("drift", "measure:column:device/week:5");
                return harness.picture("drift-weeks" + (dark ? "-dark" : ""));
            });
            assertThat(image.getPixelReader().getColor(4, 400).getBrightness() < 0.3)
                    .isEqualTo(dark);
        }
    }
}
