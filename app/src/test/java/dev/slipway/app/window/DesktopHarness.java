package dev.slipway.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.jobs.DirectJobRunner;
import dev.slipway.app.jobs.JobRunner;
import dev.slipway.app.settings.Settings;
import dev.slipway.app.settings.ThemeChoice;
import dev.slipway.app.shell.StudyService;
import dev.slipway.app.support.RecordingDialogs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.testfx.util.WaitForAsyncUtils;

/** The whole desktop in a scene without a stage: for pictures at any size, and for tests that look at the content. On the FX thread. */
public final class DesktopHarness {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final Settings settings = new Settings();
    private final RecordingDialogs dialogs = new RecordingDialogs();
    private final Desktop desktop;
    private final Scene scene;

    public DesktopHarness(StudyService service, boolean dark) {
        this(service, dark, new DirectJobRunner(), 1280, 800);
    }

    public DesktopHarness(StudyService service, boolean dark, JobRunner jobs, double width, double height) {
        settings.themeProperty().set(dark ? ThemeChoice.DARK : ThemeChoice.LIGHT);
        Themes themes = new Themes(settings);
        Clock clock = Clock.fixed(Instant.parse("2026-11-02T09:12:00Z"), ZoneOffset.UTC);
        desktop = new Desktop(service, jobs, settings, themes, dialogs, clock, Screens::all, () -> {});
        scene = new Scene(desktop.root(), width, height);
        themes.dress(scene);
    }

    /** Pictures of a place in a tab, after a run of the study, in the light and in the dark theme; not on the FX thread. */
    public static void inBothThemes(StudyService service, Path study, String tab, String detail, String picture) {
        for (boolean dark : List.of(false, true)) {
            Image image = WaitForAsyncUtils.waitForAsyncFx(30_000, () -> {
                DesktopHarness harness = new DesktopHarness(service, dark);
                harness.desktop().workbench().open(study);
                harness.desktop().workbench().run();
                harness.desktop().context().navigator().go(tab, detail);
                return harness.picture(picture + (dark ? "-dark" : ""));
            });
            assertThat(image.getPixelReader().getColor(4, 400).getBrightness() < 0.3)
                    .isEqualTo(dark);
        }
    }

    public Desktop desktop() {
        return desktop;
    }

    public Settings settings() {
        return settings;
    }

    public RecordingDialogs dialogs() {
        return dialogs;
    }

    public Scene scene() {
        return scene;
    }

    /** Lays out, twice, so that pictures that were drawn for the first layout are in place. */
    public void layout() {
        // Outside of a window the picture that a scroll pane keeps of its content is never made anew.
        scene.getRoot().lookupAll(".viewport").forEach(viewport -> viewport.setCache(false));
        for (int i = 0; i < 3; i++) {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }
    }

    /** Writes {@code target/screenshots/<name>.png} and returns it. */
    public WritableImage picture(String name) {
        layout();
        WritableImage image = scene.snapshot(null);
        try {
            Files.createDirectories(SCREENSHOTS);
            ImageIO.write(
                    SwingFXUtils.fromFXImage(image, null),
                    "png",
                    SCREENSHOTS.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return image;
    }
}
