package dev.slipway.app.widget;

import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.Screen;

/** A small surface over the window that closes on Escape and on a click outside. */
public final class Popover {
    private static final double GAP = 6;

    private final Popup popup = new Popup();
    private final VBox card = new VBox();

    public Popover(Node... content) {
        card.getStyleClass().add("popover");
        card.getChildren().setAll(content);
        popup.getContent().add(card);
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
        popup.setAutoFix(true);
    }

    /** Opens below the node, its right edges aligned when it would not fit otherwise. */
    public void showBelow(Node anchor) {
        Bounds place = anchor.localToScreen(anchor.getLayoutBounds());
        popup.show(anchor, place.getMinX(), place.getMaxY() + GAP);
        double width = card.getWidth();
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        if (place.getMinX() + width > screen.getMaxX()) {
            popup.setX(Math.max(screen.getMinX(), place.getMaxX() - width));
        }
        card.requestFocus();
    }

    /** Opens above the node, right edges aligned. */
    public void showAbove(Node anchor) {
        Bounds place = anchor.localToScreen(anchor.getLayoutBounds());
        popup.show(anchor, place.getMinX(), place.getMinY());
        popup.setX(place.getMaxX() - card.getWidth());
        popup.setY(place.getMinY() - GAP - card.getHeight());
    }

    /** Opens centred over the node. */
    public static Popover over(Node anchor, Node content) {
        Popover popover = new Popover(content);
        Bounds place = anchor.localToScreen(anchor.getLayoutBounds());
        popover.popup.show(anchor, place.getMinX(), place.getMinY());
        popover.popup.setX(place.getCenterX() - popover.card.getWidth() / 2);
        popover.popup.setY(place.getCenterY() - popover.card.getHeight() / 2);
        return popover;
    }

    public void hide() {
        popup.hide();
    }

    public boolean isShowing() {
        return popup.isShowing();
    }
}
