package dev.slipway.app.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.settings.Settings;
import dev.slipway.app.support.FakeStudyService;
import dev.slipway.app.support.TabStage;
import dev.slipway.app.widget.PictureView;
import dev.slipway.charts.HotSpot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What a person does on the Data tab, with the real job runner. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // JUnit and the start method fill the fields
class DataScreenTest {
    @TempDir
    static Path folder;

    private FakeStudyService service;
    private TabStage tab;

    @Start
    void start(Stage stage) throws IOException {
        service = new FakeStudyService(folder);
        tab = new TabStage(service, new Settings());
        tab.show(stage, DataScreen::new);
    }

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(tab.close()).isEmpty();
    }

    private PictureView run(FxRobot robot) throws TimeoutException {
        robot.interact(() -> tab.workbench().run());
        PictureView lineage = robot.lookup("#lineage").queryAs(PictureView.class);
        tab.await(() -> lineage.hotSpots().size() == 14 && tab.words(robot).contains("first 200 shown"));
        return lineage;
    }

    private static HotSpot spot(PictureView lineage, String table) {
        return lineage.hotSpots().stream()
                .filter(spot -> spot.key().equals("table:" + table))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTableIsClickedAndLookedInto(FxRobot robot) throws TimeoutException {
        assertThat(tab.words(robot)).contains("Run the study to see where its numbers come from.");
        PictureView lineage = run(robot);
        assertThat(tab.words(robot)).contains("20 of 21 tests, 1 warns", "unit_metrics");
        HotSpot events = spot(lineage, "stg_events_raw");
        robot.clickOn(lineage.localToScreen(events.x() + 30, events.y() + 10));
        tab.await(() -> tab.words(robot).contains("4,378 fewer than raw.events"));
        tab.await(() -> tab.words(robot).contains("24.7% missing"));
        TableView<@Nullable String[]> rows = robot.lookup("#table-rows").queryTableView();
        assertThat(rows.getItems()).hasSize(200);

        view(robot, "SQL");
        TextArea sql = robot.lookup("#model-sql").queryAs(TextArea.class);
        assertThat(sql.getText()).contains("select * from raw.events");
        assertThat(sql.isEditable()).isFalse();
        fire(robot, "#model-sql-kind .last");
        assertThat(sql.getText()).contains("{{ ref('raw.events') }}");
        fire(robot, "#copy-sql");
        assertThat(tab.dialogs().copied.getFirst()).contains("{{ ref(");
        fire(robot, "#try-sql");
        assertThat(robot.lookup("#query").queryAs(TextArea.class).getText()).contains("select * from raw.events");

        view(robot, "Details");
        assertThat(tab.words(robot)).contains("What stg_events_raw is.", "unique stg_events_raw.unit_id");
        Node reader = robot.lookup(node -> node instanceof Button b
                        && b.getText() != null
                        && b.getText().equals("fct_unit_events"))
                .query();
        robot.interact(() -> ((Button) reader).fire());
        tab.await(() -> tab.words(robot).contains("warns: 37 rows, such as (unit_no = null)"));
        view(robot, "Rows");
        tab.await(() -> robot.lookup("#table-rows").query().isVisible());
    }

    @Test
    void arrowKeysWalkTheGraphAndEnterChooses(FxRobot robot) throws TimeoutException {
        PictureView lineage = run(robot);
        robot.interact(lineage::requestFocus);
        robot.push(KeyCode.HOME);
        assertThat(current(lineage)).isEqualTo(lineage.hotSpots().getFirst().key());
        robot.push(KeyCode.RIGHT);
        String staged = current(lineage);
        assertThat(staged).startsWith("table:stg_");
        robot.push(KeyCode.ENTER);
        tab.await(() -> tab.words(robot).contains(staged.substring("table:".length())));
        tab.await(() -> current(lineage).equals(staged));
        robot.push(KeyCode.RIGHT);
        assertThat(current(lineage)).as("the walk goes on from there").startsWith("table:fct_");
        robot.push(KeyCode.ESCAPE);
    }

    private static String current(PictureView lineage) {
        HotSpot spot = lineage.currentHotSpot();
        return spot == null ? "" : spot.key();
    }

    @Test
    void aQueryIsAskedByKeyboardAndItsAnswerSaved(FxRobot robot) throws TimeoutException {
        run(robot);
        write(robot, "select acquisition_channel from marts.unit_metrics");
        robot.press(KeyCode.CONTROL).push(KeyCode.ENTER).release(KeyCode.CONTROL);
        tab.await(() -> summary(robot).startsWith("4 rows, "));
        TableView<@Nullable String[]> rows = robot.lookup("#query-rows").queryTableView();
        assertThat(rows.getItems()).hasSize(4);
        assertThat(service.data.asked).hasSize(1);
        tab.dialogs().target = folder.resolve("answer.csv");
        fire(robot, "#query-csv");
        tab.await(() -> tab.dialogs().said.contains("Saved 1,019,940 rows to answer.csv."));
        assertThat(folder.resolve("answer.csv")).hasContent("select acquisition_channel from marts.unit_metrics");
        tab.dialogs().target = folder.resolve("table.csv");
        fire(robot, "#table-csv");
        tab.await(() -> tab.dialogs().said.size() == 2);
        assertThat(folder.resolve("table.csv")).hasContent("marts.unit_metrics");
    }

    @Test
    void aBrokenQueryIsToldWithItsPlaceAndHistoryBringsTheOldOneBack(FxRobot robot) throws TimeoutException {
        run(robot);
        write(robot, "select 1");
        fire(robot, "#query-run");
        tab.await(() -> summary(robot).startsWith("4 rows, "));
        write(robot, "select *\nfrom broken");
        fire(robot, "#query-run");
        tab.await(() -> tab.words(robot).contains("There is no table named broken (line 2, column 6)"));
        assertThat(robot.lookup(".sql-bad").queryAll()).hasSize(1);
        fire(robot, "#query-place");
        TextArea query = robot.lookup("#query").queryAs(TextArea.class);
        assertThat(query.getCaretPosition()).isEqualTo("select *\nfrom ".length());
        fire(robot, "#query-history");
        List<Button> past = robot.listWindows().stream()
                .flatMap(window ->
                        robot.from(window.getScene().getRoot()).lookup(".past-query").queryAllAs(Button.class).stream())
                .toList();
        assertThat(past)
                .singleElement()
                .satisfies(row -> assertThat(row.getAccessibleText()).contains("select 1"));
        robot.interact(() -> past.getFirst().fire());
        assertThat(query.getText()).isEqualTo("select 1");
    }

    @Test
    void aSlowQueryIsStoppedWithEscape(FxRobot robot) throws TimeoutException {
        run(robot);
        service.data.slow = true;
        write(robot, "select slow");
        robot.press(KeyCode.CONTROL).push(KeyCode.ENTER).release(KeyCode.CONTROL);
        tab.await(
                () -> robot.lookup("#query-run").queryAs(Button.class).getText().equals("Cancel")
                        && service.data.asked.contains("select slow"));
        robot.push(KeyCode.ESCAPE);
        tab.await(
                () -> robot.lookup("#query-run").queryAs(Button.class).getText().equals("Run"));
        assertThat(summary(robot)).isEmpty();
    }

    private static void write(FxRobot robot, String sql) {
        TextArea query = robot.lookup("#query").queryAs(TextArea.class);
        robot.interact(() -> {
            query.requestFocus();
            query.setText(sql);
        });
    }

    private static String summary(FxRobot robot) {
        return robot.lookup("#query-summary").queryAs(Labeled.class).getText();
    }

    private static void view(FxRobot robot, String name) {
        ToggleButton wanted = robot.lookup("#table-view .toggle-button").queryAllAs(ToggleButton.class).stream()
                .filter(button -> button.getText().equals(name))
                .findFirst()
                .orElseThrow();
        robot.interact(wanted::fire);
    }

    private static void fire(FxRobot robot, String selector) {
        Node node = robot.lookup(selector).query();
        robot.interact(() -> {
            if (node instanceof ToggleButton toggle) {
                toggle.fire();
            } else if (node instanceof Button button) {
                button.fire();
            }
        });
    }
}
