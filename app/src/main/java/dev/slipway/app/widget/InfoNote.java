package dev.slipway.app.widget;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A quiet note in a well: a word in front that says what it is about, then a sentence or two. */
public final class InfoNote extends HBox {
    private final Label text = new Label();

    public InfoNote(String icon, String sentence) {
        getStyleClass().add("info-note");
        text.getStyleClass().add("note");
        text.setWrapText(true);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().addAll(Icon.of(icon, "icon-faint"), text);
        setText(sentence);
        setMinHeight(USE_PREF_SIZE);
    }

    public void setText(String sentence) {
        text.setText(Glue.of(sentence));
        text.setMinHeight(USE_PREF_SIZE);
    }

    /** The amber look: something is not known yet. */
    public InfoNote warn() {
        getStyleClass().add("warn");
        return this;
    }
}
