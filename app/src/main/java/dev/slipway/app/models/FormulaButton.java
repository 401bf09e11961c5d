package dev.slipway.app.models;

import dev.slipway.app.widget.Popover;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One click from a model's numbers to where they come from. */
final class FormulaButton extends Button {
    private static final double WIDTH = 440;
    private static final double MOST_HEIGHT = 520;

    private @Nullable FormulaNotes notes;

    FormulaButton(String id) {
        super("Formula");
        setId(id);
        getStyleClass().add("small");
        setMinWidth(USE_PREF_SIZE);
        setOnAction(event -> open());
    }

    /** What a click will show; null disables the button. */
    void setNotes(@Nullable FormulaNotes shown) {
        notes = shown;
        setDisable(shown == null);
        setAccessibleText(shown == null ? "Formula" : "Formula of " + shown.title());
    }

    private void open() {
        FormulaNotes shown = notes;
        if (shown == null) {
            return;
        }
        VBox box = new VBox(8, label(shown.title(), "title"));
        for (Map.Entry<String, String> line : shown.lines()) {
            box.getChildren().add(new VBox(1, label(line.getKey(), "axis"), label(line.getValue(), "body")));
        }
        box.setPrefWidth(WIDTH);
        ScrollPane scroll = new ScrollPane(box);
        scroll.setFitToWidth(true);
        scroll.setPrefWidth(WIDTH + 16);
        scroll.setMaxHeight(MOST_HEIGHT);
        scroll.getStyleClass().add("edge-to-edge");
        VBox content = new VBox(scroll);
        content.getStyleClass().add("popover-content");
        new Popover(content).showBelow(this);
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
