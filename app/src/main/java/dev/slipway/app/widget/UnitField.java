package dev.slipway.app.widget;

import dev.slipway.readout.text.Numbers;
import java.util.OptionalDouble;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/**
 * A number with its unit inside the frame. It is taken on Enter or when the focus leaves; what is no number or lies
 * outside the bounds turns the frame red, says the bounds, and the number stays what it was.
 */
public final class UnitField extends HBox {
    private static final String PROBLEM = "problem";

    private final Range range;
    private final DoubleProperty value = new SimpleDoubleProperty();
    private final TextField text = new TextField();
    private final String name;

    /** Bounds and looks of a number, in the unit that is shown. */
    public record Range(double low, double high, int decimals, boolean signed) {
        String format(double number) {
            return signed ? Numbers.signed(number, decimals) : Numbers.fixed(number, decimals);
        }

        /** The number that a person wrote; empty when it is none or outside the bounds. */
        OptionalDouble parse(String written, String unit) {
            String plain = written.replace(unit, "").replace(Numbers.MINUS, "-").replaceAll("[,\\s\u00a0%]", "");
            try {
                double number = Double.parseDouble(plain);
                return number >= low && number <= high ? OptionalDouble.of(number) : OptionalDouble.empty();
            } catch (NumberFormatException e) {
                return OptionalDouble.empty(); // not a number: the frame says so
            }
        }
    }

    /**
     * A field.
     *
     * @param name what the number is, for screen readers
     * @param unit shown behind the number; may be empty
     */
    public UnitField(String name, String unit, Range range) {
        this.name = name;
        this.range = range;
        getStyleClass().add("unit-field");
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMinWidth(0);
        text.setPrefColumnCount(4);
        Label suffix = new Label(unit);
        suffix.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(text, suffix);
        setMinWidth(0);
        text.setAccessibleText(name + (unit.isEmpty() ? "" : " in " + unit));
        text.setText(range.format(value.get()));
        value.addListener((property, before, after) -> show());
        text.setOnAction(event -> take(unit));
        text.focusedProperty().addListener((property, before, focused) -> {
            if (!focused) {
                take(unit);
                show();
            }
        });
        text.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                show();
            }
        });
    }

    private void show() {
        text.setText(range.format(value.get()));
        getStyleClass().remove(PROBLEM);
        text.setTooltip(null);
    }

    private void take(String unit) {
        if (text.getText().equals(range.format(value.get()))) {
            return;
        }
        OptionalDouble written = range.parse(text.getText(), unit);
        if (written.isPresent()) {
            value.set(written.getAsDouble());
            show();
        } else if (!getStyleClass().contains(PROBLEM)) {
            getStyleClass().add(PROBLEM);
            text.setTooltip(new Tooltip(
                    name + ": a number from " + range.format(range.low()) + " to " + range.format(range.high())));
        }
    }

    /** The number, in the unit that is shown. */
    public DoubleProperty valueProperty() {
        return value;
    }

    /** The field that is typed into. */
    public TextField field() {
        return text;
    }
}
