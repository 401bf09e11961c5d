package dev.slipway.app.widget;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Group;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Arc;
import javafx.scene.shape.Circle;
import javafx.util.Duration;

/** A small ring that turns while something runs. Turns only while it can be seen. */
public final class Spinner extends StackPane {
    private static final double RADIUS = 6;
    private static final double QUARTER = 100;
    private static final double DEGREES_A_STEP = 45;
    private static final double FULL_TURN = 360;

    /** A few steps a second: where the window is drawn in software, a smooth turn would cost as much as the work it shows. */
    private static final Duration STEP = Duration.millis(250);

    private final Timeline turning;

    public Spinner() {
        this(RADIUS);
    }

    public Spinner(double radius) {
        Circle track = new Circle(radius);
        track.getStyleClass().add("spinner-track");
        Arc arc = new Arc(0, 0, radius, radius, 90, -QUARTER);
        arc.getStyleClass().add("spinner");
        Circle hold = new Circle(radius + 1);
        hold.setOpacity(0);
        Group turned = new Group(hold, arc);
        getChildren().addAll(track, turned);
        setMinSize(2 * radius + 2, 2 * radius + 2);
        setMaxSize(2 * radius + 2, 2 * radius + 2);
        setAccessibleText("Running");
        turning = new Timeline(
                new KeyFrame(STEP, event -> turned.setRotate((turned.getRotate() + DEGREES_A_STEP) % FULL_TURN)));
        turning.setCycleCount(Animation.INDEFINITE);
        visibleProperty().addListener((property, before, after) -> turn());
        sceneProperty().addListener((property, before, after) -> turn());
    }

    private void turn() {
        if (isVisible() && getScene() != null) {
            turning.play();
        } else {
            turning.stop();
        }
    }
}
