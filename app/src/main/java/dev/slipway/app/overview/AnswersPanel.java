package dev.slipway.app.overview;

import dev.slipway.app.widget.Panel;
import dev.slipway.readout.model.Answer;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The questions that people ask, each above its answer; hidden where a readout answers none. */
final class AnswersPanel extends StackPane {
    private static final double BETWEEN = 10;
    private static final double UNDER_A_QUESTION = 2;

    private final VBox rows = new VBox(BETWEEN);

    AnswersPanel() {
        setId("answers");
        getChildren().add(new Panel("In short", "").setContent(rows));
        setMinHeight(Region.USE_PREF_SIZE);
        setMinWidth(0);
    }

    /** Says why there are no answers now. */
    void say(String sentence) {
        shown(true);
        rows.getChildren().setAll(wrapped(sentence, "note"));
    }

    void show(List<Answer> answers) {
        shown(!answers.isEmpty());
        rows.getChildren().clear();
        for (Answer answer : answers) {
            Label question = wrapped(answer.question(), "medium");
            Label text = wrapped(answer.text(), "note");
            question.setLabelFor(text);
            rows.getChildren().add(new VBox(UNDER_A_QUESTION, question, text));
        }
    }

    private void shown(boolean yes) {
        setVisible(yes);
        setManaged(yes);
    }

    private static Label wrapped(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinWidth(0);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
