package dev.slipway.app.impact;

import dev.slipway.app.widget.Glue;
import dev.slipway.app.widget.Panel;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The page behind a number: formula, inputs, assumptions, warnings. */
final class NoteCard extends VBox {
    private final VBox lines = new VBox(8);
    private final Panel panel = new Panel("", "");

    NoteCard() {
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("edge-to-edge");
        panel.setContent(scroll);
        VBox.setVgrow(panel, Priority.ALWAYS);
        getChildren().add(panel);
        setMinWidth(0);
    }

    /** Shows lines; those without a value are left out. */
    void show(String title, String note, List<NoteLine> shown) {
        panel.titleProperty().set(title);
        panel.noteProperty().set(note);
        lines.getChildren().clear();
        for (NoteLine line : shown) {
            if (!line.value().isEmpty()) {
                lines.getChildren().add(new VBox(1, text(line.name(), "axis"), text(line.value(), "body")));
            }
        }
    }

    /** Shows one sentence in place of a page. */
    void say(String title, String sentence) {
        panel.titleProperty().set(title);
        panel.noteProperty().set("");
        lines.getChildren().setAll(text(sentence, "note"));
    }

    private static Label text(String value, String style) {
        Label label = new Label(Glue.of(value));
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
