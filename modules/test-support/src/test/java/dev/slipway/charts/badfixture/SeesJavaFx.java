package dev.slipway.charts.badfixture;

import javafx.scene.control.Button;

/** Breaks: only app sees JavaFX. */
public final class SeesJavaFx {
    private SeesJavaFx() {}

    public static Button answer() {
        return new Button("Run");
    }
}
