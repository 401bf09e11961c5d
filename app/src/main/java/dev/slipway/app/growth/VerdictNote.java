package dev.slipway.app.growth;

import dev.slipway.app.widget.Icon;
import dev.slipway.charts.OfferWords;
import dev.slipway.readout.model.PolicyEvaluation;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Whether the policy is recommended, and why, in the colour that goes with the word. */
final class VerdictNote extends HBox {
    private final Text word = new Text();
    private final Text because = new Text();
    private final StackPane sign = new StackPane();

    VerdictNote() {
        super(8);
        setId("policy-verdict");
        getStyleClass().add("info-note");
        word.getStyleClass().add("strong");
        because.getStyleClass().add("muted");
        TextFlow flow = new TextFlow(word, because);
        flow.getStyleClass().addAll("number-text", "note");
        flow.setMinWidth(0);
        HBox.setHgrow(flow, Priority.ALWAYS);
        sign.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(sign, flow);
        setMinHeight(USE_PREF_SIZE);
    }

    void show(PolicyEvaluation evaluation) {
        boolean good = evaluation.verdict().equals(PolicyEvaluation.RECOMMENDED);
        getStyleClass().removeAll("warn", "good");
        getStyleClass().add(good ? "good" : "warn");
        sign.getChildren()
                .setAll(Icon.of(good ? "fth-check-circle" : "fth-pause-circle", good ? "icon-ship" : "icon-hold"));
        word.setText(OfferWords.verdict(evaluation) + ". ");
        because.setText(evaluation.because());
        setAccessibleText(word.getText() + because.getText());
    }
}
