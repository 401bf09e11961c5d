package dev.slipway.app.overview;

import dev.slipway.app.widget.Panel;
import dev.slipway.readout.model.Answer;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The questions that people ask, with their answers; hidden where a readout answers none. */
final class AnswersPanel extends StackPane {
    private static final double ASKED = 220;

    private final GridPane rows = new GridPane();

    AnswersPanel() {
        setId("answers");
        ColumnConstraints asked = new ColumnConstraints(ASKED, ASKED, ASKED);
        ColumnConstraints told = new ColumnConstraints();
        told.setHgrow(Priority.ALWAYS);
        asked.setHgrow(Priority.NEVER);
        rows.getColumnConstraints().setAll(asked, told);
        rows.setHgap(12);
        rows.setVgap(8);
        getChildren().add(new Panel("In short", "").setContent(rows));
        setMinHeight(Region.USE_PREF_SIZE);
    }

    /** Says why there are no answers now. */
    void say(String sentence) {
        setVisible(true);
        setManaged(true);
        Label text = wrapped(sentence);
        text.getStyleClass().add("note");
        rows.getChildren().clear();
        rows.add(text, 0, 0, 2, 1);
    }

    void show(List<Answer> answers) {
        setVisible(!answers.isEmpty());
        setManaged(!answers.isEmpty());
        rows.getChildren().clear();
        for (int i = 0; i < answers.size(); i++) {
            Label question = wrapped(answers.get(i).question());
            question.getStyleClass().addAll("note-title", "medium");
            Label text = wrapped(answers.get(i).text());
            text.getStyleClass().add("note");
            question.setLabelFor(text);
            rows.addRow(i, question, text);
        }
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinWidth(0);
        label.setMinHeight(Region.USE_PREF_SIZE);
        GridPane.setValignment(label, VPos.TOP);
        return label;
    }
}
