package dev.slipway.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.settings.Settings;
import dev.slipway.app.shell.Screen;
import dev.slipway.app.widget.ViewSwitch;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Views of a tab go into a menu where the window is too narrow for them, and come back where it is not. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // the start method fills the fields
class TabBarTest {
    private static final double WIDE = 900;
    private static final double NARROW = 400;

    private Tab many;
    private Stage stage;
    private TabBar bar;

    /** A tab with nothing but views. */
    private static final class Tab implements Screen {
        private final String id;
        private final String title;
        private final ViewSwitch views = new ViewSwitch();

        Tab(String id, String title, String... names) {
            this.id = id;
            this.title = title;
            for (String name : names) {
                views.add(name, () -> new Label("content of " + name));
            }
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String title() {
            return title;
        }

        @Override
        public String icon() {
            return "fth-activity";
        }

        @Override
        public Node node() {
            return views.toggles().isEmpty() ? new Label(title) : views.node();
        }

        @Override
        public List<ToggleButton> views() {
            return views.toggles();
        }
    }

    @Start
    void start(Stage shared) {
        stage = new Stage(); // the shared one would keep its width for the tests after this one
        many = new Tab("growth", "Growth & risk", "Summary", "Offers", "Fraud", "Monitor", "Bandit race");
        Tab one = new Tab("data", "Data");
        BorderPane root = new BorderPane();
        bar = new TabBar(List.of(many, one), screen -> root.setCenter(screen.node()));
        root.setTop(bar);
        Scene scene = new Scene(root, WIDE, 300);
        new Themes(new Settings()).dress(scene);
        stage.setScene(scene);
        stage.show();
        bar.select(many);
    }

    @AfterEach
    void nothingStaysOpen(FxRobot robot) {
        robot.interact(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    }

    private static void await(Callable<Boolean> wanted) throws TimeoutException {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(20_000, wanted));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void width(FxRobot robot, double width) {
        robot.interact(() -> stage.setWidth(width));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private boolean folded() {
        return bar.lookup("#views-folded") != null;
    }

    private List<String> beside() {
        Set<Node> toggles = bar.lookupAll(".segmented > .toggle-button");
        return toggles.stream().map(node -> ((ToggleButton) node).getText()).toList();
    }

    private ToggleButton tab(String id) {
        return (ToggleButton) bar.lookup("#tab-" + id);
    }

    @Test
    void viewsFoldAndUnfoldWithTheWidthAndStayChosen(FxRobot robot) throws TimeoutException {
        assertThat(folded()).isFalse();
        assertThat(beside()).containsExactly("Summary", "Offers", "Fraud", "Monitor", "Bandit race");

        width(robot, NARROW);
        await(this::folded);
        MenuButton menu = robot.lookup("#views-folded").queryAs(MenuButton.class);
        assertThat(menu.getText()).isEqualTo("Summary");
        assertThat(menu.getItems())
                .extracting(MenuItem::getText)
                .containsExactly("Summary", "Offers", "Fraud", "Monitor", "Bandit race");
        assertThat(tab("growth").getContentDisplay()).isEqualTo(ContentDisplay.TEXT_ONLY);
        assertThat(menu.localToScene(menu.getLayoutBounds()).getMaxX()).isLessThanOrEqualTo(NARROW);

        robot.interact(() -> menu.getItems().get(3).fire());
        assertThat(menu.getText()).isEqualTo("Monitor");
        assertThat(robot.lookup("content of Monitor").tryQuery()).isPresent();

        width(robot, WIDE);
        await(() -> !folded());
        assertThat(beside()).hasSize(5);
        assertThat(many.views().get(3).isSelected()).isTrue();
        assertThat(tab("growth").getContentDisplay()).isEqualTo(ContentDisplay.LEFT);
    }

    /** A view that a link leads to while the views are folded is named by the menu. */
    @Test
    void theMenuNamesAViewThatSomethingElseChose(FxRobot robot) throws TimeoutException {
        width(robot, NARROW);
        await(this::folded);
        robot.interact(() -> many.views().get(2).setSelected(true));
        assertThat(robot.lookup("#views-folded").queryAs(MenuButton.class).getText())
                .isEqualTo("Fraud");
    }

    @Test
    void theMenuIsOpenedAndChosenFromWithTheKeyboard(FxRobot robot) throws TimeoutException {
        width(robot, NARROW);
        await(this::folded);
        MenuButton menu = robot.lookup("#views-folded").queryAs(MenuButton.class);
        robot.interact(menu::requestFocus);
        robot.push(KeyCode.SPACE);
        await(menu::isShowing);
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.ENTER);
        await(() -> !menu.isShowing());
        assertThat(menu.getText()).isIn("Offers", "Fraud");
        assertThat(robot.lookup("content of " + menu.getText()).tryQuery()).isPresent();
    }

    /** Coming back to a tab, and going to one without views, at either width. */
    @Test
    void anotherTabHasItsOwnViewsOrNone(FxRobot robot) throws TimeoutException {
        width(robot, NARROW);
        await(this::folded);
        robot.interact(() -> tab("growth").requestFocus());
        robot.push(KeyCode.RIGHT);
        assertThat(tab("data").isSelected()).isTrue();
        assertThat(folded()).isFalse();
        assertThat(beside()).isEmpty();
        robot.push(KeyCode.LEFT);
        await(this::folded);
        width(robot, WIDE);
        await(() -> !folded());
        assertThat(beside()).hasSize(5);
    }
}
