package dev.slipway.app.window;

import javafx.animation.PauseTransition;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/** A sentence at the foot of the window that goes away by itself. */
final class Toast extends HBox {
    private final Label text = new Label();
    private final PauseTransition time = new PauseTransition(Duration.seconds(5));

    Toast() {
        getStyleClass().add("toast");
        getChildren().add(text);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setVisible(false);
        setMouseTransparent(true);
        setAccessibleRole(AccessibleRole.TEXT);
        time.setOnFinished(event -> setVisible(false));
    }

    void say(String sentence) {
        text.setText(sentence);
        setAccessibleText(sentence);
        setVisible(true);
        time.playFromStart();
    }

    /** What it says now; empty when it is gone. */
    String sentence() {
        return isVisible() ? text.getText() : "";
    }
}
