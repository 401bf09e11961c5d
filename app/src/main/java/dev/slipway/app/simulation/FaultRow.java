package dev.slipway.app.simulation;

import atlantafx.base.controls.ToggleSwitch;
import dev.slipway.app.widget.Slices;
import dev.slipway.app.widget.UnitField;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A fault that is planted or not; how much of it shows while it is on. */
final class FaultRow extends HBox {
    private static final double FIELD_WIDTH = 68;

    /** Percent: enough for the checks to notice at a usual size. */
    private static final double USUAL = 5;

    private static final double SHARE_OF_A_PULSE = 0.25;

    FaultRow(KnobValue knob) {
        super(10);
        setAlignment(Pos.CENTER_LEFT);
        setMinHeight(26);
        Slices.later(this, SHARE_OF_A_PULSE, () -> build(knob));
    }

    private void build(KnobValue knob) {
        Label name = new Label(knob.label());
        name.setTooltip(KnobRow.help(knob));
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        UnitField field = new UnitField(knob.label(), knob.unit(), knob.range());
        field.setMinWidth(FIELD_WIDTH);
        field.setMaxWidth(FIELD_WIDTH);
        field.valueProperty().bindBidirectional(knob.shownProperty());
        field.visibleProperty().bind(knob.shownProperty().greaterThan(0));
        field.managedProperty().bind(field.visibleProperty());
        ToggleSwitch on = new ToggleSwitch();
        on.setAccessibleText("Plant: " + knob.label() + ". " + knob.help());
        on.setSelected(knob.shownProperty().get() > 0);
        knob.shownProperty().addListener((property, before, after) -> on.setSelected(after.doubleValue() > 0));
        on.selectedProperty().addListener((property, before, planted) -> {
            if (planted != knob.shownProperty().get() > 0) {
                knob.shownProperty().set(planted ? USUAL : 0);
            }
        });
        getChildren().addAll(name, field, on);
    }
}
