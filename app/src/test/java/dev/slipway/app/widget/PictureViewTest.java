package dev.slipway.app.widget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.jobs.DirectJobRunner;
import dev.slipway.app.support.RecordingDialogs;
import dev.slipway.charts.ChartTheme;
import dev.slipway.charts.ChartThemes;
import dev.slipway.charts.DataTable;
import dev.slipway.charts.HotSpot;
import dev.slipway.charts.Picture;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
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

/** A picture of four marks in a square, seen, pointed at and walked through with the arrow keys. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // JUnit and the start method fill the fields
class PictureViewTest {
    @TempDir
    Path folder;

    private final SimpleObjectProperty<ChartTheme> theme = new SimpleObjectProperty<>(ChartThemes.light());
    private final RecordingDialogs dialogs = new RecordingDialogs();
    private final List<String> chosen = new ArrayList<>();
    private PictureView view;

    private static final class Square implements Picture {
        private int drawn;

        @Override
        public String id() {
            return "square";
        }

        @Override
        public String accessibleText() {
            return "Four marks in a square.";
        }

        @Override
        public DataTable table() {
            return new DataTable(List.of("Mark", "Value"), List.of(List.of("a", "1"), List.of("b", "2")));
        }

        @Override
        public List<HotSpot> draw(Graphics2D graphics, double width, double height, ChartTheme with) {
            drawn++;
            List<HotSpot> spots = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                double x = i % 2 == 0 ? 20 : width - 40;
                double y = i < 2 ? 20 : height - 40;
                spots.add(new HotSpot(
                        new Rectangle2D.Double(x, y, 20, 20), "m" + i, "Mark " + i, List.of("+1.0 pp [+0.5, +1.5]")));
            }
            return spots;
        }
    }

    private final Square square = new Square();

    @Start
    void start(Stage stage) {
        view = new PictureView(new DirectJobRunner(), theme, dialogs);
        view.setOnHotSpot(spot -> chosen.add(spot.key()));
        view.setPicture(square);
        stage.setScene(new Scene(new StackPane(view), 400, 300));
        stage.show();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    }

    private String current() {
        return Objects.requireNonNull(view.currentHotSpot()).key();
    }

    @Test
    void itIsDrawnOncePerSizeAndTheme(FxRobot robot) {
        int before = square.drawn;
        assertThat(before).isPositive();
        robot.interact(view::requestLayout);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(square.drawn).isEqualTo(before);
        robot.interact(() -> {
            theme.set(ChartThemes.dark());
            view.layout();
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(square.drawn).isEqualTo(before + 1);
    }

    @Test
    void arrowKeysWalkAndEnterChooses(FxRobot robot) {
        robot.interact(view::requestFocus);
        robot.push(KeyCode.RIGHT);
        assertThat(current()).isEqualTo("m0");
        robot.push(KeyCode.RIGHT);
        assertThat(current()).isEqualTo("m1");
        assertThat(view.getAccessibleText()).isEqualTo("Mark 1. +1.0 pp [+0.5, +1.5]");
        robot.push(KeyCode.DOWN);
        assertThat(current()).isEqualTo("m3");
        robot.push(KeyCode.LEFT);
        assertThat(current()).isEqualTo("m2");
        robot.push(KeyCode.LEFT);
        assertThat(current()).isEqualTo("m2");
        robot.push(KeyCode.ENTER);
        assertThat(chosen).containsExactly("m2");
        robot.push(KeyCode.ESCAPE);
        assertThat(view.currentHotSpot()).isNull();
        assertThat(view.getAccessibleText()).isEqualTo("Four marks in a square.");
    }

    @Test
    void theTooltipNeverCoversItsMark(FxRobot robot) throws Exception {
        robot.interact(view::requestFocus);
        robot.push(KeyCode.END);
        WaitForAsyncUtils.waitFor(
                3,
                TimeUnit.SECONDS,
                () -> robot.lookup(".tooltip-card").tryQuery().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        var card = robot.lookup(".tooltip-card").query();
        HotSpot mark = Objects.requireNonNull(view.currentHotSpot());
        assertThat(card.localToScreen(card.getLayoutBounds()).intersects(view.localToScreen(HotSpots.bounds(mark))))
                .isFalse();
    }

    @Test
    void tShowsTheNumbers(FxRobot robot) {
        robot.interact(view::requestFocus);
        robot.push(KeyCode.T);
        WaitForAsyncUtils.waitForFxEvents();
        TableView<?> table = robot.lookup(".table-view").queryAs(TableView.class);
        assertThat(table.getItems()).hasSize(2);
        assertThat(table.getColumns()).extracting("text").containsExactly("Mark", "Value");
    }

    @Test
    void theMenuSavesAndCopies(FxRobot robot) throws Exception {
        Path target = folder.resolve("square.svg");
        dialogs.target = target;
        robot.rightClickOn(view);
        robot.clickOn("Save as SVG\u2026");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(Files.readString(target)).contains("<svg");
        Path png = folder.resolve("square.png");
        dialogs.target = png;
        robot.rightClickOn(view);
        robot.clickOn("Save as PNG\u2026");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(Files.size(png)).isPositive();
        robot.rightClickOn(view);
        robot.clickOn("Copy the numbers");
        assertThat(dialogs.copied).containsExactly("Mark\tValue\na\t1\nb\t2");
    }
}
