package dev.slipway.app.growth;

import dev.slipway.app.growth.OfferedViewModel.Shown;
import dev.slipway.app.widget.Glue;
import dev.slipway.app.widget.Icon;
import dev.slipway.app.widget.Panel;
import dev.slipway.charts.OfferedTable;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Single users: the offer, what it is expected to bring, the next best and what speaks for the one against the other. */
final class OfferedPanel {
    private static final double FIELD = 190;
    private static final double HEAD = 26;
    private static final double GAP = 14;

    private final TextField field = new TextField();
    private final GridPane grid = new GridPane();
    private final Label sentence = note();
    private final Label read = note();
    private final Panel panel;

    OfferedPanel(OfferedViewModel model) {
        field.setId("offered-user");
        field.setPromptText("Identifier of a user");
        field.setAccessibleText("Identifier of the user to look up");
        field.textProperty().addListener((property, before, after) -> model.lookUp(after));
        HBox search = new HBox(Icon.of("fth-search", "icon-faint"), field);
        search.getStyleClass().add("search");
        search.setMaxWidth(FIELD);
        grid.setId("offered");
        grid.setMinWidth(0);
        for (int i = 0; i < OfferedTable.COLUMNS; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHgrow(i < 2 ? Priority.ALWAYS : Priority.SOMETIMES);
            column.setHalignment(i < 2 ? HPos.LEFT : HPos.RIGHT);
            grid.getColumnConstraints().add(column);
        }
        read.getStyleClass().add("faint");
        read.setText(OfferedTable.READ);
        VBox content = new VBox(8, grid, sentence, read);
        content.setMinHeight(Region.USE_PREF_SIZE);
        panel = new Panel("Single users", "", search).setContent(content);
        panel.setMinHeight(Region.USE_PREF_SIZE);
        model.shownProperty().addListener((property, before, after) -> show(after));
        show(model.shown());
    }

    Panel panel() {
        return panel;
    }

    private static Label note() {
        Label label = new Label();
        label.getStyleClass().add("note");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private void show(Shown now) {
        if (now.list() == null) {
            field.clear();
        }
        field.setDisable(now.list() == null);
        panel.noteProperty().set(now.asked().isEmpty() ? "highest expected gains" : "found");
        sentence.setText(now.sentence());
        sentence.setManaged(!now.sentence().isEmpty());
        read.setVisible(!now.users().isEmpty());
        read.setManaged(!now.users().isEmpty());
        grid.getChildren().clear();
        grid.setAccessibleText(OfferedTable.spoken(now.users()));
        if (now.users().isEmpty()) {
            return;
        }
        cells(0, OfferedTable.HEADERS, "note", "medium");
        grid.add(line(), 0, 0, OfferedTable.COLUMNS, 1);
        for (int i = 0; i < now.users().size(); i++) {
            List<String> words = OfferedTable.row(now.users().get(i));
            int row = 1 + 2 * i;
            cells(row, words.subList(0, OfferedTable.COLUMNS), "small");
            Label why = note();
            why.setText(Glue.parts(words.getLast()));
            why.setStyle("-fx-padding: 0 0 6 0;");
            grid.add(line(), 0, row, OfferedTable.COLUMNS, 2);
            grid.add(why, 0, row + 1, OfferedTable.COLUMNS, 1);
        }
    }

    private void cells(int row, List<String> words, String... styles) {
        for (int i = 0; i < words.size(); i++) {
            Label label = new Label(words.get(i));
            label.getStyleClass().addAll(styles);
            if (row > 0 && i == 0) {
                label.getStyleClass().add("medium");
            }
            label.setMinWidth(i == 0 ? 0 : Region.USE_PREF_SIZE);
            label.setMinHeight(HEAD);
            // Not as a gap of the grid, which a reason across all columns would not count: it would get a line too
            // many.
            label.setPadding(new Insets(0, 0, 0, i == 0 ? 0 : GAP));
            grid.add(label, i, row);
        }
    }

    private static Region line() {
        Region line = new Region();
        line.getStyleClass().add("line-under");
        line.setMouseTransparent(true);
        return line;
    }
}
