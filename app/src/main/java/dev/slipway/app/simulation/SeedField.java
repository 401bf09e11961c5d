package dev.slipway.app.simulation;

import javafx.beans.property.LongProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/**
 * A seed: a whole number of up to 19 digits, kept exactly and written without separators, as the study's file has it. It
 * is taken on Enter or when the focus leaves; what is none turns the frame red.
 */
final class SeedField extends HBox {
    /** What a study file takes. */
    private static final long LARGEST = 9_000_000_000_000_000_000L;

    private static final String PROBLEM = "problem";

    private final LongProperty value = new SimpleLongProperty();
    private final TextField text = new TextField("0");

    SeedField() {
        getStyleClass().add("unit-field");
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMinWidth(0);
        text.setPrefColumnCount(4);
        text.setAccessibleText("Seed");
        getChildren().add(text);
        setMinWidth(0);
        value.addListener((property, before, after) -> show());
        text.setOnAction(event -> take());
        text.focusedProperty().addListener((property, before, focused) -> {
            if (!focused) {
                take();
                show();
            }
        });
        text.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                show();
            }
        });
    }

    LongProperty valueProperty() {
        return value;
    }

    private void show() {
        text.setText(Long.toString(value.get()));
        getStyleClass().remove(PROBLEM);
        text.setTooltip(null);
    }

    private void take() {
        try {
            long written =
                    Long.parseLong(text.getText().replaceAll("[,_\\s]", "").replace('\u2212', '-'));
            if (Math.abs(written) <= LARGEST && written != Long.MIN_VALUE) {
                value.set(written);
                show();
                return;
            }
        } catch (NumberFormatException e) {
            // not a whole number, or too long: the frame says so
        }
        if (!getStyleClass().contains(PROBLEM)) {
            getStyleClass().add(PROBLEM);
            text.setTooltip(new Tooltip("Seed: a whole number of up to 18 digits"));
        }
    }
}
