package dev.slipway.app.widget;

import dev.slipway.readout.text.Words;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The colours of the arms with their names, for charts that have no line ends to label. */
public final class ArmLegend extends HBox {
    private static final int COLOURS = 5;

    /** Variants with the control first. */
    public ArmLegend(List<String> variants) {
        super(14);
        setAlignment(Pos.CENTER_RIGHT);
        for (int i = 0; i < variants.size(); i++) {
            Region square = new Region();
            square.getStyleClass().addAll("arm-square", "arm-" + i % COLOURS);
            Label name = new Label(Words.label(variants.get(i)), square);
            name.getStyleClass().add("note");
            name.setGraphicTextGap(6);
            name.setMinWidth(USE_PREF_SIZE);
            getChildren().add(name);
        }
    }
}
