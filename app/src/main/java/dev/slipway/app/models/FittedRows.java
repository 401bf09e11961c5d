package dev.slipway.app.models;

import dev.slipway.app.widget.PictureView;
import java.util.function.DoubleUnaryOperator;
import javafx.geometry.Insets;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;

/** A picture of rows that come closer to fit their place; only where they could not be read any more do they scroll. */
final class FittedRows extends ScrollPane {
    private static final double SCROLL_BAR = 14;
    private static final Insets BESIDE_THE_BAR = new Insets(0, SCROLL_BAR, 0, 0);

    private final PictureView picture;
    private final StackPane padded;
    private double least;
    private double most;
    private DoubleUnaryOperator folded = room -> least;

    FittedRows(PictureView picture) {
        this.picture = picture;
        padded = new StackPane(picture);
        setContent(padded);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        setMinHeight(0);
        getStyleClass().add("edge-to-edge");
        heightProperty().addListener((property, before, after) -> place());
    }

    /**
     * Takes a picture's heights.
     *
     * @param leastHeight below which its rows can't be read
     * @param bestHeight beyond which they would only drift apart
     */
    void fit(double leastHeight, double bestHeight) {
        least = leastHeight;
        most = Math.max(leastHeight, bestHeight);
        place();
    }

    /** As {@link #fit(double, double)}, with the height that the picture takes in a place that is too low for its rows. */
    void fit(double leastHeight, double bestHeight, DoubleUnaryOperator foldedHeight) {
        folded = foldedHeight;
        fit(leastHeight, bestHeight);
    }

    /** The height below which it scrolls. */
    double least() {
        return least;
    }

    private void place() {
        double room = getHeight() - 2;
        if (least <= 0 || room <= 0) {
            return;
        }
        double height = room < least ? folded.applyAsDouble(room) : Math.min(room, most);
        picture.setMinHeight(height);
        picture.setPrefHeight(height);
        picture.setMaxHeight(height);
        padded.setPadding(least > room ? BESIDE_THE_BAR : Insets.EMPTY);
    }
}
