package dev.slipway.app.desktop;

import dev.slipway.app.run.Places;
import dev.slipway.app.run.Workspaces;
import dev.slipway.app.settings.SettingsStore;
import dev.slipway.app.window.SlipwayWindow;
import dev.slipway.app.window.StartFailure;
import java.nio.file.Path;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The desktop as JavaFX starts it: the workspace is opened beside the toolkit's own start, then the window. */
public final class DesktopApplication extends Application {
    private static final Logger LOG = LoggerFactory.getLogger(DesktopApplication.class);
    private static final String SETTINGS = "settings.json";

    private @Nullable LocalStudyService service;
    private @Nullable RuntimeException failure;
    private @Nullable SlipwayWindow window;

    /** Opens the window and returns when it is closed. */
    public static void open(String... arguments) {
        launch(DesktopApplication.class, arguments);
    }

    @Override
    public void init() {
        try {
            service = new LocalStudyService(Workspaces.open(Places.defaultWorkspace()));
        } catch (RuntimeException e) {
            LOG.error("The workspace could not be opened", e);
            failure = e;
        }
    }

    @Override
    public void start(Stage stage) {
        SettingsStore settings = SettingsStore.load(Places.defaultWorkspace().resolve(SETTINGS));
        LocalStudyService ready = service;
        if (ready == null) {
            StartFailure.show(settings, failure);
            return;
        }
        window = SlipwayWindow.open(
                stage, ready, settings, address -> getHostServices().showDocument(address), file());
        Path training = Training.study();
        if (training != null) {
            Training.walk(window.desktop(), training, Platform::exit);
        }
    }

    private @Nullable Path file() {
        return getParameters().getUnnamed().stream()
                .findFirst()
                .map(name -> Path.of(name).toAbsolutePath())
                .orElse(null);
    }

    @Override
    public void stop() {
        if (window != null) {
            window.close();
        }
        if (service != null) {
            service.close();
        }
    }
}
