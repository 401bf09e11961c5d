package dev.slipway.app.window;

import dev.slipway.app.jobs.FxJobRunner;
import dev.slipway.app.jobs.JobRunner;
import dev.slipway.app.settings.SettingsStore;
import dev.slipway.app.settings.WindowGeometry;
import dev.slipway.app.shell.StudyService;
import dev.slipway.app.widget.AppIcon;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The desktop on a stage: remembered place and size, settings, what happens at the end. */
public final class SlipwayWindow {
    private static final Logger LOG = LoggerFactory.getLogger(SlipwayWindow.class);
    private static final double MIN_WIDTH = 760;
    private static final double MIN_HEIGHT = 560;

    private final Stage stage;
    private final SettingsStore store;
    private final JobRunner jobs;
    private final Themes themes;
    private final Toast toast = new Toast();
    private final Desktop desktop;

    private SlipwayWindow(Stage stage, StudyService service, SettingsStore store, Consumer<String> browse) {
        this.stage = stage;
        this.store = store;
        themes = new Themes(store.settings());
        jobs = new FxJobRunner(Platform::runLater, this::unexpected);
        FxDialogs dialogs = new FxDialogs(stage, store.settings(), themes, toast::say, browse);
        GuideWindow guide = new GuideWindow(themes);
        desktop = new Desktop(
                service, jobs, store.settings(), themes, dialogs, Clock.systemUTC(), Screens::all, guide::show);
        desktop.add(toast);
    }

    /**
     * Opens the window. On the thread of the window.
     *
     * @param browse opens an address with the program that the system has for it
     * @param file a study or CSV file to open at once; null for the start page
     */
    public static SlipwayWindow open(
            Stage stage, StudyService service, SettingsStore store, Consumer<String> browse, @Nullable Path file) {
        SlipwayWindow window = new SlipwayWindow(stage, service, store, browse);
        window.show();
        if (file != null) {
            window.desktop.opener().open(file);
        }
        return window;
    }

    private void show() {
        store.settings()
                .workspaceProperty()
                .set(desktop.workbench().service().workspace().toString());
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> unexpected(failure));
        WindowGeometry at = store.settings().windowProperty().get();
        Scene scene = new Scene(desktop.root(), at.width(), at.height());
        themes.dress(scene);
        stage.setScene(scene);
        stage.setTitle("Slipway");
        stage.getIcons().setAll(AppIcon.all());
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        place(at);
        stage.setOnCloseRequest(event -> close());
        stage.focusedProperty().addListener((property, before, after) -> {
            if (after) {
                desktop.workbench().recheckIfSaved();
            }
        });
        store.saveWith(jobs, toast::say);
        stage.show();
        remember();
        WarmUp.start(jobs);
        String note = store.note();
        if (note != null) {
            toast.say(note);
        }
    }

    /** Where it was, if a screen is still there. */
    private void place(WindowGeometry at) {
        if (at.hasPlace()
                && !Screen.getScreensForRectangle(at.x(), at.y(), at.width(), at.height())
                        .isEmpty()) {
            stage.setX(at.x());
            stage.setY(at.y());
        }
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        stage.setWidth(Math.min(at.width(), screen.getWidth()));
        stage.setHeight(Math.min(at.height(), screen.getHeight()));
        stage.setMaximized(at.maximised());
    }

    private void remember() {
        Runnable changed = () -> {
            boolean maximised = stage.isMaximized();
            WindowGeometry last = store.settings().windowProperty().get();
            store.settings()
                    .windowProperty()
                    .set(
                            maximised
                                    ? new WindowGeometry(last.x(), last.y(), last.width(), last.height(), true)
                                    : new WindowGeometry(
                                            stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false));
        };
        stage.xProperty().addListener(observable -> changed.run());
        stage.yProperty().addListener(observable -> changed.run());
        stage.widthProperty().addListener(observable -> changed.run());
        stage.heightProperty().addListener(observable -> changed.run());
        stage.maximizedProperty().addListener(observable -> changed.run());
    }

    private void unexpected(Throwable failure) {
        LOG.error("A failure without a handler of its own", failure);
        ErrorWindow.show(
                stage.isShowing() ? stage : null,
                themes,
                failure,
                text -> desktop.context().dialogs().copy(text));
    }

    public Desktop desktop() {
        return desktop;
    }

    /** Cancels what runs and saves the settings. */
    public void close() {
        jobs.close();
        try {
            store.saveNow();
        } catch (IOException e) {
            LOG.warn("The settings could not be saved", e);
        }
    }
}
