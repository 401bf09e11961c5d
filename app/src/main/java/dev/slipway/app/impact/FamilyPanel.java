package dev.slipway.app.impact;

import dev.slipway.app.impact.LooksViewModel.FamilyRow;
import dev.slipway.app.widget.Icon;
import dev.slipway.app.widget.Panel;
import dev.slipway.readout.model.FamilyReadout;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The metrics that are judged together: each effect with its p-value before and after the adjustment. */
final class FamilyPanel extends VBox {
    private static final double DIFFERENCE = 170;
    private static final double P = 70;
    private static final double FOUND = 86;
    private static final double INSET = 8;

    private final Consumer<String> open;
    private final VBox table = new VBox();
    private final Label words = new Label();

    /**
     * @param open takes the key of the estimate that was clicked
     */
    FamilyPanel(Consumer<String> open) {
        this.open = open;
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.getStyleClass().add("note");
        getChildren()
                .add(new Panel("Judged together", "a family of metrics, one look each")
                        .setContent(new VBox(6, table, words)));
        setMinWidth(0);
        setMinHeight(USE_PREF_SIZE);
    }

    /** Shows the family, or how a study names one. */
    void show(List<FamilyRow> rows, @Nullable FamilyReadout family) {
        table.getChildren().clear();
        if (family == null) {
            words.setText(
                    "This study names no metrics to judge together. Add for example \"analyses: {family: {metrics:"
                            + " [signup_completion, kyc_7d]}}\" to its file.");
        } else {
            words.setText(LooksViewModel.familyWords(family));
            boolean several = rows.stream().map(FamilyRow::treatment).distinct().count() > 1;
            table.getChildren().add(head());
            rows.forEach(row -> table.getChildren().add(row(row, several)));
        }
    }

    private static Node head() {
        HBox head = line(
                cell("Metric", 0, Pos.CENTER_LEFT),
                cell("Difference, one look", DIFFERENCE, Pos.CENTER_RIGHT),
                cell("p", P, Pos.CENTER_RIGHT),
                cell("adjusted", P, Pos.CENTER_RIGHT),
                cell("", FOUND, Pos.CENTER_RIGHT));
        head.getChildren().forEach(cell -> cell.getStyleClass().add("note"));
        head.getStyleClass().add("line-under");
        VBox.setMargin(head, new Insets(0, INSET, 0, INSET));
        return head;
    }

    private Node row(FamilyRow row, boolean several) {
        String name = row.metric() + (several ? ", " + row.treatment() : "");
        Label metric = cell(name, 0, Pos.CENTER_LEFT);
        metric.getStyleClass().add("strong");
        Label found = cell(row.found() ? "found" : "not found", FOUND, Pos.CENTER_RIGHT);
        if (row.found()) {
            found.setGraphic(Icon.of("fth-check", "icon-ship"));
            found.getStyleClass().add("strong");
        }
        HBox line = line(
                metric,
                cell(row.difference(), DIFFERENCE, Pos.CENTER_RIGHT),
                cell(row.p(), P, Pos.CENTER_RIGHT),
                cell(row.adjusted(), P, Pos.CENTER_RIGHT),
                found);
        line.getChildren().forEach(cell -> cell.getStyleClass().add("small"));
        Button button = new Button();
        button.setGraphic(line);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().setAll("row-button");
        button.setMaxWidth(Double.MAX_VALUE);
        line.prefWidthProperty().bind(table.widthProperty().subtract(12));
        button.setAccessibleText(name + ": " + row.difference() + ", p " + row.p() + ", adjusted " + row.adjusted()
                + (row.found() ? ", found" : ", not found") + ". Shows its method.");
        button.setOnAction(event -> open.accept(row.key()));
        return button;
    }

    private static HBox line(Label first, Label... numbers) {
        HBox.setHgrow(first, Priority.ALWAYS);
        HBox line = new HBox(8, first);
        line.getChildren().addAll(numbers);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Label cell(String text, double width, Pos place) {
        Label cell = new Label(text);
        cell.setMinWidth(width);
        cell.setPrefWidth(width == 0 ? 120 : width);
        cell.setMaxWidth(width == 0 ? Double.MAX_VALUE : width);
        cell.setAlignment(place);
        return cell;
    }
}
