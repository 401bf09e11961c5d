package dev.slipway.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.desktop.LocalStudyService;
import dev.slipway.app.jobs.DirectJobRunner;
import dev.slipway.app.settings.ThemeChoice;
import dev.slipway.app.widget.PictureView;
import dev.slipway.charts.HotSpot;
import dev.slipway.warehouse.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.stage.Popup;
import javafx.stage.Screen;
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

/** What appears beside a mark that is pointed at: whole, on the screen, never over the mark, in the colours of the theme. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // JUnit and the start method fill the fields
class TooltipTest {
    private static final List<String> TABS = List.of("impact", "drift", "retention");

    @TempDir
    static Path folder;

    private LocalStudyService service;
    private DesktopHarness harness;

    @Start
    void start(Stage stage) {
        service = new LocalStudyService(Workspace.open(folder.resolve("workspace")));
        harness = new DesktopHarness(service, false, new DirectJobRunner(), 960, 900);
        stage.setScene(harness.scene());
        stage.show();
    }

    @AfterEach
    void nothingIsLeftBehind(FxRobot robot) {
        service.close();
        robot.interact(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    }

    @Test
    void marksAreExplainedBesideThemInBothThemes(FxRobot robot) throws TimeoutException {
        WaitForAsyncUtils.waitForAsyncFx(
                300_000,
                () -> harness.desktop()
                        .workbench()
                        .openAndRun(Path.of("..", "sample-configs", "onboarding-small.yaml")));
        int seen = 0;
        for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            robot.interact(() -> harness.settings().themeProperty().set(theme));
            // The second theme has the same places: one tab tells whether its colours arrive.
            for (String tab : theme == ThemeChoice.LIGHT ? TABS : List.of("retention")) {
                robot.interact(() -> harness.desktop().context().navigator().go(tab, ""));
                for (PictureView picture : settled()) {
                    for (HotSpot spot : ends(picture)) {
                        point(robot, picture, spot, theme);
                        seen++;
                    }
                }
            }
        }
        assertThat(seen).isGreaterThan(10);
    }

    /** A tab comes, and is filled, over some pulses. */
    private List<PictureView> settled() throws TimeoutException {
        WaitForAsyncUtils.sleep(500, TimeUnit.MILLISECONDS);
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> {
            List<PictureView> now = pictures();
            WaitForAsyncUtils.sleep(300, TimeUnit.MILLISECONDS);
            return !now.isEmpty() && now.equals(pictures());
        });
        return pictures();
    }

    private List<PictureView> pictures() {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, this::picturesNow);
    }

    private List<PictureView> picturesNow() {
        return harness.scene().getRoot().lookupAll(".picture").stream()
                .filter(PictureView.class::isInstance)
                .map(PictureView.class::cast)
                .toList();
    }

    /** The first and the last mark that the window shows. */
    private List<HotSpot> ends(PictureView picture) {
        List<HotSpot> shown =
                picture.hotSpots().stream().filter(spot -> seen(picture, spot)).toList();
        return shown.size() < 2 ? shown : List.of(shown.getFirst(), shown.getLast());
    }

    private boolean seen(PictureView picture, HotSpot spot) {
        Point2D middle = picture.localToScene(middle(spot));
        for (Node node = picture; node != null; node = node.getParent()) {
            if (!node.isVisible()) {
                return false;
            }
        }
        return middle.getX() > 0 && middle.getX() < 940 && middle.getY() > 110 && middle.getY() < 850;
    }

    private static Point2D middle(HotSpot spot) {
        return new Point2D(spot.x() + spot.width() / 2, spot.y() + spot.height() / 2);
    }

    private static void point(FxRobot robot, PictureView picture, HotSpot spot, ThemeChoice theme)
            throws TimeoutException {
        robot.moveTo(new Point2D(2, 2));
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> cards().isEmpty()); // that of the mark before
        robot.moveTo(Objects.requireNonNull(picture.localToScreen(middle(spot))));
        if (picture.currentHotSpot() == null) {
            return; // another mark or panel lies over its middle
        }
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> !cards().isEmpty());
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> {
            Region card = cards().getFirst();
            HotSpot marked = Objects.requireNonNull(picture.currentHotSpot());
            Bounds tip = card.localToScreen(card.getLayoutBounds());
            Bounds mark =
                    picture.localToScreen(new BoundingBox(marked.x(), marked.y(), marked.width(), marked.height()));
            var screen = Screen.getPrimary().getVisualBounds();
            assertThat(new BoundingBox(screen.getMinX(), screen.getMinY(), screen.getWidth(), screen.getHeight())
                            .contains(tip))
                    .as("tip of %s on the screen: %s", marked.title(), tip)
                    .isTrue();
            assertThat(mark.intersects(tip))
                    .as("tip of %s at %s over %s", marked.title(), tip, mark)
                    .isFalse();
            for (Node line : card.lookupAll(".label")) {
                Label label = (Label) line;
                assertThat(label.getWidth()).as(label.getText()).isLessThanOrEqualTo(401);
                assertThat(label.getHeight())
                        .as(label.getText())
                        .isGreaterThanOrEqualTo(label.prefHeight(label.getWidth()) - .5);
            }
            Color paper = (Color) card.getBackground().getFills().getLast().getFill();
            assertThat(paper.getBrightness() < .4).as("paper %s", paper).isEqualTo(theme == ThemeChoice.DARK);
        });
    }

    private static List<Region> cards() {
        return Window.getWindows().stream()
                .filter(window -> window instanceof Popup && window.isShowing())
                .flatMap(window -> window.getScene().getRoot().lookupAll(".tooltip-card").stream())
                .map(Region.class::cast)
                .toList();
    }
}
