package dev.slipway.app.widget;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A screen or panel that has nothing to show for this study, and says why or what to do. */
public final class NotHere extends VBox {
    private static final double TEXT_WIDTH = 420;

    private final Label sentence = new Label();

    public NotHere(String icon) {
        this(Icon.of(icon, "icon-faint"));
    }

    /** With a sign above the sentence that is no icon. */
    NotHere(Node sign) {
        super(10);
        setAlignment(Pos.CENTER);
        sentence.setWrapText(true);
        sentence.setMaxWidth(TEXT_WIDTH);
        sentence.setAlignment(Pos.CENTER);
        sentence.getStyleClass().add("note");
        sentence.setStyle("-fx-text-alignment: center;");
        getChildren().addAll(sign, sentence);
    }

    public void say(String why) {
        sentence.setText(why);
        setAccessibleText(why);
    }
}
