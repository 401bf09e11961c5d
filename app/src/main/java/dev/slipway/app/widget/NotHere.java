package dev.slipway.app.widget;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A screen or panel that has nothing to show for this study, and says why or what to do. */
public final class NotHere extends VBox {
    private static final double TEXT_WIDTH = 420;
    private static final String EXCERPT = "analyses:";

    private final Node sign;

    public NotHere(String icon) {
        this(Icon.of(icon, "icon-faint"));
    }

    /** With a sign above the sentence that is no icon. */
    NotHere(Node sign) {
        super(12);
        this.sign = sign;
        setAlignment(Pos.CENTER);
        getChildren().add(sign);
    }

    /**
     * Says why there is nothing, in one paragraph or several with an empty line between them. One that begins with {@code analyses:} is what
     * to write into the study file, and stands there as in that file, to be copied by eye.
     */
    public void say(String why) {
        List<Node> parts = new ArrayList<>(List.of(sign));
        for (String paragraph : why.split("\n\n", -1)) {
            parts.add(paragraph.startsWith(EXCERPT) ? excerpt(paragraph) : sentence(paragraph));
        }
        getChildren().setAll(parts);
        setAccessibleText(why);
    }

    private static Label sentence(String words) {
        Label sentence = new Label(words);
        sentence.setWrapText(true);
        sentence.setMaxWidth(TEXT_WIDTH);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        sentence.setAlignment(Pos.CENTER);
        sentence.getStyleClass().add("note");
        sentence.setStyle("-fx-text-alignment: center;");
        return sentence;
    }

    private static Label excerpt(String lines) {
        Label excerpt = new Label(lines);
        excerpt.getStyleClass().addAll("mono", "code-well");
        excerpt.setStyle("-fx-padding: 10 14 10 14;");
        excerpt.setMinHeight(Region.USE_PREF_SIZE);
        return excerpt;
    }
}
