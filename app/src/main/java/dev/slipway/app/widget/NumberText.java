package dev.slipway.app.widget;

import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** An estimate and its interval as one text: the estimate strong, the interval beside it quiet. Never one without the other. */
public final class NumberText extends TextFlow {
    private final Text estimate = new Text();
    private final Text interval = new Text();

    public NumberText(String estimateText, String intervalText) {
        estimate.getStyleClass().add("strong");
        interval.getStyleClass().add("muted");
        getStyleClass().add("number-text");
        getChildren().addAll(estimate, interval);
        set(estimateText, intervalText);
        setMinWidth(0);
    }

    /** Changes both. */
    public void set(String estimateText, String intervalText) {
        estimate.setText(estimateText);
        interval.setText(intervalText.isEmpty() ? "" : " " + intervalText);
        setAccessibleText(estimateText + " " + intervalText);
    }
}
