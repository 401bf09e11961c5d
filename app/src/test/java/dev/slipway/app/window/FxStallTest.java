package dev.slipway.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.desktop.LocalStudyService;
import dev.slipway.app.jobs.FxJobRunner;
import dev.slipway.app.shell.RunState;
import dev.slipway.warehouse.Workspace;
import dev.slipway.warehouse.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * How long the window does not answer while a study loads, is built and estimated, and while tabs change: written to
 * {@code target/fx-stalls.txt}, of the study {@code -Dslipway.stalls=<study>} or of the small sample, on the engine
 * {@code -Dslipway.engine=<h2|duckdb>}. The first visit of a tab builds its controls; the second shows what a person meets all
 * day.
 */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // JUnit and the start method fill the fields
class FxStallTest {
    private static final int PATIENCE_SECONDS = 1_800;

    /**
     * Processor time of the FX thread in one piece, milliseconds, without the copying of pixels that only this platform does. Cold code on
     * two free cores: 41 at the most with ten million events on DuckDB. Above the 50 that are aimed at, as other tests run
     * beside this one. A fit, a query or a chart on the thread takes longer.
     */
    private static final double MOST = 150;

    private static final String RUN = "load, build, estimate, write";
    private static final String SHOWN = "overview, after the run";
    private static final List<String> TABS = List.of(
            "simulation",
            "traffic",
            "funnels",
            "retention",
            "impact",
            "drift",
            "growth",
            "models",
            "data",
            "memo",
            "overview");

    @TempDir
    static Path folder;

    private final List<Throwable> unhandled = new CopyOnWriteArrayList<>();
    private LocalStudyService service;
    private FxJobRunner jobs;
    private DesktopHarness harness;

    @Start
    void start(Stage stage) {
        service = new LocalStudyService(Workspace.open(folder.resolve("workspace")));
        jobs = new FxJobRunner(Platform::runLater, unhandled::add);
        harness = new DesktopHarness(service, false, jobs, 980, 760);
        // After the workbench has said which engine its settings have.
        service.use(Engine.of(System.getProperty("slipway.engine", "h2")));
        stage.setScene(harness.scene());
        stage.show();
        WarmUp.start(jobs); // as the window itself does
    }

    @AfterEach
    void close(FxRobot robot) {
        jobs.close();
        robot.interact(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
        service.close();
        assertThat(unhandled).isEmpty();
        assertThat(harness.dialogs().failures).isEmpty();
    }

    @Test
    void theWindowAnswersWhileAStudyRuns(FxRobot robot) throws TimeoutException, IOException {
        String asked = System.getProperty("slipway.stalls", "../sample-configs/onboarding-small.yaml");
        Map<String, FxThreadWatch.Stall> worst;
        Map<String, FxStackSamples> samples;
        try (FxThreadWatch watch = new FxThreadWatch()) {
            watch.part(RUN);
            robot.interact(() -> {
                harness.desktop().workbench().stateProperty().addListener((property, before, after) -> {
                    if (after == RunState.DONE) {
                        watch.part(SHOWN);
                    }
                });
                harness.desktop().workbench().openAndRun(Path.of(asked));
            });
            WaitForAsyncUtils.waitFor(
                    PATIENCE_SECONDS,
                    TimeUnit.SECONDS,
                    () -> harness.desktop().workbench().stateProperty().get() == RunState.DONE);
            WaitForAsyncUtils.sleep(1_000, TimeUnit.MILLISECONDS);
            for (String visit : List.of("first", "second")) {
                for (String tab : TABS) {
                    watch.part(tab + ", " + visit + " visit");
                    robot.interact(() -> robot.lookup("#tab-" + tab)
                            .queryAs(ToggleButton.class)
                            .fire());
                    WaitForAsyncUtils.sleep(700, TimeUnit.MILLISECONDS);
                }
            }
            worst = watch.worst();
            samples = watch.samples();
        }
        StringBuilder table = new StringBuilder(
                "longest wait for the FX thread, its work meanwhile, and that without the test platform's copying of pixels, ms\n");
        worst.forEach((part, stall) -> table.append(String.format(
                Locale.ROOT,
                "%8.0f %8.0f %8.0f  %s%n",
                stall.waitMillis(),
                stall.workMillis(),
                stall.ownMillis(),
                part)));
        samples.forEach((part, seen) -> {
            table.append('\n')
                    .append(part)
                    .append(", seen ")
                    .append(seen.size())
                    .append(" times\n");
            seen.lines().forEach(line -> table.append(line).append('\n'));
        });
        Files.writeString(Path.of("target", "fx-stalls.txt"), table);
        List<String> folded = new ArrayList<>();
        samples.forEach((part, seen) -> seen.folded().forEach(line -> folded.add(part + ";" + line)));
        Files.write(Path.of("target", "fx-stalls.folded"), folded);
        assertThat(worst)
                .as(table.toString())
                .containsKey(RUN)
                .allSatisfy(
                        (part, stall) -> assertThat(stall.ownMillis()).as(part).isLessThan(MOST));
    }
}
