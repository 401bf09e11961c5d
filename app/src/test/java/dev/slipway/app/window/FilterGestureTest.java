package dev.slipway.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.jobs.FxJobRunner;
import dev.slipway.app.shell.RunState;
import dev.slipway.app.support.FakeStudyService;
import dev.slipway.core.error.ErrorCategory;
import dev.slipway.core.error.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
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

/** What a person sees of a filter whose analyses take their time. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // JUnit and the start method fill the fields
class FilterGestureTest {
    private static final String COMPUTING = "#awaited-computing";
    private static final String FAILED = "#awaited-failed";

    @TempDir
    static Path folder;

    private final List<Throwable> unhandled = new CopyOnWriteArrayList<>();
    private FakeStudyService service;
    private FxJobRunner jobs;
    private DesktopHarness harness;

    @Start
    void start(Stage stage) throws IOException {
        service = new FakeStudyService(Files.createTempDirectory(folder, "case"));
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

    private static void await(Callable<Boolean> wanted) throws TimeoutException {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(20_000, wanted));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void run(FxRobot robot) throws TimeoutException {
        robot.interact(() ->
                robot.lookup("#sample-onboarding-kyc").queryAs(Button.class).fire());
        await(() -> harness.desktop().workbench().stateProperty().get() == RunState.DONE);
    }

    private static void choosePhone(FxRobot robot) {
        robot.interact(() -> robot.lookup("#segment").queryAs(Button.class).fire());
        WaitForAsyncUtils.waitForFxEvents();
        Button phone = robot.lookup(node -> node instanceof Button b && "phone".equals(b.getAccessibleText()))
                .queryAs(Button.class);
        robot.interact(phone::fire);
    }

    private void go(String tab) {
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
            harness.desktop().context().navigator().go(tab, "");
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Chooses a view of the tab; in a narrow window the views stand in a menu. */
    private static void view(FxRobot robot, String name) {
        MenuButton folded = robot.lookup("#views-folded").queryAs(MenuButton.class);
        MenuItem item = folded.getItems().stream()
                .filter(each -> name.equals(each.getText()))
                .findFirst()
                .orElseThrow();
        robot.interact(item::fire);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(folded.getText()).isEqualTo(name);
    }

    /** The words that can be seen, hidden parents considered. */
    private static String seen(FxRobot robot) {
        StringBuilder words = new StringBuilder();
        for (Node node : robot.lookup(node -> node instanceof Labeled).queryAll()) {
            boolean visible = true;
            for (Node each = node; each != null; each = each.getParent()) {
                visible &= each.isVisible();
            }
            if (visible) {
                words.append(((Labeled) node).getText()).append('\n');
            }
        }
        return words.toString();
    }

    @Test
    void numbersChangeAtOnceAndAnalysesSayThatTheyAreComing(FxRobot robot) throws TimeoutException {
        CountDownLatch gate = new CountDownLatch(1);
        service.restGate = gate;
        run(robot);
        choosePhone(robot);
        await(() -> seen(robot).contains("Only Device type: phone"));
        assertThat(seen(robot))
                .contains("SHIP", "Sign-up completion", "This is being computed for the users of the filter.")
                .contains("Analysing the users of the filter");
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> harness.picture("filter-computing-overview"));
        go("impact");
        assertThat(robot.lookup(COMPUTING).tryQuery()).as("metrics are there").isEmpty();
        view(robot, "Looks");
        assertThat(robot.lookup(COMPUTING).query().isVisible()).isTrue();
        assertThat(seen(robot)).doesNotContain("Ways of looking");
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> harness.picture("filter-computing-looks"));
        go("memo");
        assertThat(robot.lookup(COMPUTING).query().isVisible()).isTrue();
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> harness.picture("filter-computing-memo"));
        gate.countDown();
        await(() -> !robot.lookup(COMPUTING).query().isVisible());
        await(() -> robot.lookup(".sheet").queryAll().size() > 0);
        go("impact");
        assertThat(seen(robot)).contains("Ways of looking").doesNotContain("being computed");
    }

    @Test
    void anExportInBetweenWaitsForTheWholeReadout(FxRobot robot) throws TimeoutException {
        CountDownLatch gate = new CountDownLatch(1);
        service.restGate = gate;
        run(robot);
        choosePhone(robot);
        await(() -> seen(robot).contains("Only Device type: phone"));
        harness.dialogs().target = service.workspace().resolveSibling("memo.pdf");
        robot.push(KeyCode.CONTROL, KeyCode.E);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(service.exported).as("nothing half is written").isEmpty();
        gate.countDown();
        await(() -> !harness.dialogs().said.isEmpty());
        assertThat(service.exportedReadouts)
                .singleElement()
                .satisfies(readout -> assertThat(readout.filter()).contains("phone"));
    }

    @Test
    void aFailureIsSaidWhereTheAnalysesWouldBe(FxRobot robot) throws TimeoutException {
        service.restFailure =
                new SlipwayException(ErrorCategory.INTERNAL, "Too few users to fit anything", "Choose more users.");
        run(robot);
        choosePhone(robot);
        await(() -> seen(robot).contains("Too few users to fit anything. Choose more users."));
        assertThat(seen(robot)).contains("Only Device type: phone", "SHIP", "The analyses of the filter failed");
        go("models");
        assertThat(robot.lookup(FAILED).queryAs(Node.class).isVisible()).isTrue();
        assertThat(seen(robot)).contains("Too few users to fit anything");
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> harness.picture("filter-failed-models"));
        harness.dialogs().target = service.workspace().resolveSibling("memo.pdf");
        robot.push(KeyCode.CONTROL, KeyCode.E);
        await(() -> !harness.dialogs().failures.isEmpty());
        assertThat(service.exported).isEmpty();
    }
}
