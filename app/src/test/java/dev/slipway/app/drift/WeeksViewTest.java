package dev.slipway.app.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.settings.Settings;
import dev.slipway.app.support.FakeStudyService;
import dev.slipway.app.support.ModelReadouts;
import dev.slipway.app.support.TabStage;
import dev.slipway.app.widget.PictureView;
import dev.slipway.app.window.DesktopHarness;
import dev.slipway.readout.model.AnalysesReadout;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.model.WeeklyDriftReadout;
import dev.slipway.readout.model.WeeklyDriftReadout.Cell;
import dev.slipway.readout.model.WeeklyDriftReadout.Feature;
import dev.slipway.testreadouts.ScoreReadouts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Point2D;
import javafx.scene.Node;
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
    private WeeksViewModel model;

    @Start
    void start(Stage stage) throws IOException {
        service = new FakeStudyService(folder);
        tab = new TabStage(service, new Settings());
        tab.show(stage, context -> {
            model = new WeeksViewModel(context);
            screen = new DriftScreen(context);
            return screen;
        });
    }

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(tab.close()).isEmpty();
    }

    private void run(FxRobot robot, Readout readout) throws TimeoutException {
        tab.run(robot, readout);
        tab.open(robot, "Behaviour");
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
    void theScoresOfModelsHaveTheirTableAndTheirWeeks(FxRobot robot) throws TimeoutException {
        run(robot, ModelReadouts.with(AnalysesReadout.NONE.withDrift(DRIFT).withScores(ScoreReadouts.scores())));
        assertThat(tab.words(robot))
                .contains("How far the scores of each model moved", "Who leaves (score) rose from 0.")
                .contains("neither learned from nor was calibrated on");

        robot.interact(() -> screen.show("measure:score:churn/week:6"));
        robot.interact(() -> model.choose("measure:score:churn/week:6"));
        assertThat(model.shownProperty().get().reference(DRIFT)).isEqualTo("weeks 3–4");
        assertThat(tab.words(robot)).contains("upper bars: weeks 3–4, lower: week 6");
    }

    @Test
    void oneChangeIsOneEvent(FxRobot robot) throws TimeoutException {
        List<String> shown = new ArrayList<>();
        model.shownProperty().addListener((property, before, after) -> {
            Feature feature = after.feature();
            Cell cell = after.cell();
            shown.add(feature == null || cell == null ? "" : feature.name() + " in week " + cell.week());
        });
        run(robot, ModelReadouts.with(AnalysesReadout.NONE.withDrift(DRIFT)));
        assertThat(shown).hasSize(1);

        Feature last = DRIFT.features().getLast();
        robot.interact(() -> model.choose("measure:" + last.name() + "/week:4"));
        robot.interact(() -> model.choose("measure:" + last.name()));
        assertThat(shown.subList(1, shown.size())).containsExactly(last.name() + " in week 4");

        robot.interact(() -> model.choose("measure:nothing/week:9"));
        assertThat(shown.getLast()).startsWith(DRIFT.features().getFirst().name());
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
        service.readout =
                ModelReadouts.with(AnalysesReadout.NONE.withDrift(DRIFT).withScores(ScoreReadouts.scores()));
        Path study = service.writeStudy("onboarding-kyc.yaml");
        DesktopHarness.inBothThemes(service, study, "drift", "measure:column:device/week:5", "weeks-view");
    }
}
