package dev.slipway.app.widget;

import dev.slipway.charts.DataTable;
import dev.slipway.charts.Picture;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;

/** The numbers behind a picture, as a table in a popover. */
final class TablePopover {
    private static final double ROW_HEIGHT = 26;
    private static final double MAX_HEIGHT = 420;
    private static final double COLUMN_WIDTH = 110;
    private static final double FIRST_COLUMN_WIDTH = 180;

    private TablePopover() {}

    static void show(PictureView owner, Picture picture, Runnable copy) {
        DataTable numbers = picture.table();
        TableView<List<String>> table = new TableView<>(FXCollections.observableArrayList(numbers.rows()));
        table.setFixedCellSize(ROW_HEIGHT);
        table.setAccessibleText(picture.accessibleText());
        double width = 20;
        for (int i = 0; i < numbers.headers().size(); i++) {
            TableColumn<List<String>, String> column = column(numbers.headers().get(i), i);
            width += column.getPrefWidth();
            table.getColumns().add(column);
        }
        table.setPrefSize(
                Math.min(width, 760),
                Math.min(MAX_HEIGHT, ROW_HEIGHT * (numbers.rows().size() + 1) + 12));
        Label sentence = new Label(picture.accessibleText());
        sentence.setWrapText(true);
        sentence.getStyleClass().addAll("note", "muted");
        sentence.setMaxWidth(Math.min(width, 760));
        Button copyButton = new Button("Copy the numbers");
        copyButton.getStyleClass().add("small");
        copyButton.setOnAction(event -> copy.run());
        VBox box = new VBox(8, sentence, table, copyButton);
        box.getStyleClass().add("popover-content");
        Popover.over(owner, box);
    }

    private static TableColumn<List<String>, String> column(String header, int index) {
        TableColumn<List<String>, String> column = new TableColumn<>(header);
        column.setPrefWidth(index == 0 ? FIRST_COLUMN_WIDTH : COLUMN_WIDTH);
        column.setSortable(false);
        column.setCellValueFactory(row -> new SimpleStringProperty(
                index < row.getValue().size() ? row.getValue().get(index) : ""));
        if (index > 0) {
            column.getStyleClass().add("num");
        }
        return column;
    }
}
