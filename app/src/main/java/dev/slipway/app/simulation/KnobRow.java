package dev.slipway.app.simulation;

import dev.slipway.app.widget.Slices;
import dev.slipway.app.widget.SliderTrack;
import dev.slipway.app.widget.UnitField;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A number that is dragged or typed: its name, a slider over its bounds, a field. */
final class KnobRow extends HBox {
    private static final double FIELD_WIDTH = 88;
    private static final double SLIDER_WIDTH = 104;
    private static final double STEPS = 40;
    private static final double HEIGHT = 28;
    private static final double SHARE_OF_A_PULSE = 0.25;

    KnobRow(KnobValue knob) {
        super(10);
        setAlignment(Pos.CENTER_LEFT);
        setMinHeight(HEIGHT);
        Slices.later(this, SHARE_OF_A_PULSE, () -> build(knob));
    }

    private void build(KnobValue knob) {
        UnitField.Range range = knob.range();
        Label name = new Label(knob.label());
        name.setMinWidth(0);
        name.setWrapText(true);
        name.setMaxWidth(Double.MAX_VALUE);
        name.setTooltip(help(knob));
        HBox.setHgrow(name, Priority.ALWAYS);
        Slider slider = new Slider(range.low(), range.high(), 0);
        SliderTrack.follow(slider);
        slider.setPrefWidth(SLIDER_WIDTH);
        slider.setMinWidth(60);
        slider.setBlockIncrement((range.high() - range.low()) / STEPS);
        slider.setAccessibleText(knob.label() + ". " + knob.help());
        UnitField field = new UnitField(knob.label(), knob.unit(), range);
        field.setMinWidth(FIELD_WIDTH);
        field.setMaxWidth(FIELD_WIDTH);
        field.valueProperty().bindBidirectional(knob.shownProperty());
        slider.setValue(knob.shownProperty().get());
        knob.shownProperty().addListener((property, before, after) -> slider.setValue(after.doubleValue()));
        slider.valueProperty().addListener((property, before, after) -> {
            double rounded = round(after.doubleValue(), range);
            if (Math.abs(after.doubleValue() - knob.shownProperty().get()) > step(range) / 2) {
                knob.shownProperty().set(rounded);
            }
        });
        getChildren().addAll(name, slider, field);
    }

    static Tooltip help(KnobValue knob) {
        Tooltip tip = new Tooltip(knob.help());
        tip.setWrapText(true);
        tip.setMaxWidth(320);
        return tip;
    }

    private static double step(UnitField.Range range) {
        return Math.pow(10, -range.decimals());
    }

    private static double round(double value, UnitField.Range range) {
        double ten = Math.pow(10, range.decimals());
        return Math.clamp(Math.rint(value * ten) / ten, range.low(), range.high());
    }
}
