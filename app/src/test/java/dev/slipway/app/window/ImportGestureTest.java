package dev.slipway.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.shell.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A file of data becomes a study. */
class ImportGestureTest extends GestureCase {
    @Start
    void start(Stage stage) throws IOException {
        open(stage);
    }

    @Test
    void anImportShowsItsBadRowsAndMakesAStudy(FxRobot robot) throws IOException, TimeoutException {
        StringBuilder text = new StringBuilder("userid,version,rounds,retention_7\n");
        for (int i = 0; i < 60; i++) {
            text.append(i)
                    .append(i % 2 == 0 ? ",gate_30," : ",gate_40,")
                    .append(i)
                    .append(i % 3 == 0 ? ",1\n" : ",0\n");
        }
        text.append("60,gate_30,many,1\n61,gate_40\n");
        Path csv = Files.writeString(service.workspace().resolveSibling("cats.csv"), text);
        harness.dialogs().chosen = csv;
        robot.push(KeyCode.CONTROL, KeyCode.O);
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> words(robot).contains("2 bad rows"));
        List<?> rows = robot.lookup("#bad-rows").queryAs(ListView.class).getItems();
        assertThat(rows)
                .hasToString(
                        "[line 62: rounds is \u201cmany\u201d, not a number, line 63: has 2 values, the header 4]");
        press(robot, "#import-create");
        await(RunState.READY_TO_RUN);
        Path study = csv.resolveSibling("cats.yaml");
        assertThat(Files.readAllLines(csv.resolveSibling("cats-usable.csv")))
                .hasSize(61)
                .last()
                .asString()
                .startsWith("59,");
        assertThat(Files.readAllLines(csv)).hasSize(63);
        assertThat(Files.readString(study))
                .contains("cats-usable.csv", "variant: version", "control: gate_30", "column: rounds");
        assertThat(Objects.requireNonNull(
                                harness.desktop().workbench().studyProperty().get())
                        .study()
                        .title())
                .isEqualTo("cats");
    }

    @Test
    void aFileThatNamesNoUsersIsStudiedRowByRow(FxRobot robot) throws IOException, TimeoutException {
        StringBuilder text = new StringBuilder("recency,arm,visit\n");
        for (int i = 0; i < 60; i++) {
            text.append(i % 12).append(i % 2 == 0 ? ",none," : ",mail,").append(i % 3 == 0 ? "1\n" : "0\n");
        }
        Path csv = Files.writeString(service.workspace().resolveSibling("mails.csv"), text);
        harness.dialogs().chosen = csv;
        robot.push(KeyCode.CONTROL, KeyCode.O);
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> words(robot).contains("0 bad rows"));
        Object unit = robot.lookup(node ->
                        node instanceof ComboBox<?> box && "Column that names the user".equals(box.getAccessibleText()))
                .queryAs(ComboBox.class)
                .getValue();
        assertThat(unit).isEqualTo("Each row is one user");
        robot.interact(() -> harness.picture("import-rows"));
        press(robot, "#import-create");
        await(RunState.READY_TO_RUN);
        assertThat(Files.readString(csv.resolveSibling("mails.yaml")))
                .contains("unit_table: {path: mails.csv, variant: arm}");
        assertThat(Objects.requireNonNull(
                                harness.desktop().workbench().studyProperty().get())
                        .study()
                        .experiment()
                        .unit())
                .isEqualTo("row_number");
    }

    @Test
    void aFileThatIsNeitherStudyNorCsvIsRefusedInWords(FxRobot robot) {
        robot.interact(() -> harness.desktop().opener().open(Path.of("photo.jpg")));
        assertThat(harness.dialogs().failures)
                .singleElement()
                .satisfies(f -> assertThat(f).hasMessageContaining("photo.jpg"));
    }
}
