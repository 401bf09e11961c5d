package dev.slipway.app.widget;

import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A surface with a title, a note beside it, actions at the right end and content below. */
public final class Panel extends VBox {
    private final Label title = new Label();
    private final Label note = new Label();
    private final HBox actions = new HBox(8);
    private @Nullable Node wanted;

    public Panel(String titleText, String noteText, Node... actionNodes) {
        getStyleClass().add("panel");
        title.setText(titleText);
        title.getStyleClass().add("title");
        title.setMinWidth(USE_PREF_SIZE);
        note.setText(noteText);
        note.getStyleClass().add("note");
        note.setMinWidth(0);
        actions.getChildren().addAll(actionNodes);
        actions.setMinWidth(USE_PREF_SIZE);
        actions.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
        getChildren().add(new PanelHead(title, note, actions));
        setMinWidth(0);
        setAccessibleText(titleText);
    }

    /** Puts the content below the head; it takes what height is left. The first one comes after the frame, see {@link Slices}. */
    public Panel setContent(Node content) {
        VBox.setVgrow(content, Priority.ALWAYS);
        boolean first = wanted == null;
        wanted = content;
        if (getChildren().size() > 1) {
            getChildren().set(1, content);
        } else if (first) {
            Slices.later(this, this::place);
        }
        return this;
    }

    private void place() {
        if (wanted != null) {
            getChildren().add(wanted);
        }
    }

    public StringProperty titleProperty() {
        return title.textProperty();
    }

    public StringProperty noteProperty() {
        return note.textProperty();
    }

    public void setActions(Node... nodes) {
        actions.getChildren().setAll(nodes);
    }
}
