package dev.slipway.app.models;

import dev.slipway.app.widget.Glue;
import dev.slipway.app.widget.InfoNote;
import dev.slipway.app.widget.NotHere;
import dev.slipway.app.widget.Panel;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One kind of model: its picture with a sentence and its warnings below, or why there is none. */
abstract class ModelPanel {
    /** The title above the picture and the padding around. */
    private static final double HEAD = 72;

    private static final double LEAST_WIDTH = 480;

    private final Panel panel = new Panel("", "");
    private final VBox shown = new VBox(8);
    private final NotHere nothing;
    private final Label sentence = new Label();
    private final InfoNote warning = new InfoNote("fth-alert-triangle", "").warn();

    ModelPanel(String icon) {
        nothing = new NotHere(icon);
        sentence.setWrapText(true);
        sentence.setMinHeight(Label.USE_PREF_SIZE);
        sentence.getStyleClass().add("note");
        panel.setContent(new StackPane(shown, nothing));
        panel.setMinHeight(0);
    }

    /** The height at which rows of this least height, the sentence and the warning are all seen; 0 without a picture. */
    final double need(double rows) {
        double width = Math.max(LEAST_WIDTH, shown.getWidth());
        double need = HEAD + rows;
        for (Region below : List.of(sentence, warning)) {
            need += below.isManaged() ? shown.getSpacing() + below.prefHeight(width) : 0;
        }
        return shown.isVisible() ? need : 0;
    }

    /** What the screen places. */
    final Panel panel() {
        return panel;
    }

    /** The picture that takes what height is left; called once. */
    final void setPicture(Node picture) {
        VBox.setVgrow(picture, Priority.ALWAYS);
        shown.getChildren().setAll(picture, sentence, warning);
    }

    final void title(String title, String note) {
        panel.titleProperty().set(title);
        panel.noteProperty().set(note);
        panel.setAccessibleText(title);
    }

    /** Shows the picture with a sentence below; one warning is told, more are counted and stand under Formula. */
    final void something(String words, List<String> warnings) {
        nothing.setVisible(false);
        shown.setVisible(true);
        sentence.setText(Glue.of(words));
        show(sentence, !words.isEmpty());
        String more = warnings.size() < 2 ? "" : " " + (warnings.size() - 1) + " more under Formula.";
        warning.setText(warnings.isEmpty() ? "" : warnings.getFirst() + more);
        show(warning, !warnings.isEmpty());
    }

    /** Shows why there is no picture. */
    final void nothing(String why) {
        shown.setVisible(false);
        nothing.setVisible(true);
        nothing.say(why);
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
