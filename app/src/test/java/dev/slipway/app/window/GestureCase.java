package dev.slipway.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.jobs.FxJobRunner;
import dev.slipway.app.shell.RunState;
import dev.slipway.app.support.FakeStudyService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** A window with the real job runner and a study service without a warehouse, and what a person does in it. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // JUnit and the start method fill the fields
abstract class GestureCase {
    @TempDir
    static Path folder;

    private final List<Throwable> unhandled = new CopyOnWriteArrayList<>();
    FakeStudyService service;
    private FxJobRunner jobs;
    DesktopHarness harness;

    /** To be called by the test's own start method: inherited ones are not looked for. */
    void open(Stage stage) throws IOException {
        Path own = Files.createTempDirectory(folder, "case");
        service = new FakeStudyService(own);
        service.writeStudy("onboarding-kyc.yaml");
        jobs = new FxJobRunner(Platform::runLater, unhandled::add);
        harness = new DesktopHarness(service, false, jobs, 980, 760);
        stage.setScene(harness.scene());
        stage.show();
    }

    @AfterEach
    void nothingIsLeftBehind(FxRobot robot) {
        jobs.close();
        robot.interact(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
        assertThat(unhandled).isEmpty();
    }

    void await(RunState wanted) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                20,
                TimeUnit.SECONDS,
                () -> harness.desktop().workbench().stateProperty().get() == wanted);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** A screen is filled over some pulses. */
    static void awaitWords(FxRobot robot, String wanted) throws TimeoutException {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> words(robot).contains(wanted));
    }

    static void press(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id).queryAs(Button.class).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    static String words(FxRobot robot) {
        StringBuilder words = new StringBuilder();
        for (Node node : robot.lookup(node -> node instanceof Labeled && node.isVisible())
                .queryAll()) {
            words.append(((Labeled) node).getText()).append('\n');
        }
        return words.toString();
    }
}
