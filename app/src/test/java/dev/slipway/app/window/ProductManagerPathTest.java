package dev.slipway.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.desktop.LocalStudyService;
import dev.slipway.app.jobs.FxJobRunner;
import dev.slipway.app.shell.RunState;
import dev.slipway.app.widget.PictureView;
import dev.slipway.warehouse.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
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

/** The product manager's whole path with nothing faked but the file chooser: sample, Run, verdict, every tab, PDF. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // JUnit and the start method fill the fields
class ProductManagerPathTest {
    private static final int PATIENCE_SECONDS = 180;

    @TempDir
    static Path folder;

    private final List<Throwable> unhandled = new CopyOnWriteArrayList<>();
    private LocalStudyService service;
    private FxJobRunner jobs;
    private DesktopHarness harness;

    @Start
    void start(Stage stage) {
        System.setProperty(
                "slipway.home", Path.of("..").toAbsolutePath().normalize().toString());
        service = new LocalStudyService(Workspace.open(folder.resolve("workspace")));
        jobs = new FxJobRunner(Platform::runLater, unhandled::add);
        harness = new DesktopHarness(service, false, jobs, 980, 760);
        stage.setScene(harness.scene());
        stage.show();
    }

    @AfterEach
    void close(FxRobot robot) {
        jobs.close();
        robot.interact(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
        service.close();
        System.clearProperty("slipway.home");
        assertThat(unhandled).isEmpty();
        assertThat(harness.dialogs().failures).isEmpty();
    }

    @Test
    void fromTheSampleToThePdf(FxRobot robot) throws TimeoutException, IOException {
        press(robot, "#sample-onboarding-small");
        await(RunState.READY_TO_RUN);
        press(robot, "#run");
        await(RunState.DONE);

        sees(robot, "HOLD", "Sign-up completion", "Sample ratio", "Verdict HOLD");

        tab(robot, "impact");
        sees(robot, "Rules, in the order they were tried", "0 of 2 safe");
        eventually(() -> pictures(robot).stream().anyMatch(text -> text.contains("Sign-up completion")));
        tab(robot, "funnels");
        eventually(() -> pictures(robot).stream()
                .anyMatch(text -> text.toLowerCase(java.util.Locale.ROOT).contains("sign-up")));
        sees(robot, "Time to reach each step");
        tab(robot, "retention");
        sees(robot, "Return curves", "Day 1, 7 and 30");
        tab(robot, "drift");
        sees(robot, "How far each input moved", "App version");
        tab(robot, "growth");
        sees(robot, "Risk guardrails", "0 of 2 inside", "This study has events.");
        tab(robot, "models");
        eventually(() -> words(robot).contains("This study names no models")
                || words(robot).contains("Kaplan–Meier"));
        tab(robot, "simulation");
        sees(robot, "Planted and recovered", "Simulate and run");
        tab(robot, "traffic");
        sees(robot, "Look a user up", "Expected and observed");

        tab(robot, "memo");
        eventually(() -> words(robot).contains(" pages"));
        Path pdf = folder.resolve("memo.pdf");
        harness.dialogs().target = pdf;
        press(robot, "#export-pdf");
        eventually(() -> Files.exists(pdf) && !harness.dialogs().said.isEmpty());
        assertThat(new String(Files.readAllBytes(pdf), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-");
        assertThat(harness.dialogs().said.getLast()).contains("memo.pdf");
    }

    private void await(RunState wanted) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                PATIENCE_SECONDS,
                TimeUnit.SECONDS,
                () -> harness.desktop().workbench().stateProperty().get() == wanted);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void eventually(java.util.concurrent.Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, condition);
    }

    /** A screen that is shown for the first time comes in several pulses. */
    private static void sees(FxRobot robot, String... expected) throws TimeoutException {
        for (String words : expected) {
            eventually(() -> words(robot).contains(words));
        }
    }

    private static void press(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id).queryAs(Button.class).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void tab(FxRobot robot, String id) {
        robot.interact(
                () -> robot.lookup("#tab-" + id).queryAs(ToggleButton.class).fire());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static String words(FxRobot robot) {
        StringBuilder words = new StringBuilder();
        Set<Node> labels = robot.lookup(node -> node instanceof Labeled).queryAll();
        labels.forEach(node -> words.append(((Labeled) node).getText()).append('\n'));
        return words.toString();
    }

    /** What people who listen are told of the pictures that are in the window. */
    private static List<String> pictures(FxRobot robot) {
        return robot.lookup(node -> node instanceof PictureView).queryAll().stream()
                .map(node -> String.valueOf(node.getAccessibleText()))
                .toList();
    }
}
