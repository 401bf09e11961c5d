package dev.slipway.app.support;

import dev.slipway.app.jobs.FxJobRunner;
import dev.slipway.app.settings.Settings;
import dev.slipway.app.shell.RunState;
import dev.slipway.app.shell.Screen;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.shell.Workbench;
import dev.slipway.app.widget.Panel;
import dev.slipway.app.window.Themes;
import dev.slipway.readout.model.Readout;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** One tab alone on a stage, over an open onboarding study that was not run, with the real job runner. */
public final class TabStage {
    private final List<Throwable> unhandled = new CopyOnWriteArrayList<>();
    private final FxJobRunner jobs = new FxJobRunner(Platform::runLater, unhandled::add);
    private final RecordingDialogs dialogs = new RecordingDialogs();
    private final FakeStudyService service;
    private final Settings settings;
    private final Workbench workbench;
    private @Nullable Screen screen;

    public TabStage(FakeStudyService service, Settings settings) {
        this.service = service;
        this.settings = settings;
        workbench = new Workbench(service, jobs, settings, Clock.systemUTC());
    }

    /** Opens the study and shows the tab; on the FX thread. */
    public void show(Stage stage, Function<ScreenContext, Screen> tab) throws IOException {
        show(stage, service.writeStudy("onboarding-kyc.yaml"), tab);
    }

    /** The same of another study. */
    public void show(Stage stage, Path study, Function<ScreenContext, Screen> tab) {
        Themes themes = new Themes(settings);
        workbench.open(study);
        Screen shown = tab.apply(
                new ScreenContext(workbench, jobs, (id, detail) -> {}, dialogs, settings, themes.chartProperty()));
        screen = shown;
        Scene scene = new Scene(new StackPane(shown.node()), 980, 900);
        themes.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    public Workbench workbench() {
        return workbench;
    }

    public RecordingDialogs dialogs() {
        return dialogs;
    }

    /** Runs the study until it is done. */
    public void run(FxRobot robot) throws TimeoutException {
        robot.interact(() -> workbench.run());
        await(() -> workbench.stateProperty().get() == RunState.DONE);
    }

    /** Runs the study, which gives this readout. */
    public void run(FxRobot robot, Readout readout) throws TimeoutException {
        service.readout = readout;
        run(robot);
    }

    /** Goes to the view of that name and waits until all of its panels are filled. */
    public void open(FxRobot robot, String view) {
        robot.interact(() -> Objects.requireNonNull(screen).views().stream()
                .filter(toggle -> toggle.getText().equals(view))
                .findFirst()
                .orElseThrow()
                .setSelected(true));
        try {
            await(() -> robot.lookup(node -> node instanceof Panel).queryAllAs(Panel.class).stream()
                    .allMatch(panel -> panel.getChildren().size() > 1));
        } catch (TimeoutException e) {
            throw new IllegalStateException("A panel of " + view + " stays without its content", e);
        }
    }

    /** Waits up to 20 seconds. */
    public void await(Callable<Boolean> wanted) throws TimeoutException {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(20_000, wanted));
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** All visible words. */
    public String words(FxRobot robot) {
        StringBuilder words = new StringBuilder();
        for (Node node : robot.lookup(node -> node instanceof Labeled && node.isVisible())
                .queryAll()) {
            words.append(plain(node)).append('\n');
        }
        return words.toString();
    }

    /** The words that can be seen: none of what stands in something hidden. */
    public String seen(FxRobot robot) {
        StringBuilder words = new StringBuilder();
        for (Node node : robot.lookup(node -> node instanceof Labeled).queryAll()) {
            boolean visible = true;
            for (Node each = node; each != null; each = each.getParent()) {
                visible &= each.isVisible();
            }
            if (visible) {
                words.append(plain(node)).append('\n');
            }
        }
        return words.toString();
    }

    /** Hard blanks are of the typesetting and not of the words. */
    private static String plain(Node node) {
        return String.valueOf(((Labeled) node).getText()).replace('\u00a0', ' ');
    }

    /** Ends the jobs and returns the failures that nobody handled. */
    public List<Throwable> close() {
        jobs.close();
        return List.copyOf(unhandled);
    }
}
