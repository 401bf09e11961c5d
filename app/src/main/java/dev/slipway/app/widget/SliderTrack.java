package dev.slipway.app.widget;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Slider;

/** The coloured part of a slider's track. */
public final class SliderTrack {
    private SliderTrack() {}

    /** Colours the track from 0, or from the low end where 0 is outside, to the number, now and whenever it changes. */
    public static void follow(Slider slider) {
        slider.getStyleClass().add("knob");
        slider.valueProperty().addListener((property, before, after) -> fill(slider));
        slider.skinProperty().addListener((property, before, after) -> fill(slider));
        slider.maxProperty().addListener((property, before, after) -> fill(slider));
    }

    private static void fill(Slider slider) {
        Node track = slider.lookup(".track");
        if (track != null) {
            double zero = share(slider, Math.clamp(0, slider.getMin(), slider.getMax()));
            double now = share(slider, slider.getValue());
            track.setStyle(String.format(
                    Locale.ROOT,
                    "-fx-background-color: linear-gradient(to right, -sw-track %1$.1f%%, -sw-accent %1$.1f%%, -sw-accent %2$.1f%%,"
                            + " -sw-track %2$.1f%%);",
                    Math.min(zero, now),
                    Math.max(zero, now)));
        }
    }

    private static double share(Slider slider, double value) {
        return 100 * (value - slider.getMin()) / (slider.getMax() - slider.getMin());
    }
}
