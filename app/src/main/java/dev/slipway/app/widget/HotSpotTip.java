package dev.slipway.app.widget;

import dev.slipway.charts.HotSpot;
import javafx.animation.PauseTransition;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;
import javafx.stage.Screen;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** The tooltip of a mark: beside it, never over it. Follows focus as well as the mouse. */
final class HotSpotTip {
    private static final Duration DELAY = Duration.millis(150);
    private static final double GAP = 10;
    private static final double WIDEST = 400;

    private final Node owner;
    private @Nullable Popup made;
    private final VBox card = new VBox();
    private final PauseTransition delay = new PauseTransition(DELAY);
    private @Nullable HotSpot wanted;

    HotSpotTip(Node owner) {
        this.owner = owner;
        card.getStyleClass().add("tooltip-card");
        delay.setOnFinished(event -> open());
    }

    /** A window of its own, so it is made when there is something to show: most pictures are never pointed at. */
    private Popup popup() {
        Popup popup = made;
        if (popup == null) {
            popup = new Popup();
            popup.getContent().add(card);
            popup.setAutoFix(false);
            // The card is what is placed, not the window, which is larger by the card's shadow.
            popup.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_TOP_LEFT);
            popup.setHideOnEscape(false);
            made = popup;
        }
        return popup;
    }

    void show(HotSpot spot) {
        wanted = spot;
        if (popup().isShowing()) {
            open();
        } else {
            delay.playFromStart();
        }
    }

    void hide() {
        wanted = null;
        delay.stop();
        if (made != null) {
            made.hide();
        }
    }

    private void open() {
        HotSpot spot = wanted;
        if (spot == null || owner.getScene() == null || owner.getScene().getWindow() == null) {
            return;
        }
        Label title = line(spot.title());
        title.getStyleClass().add("strong");
        card.getChildren().setAll(title);
        spot.lines().forEach(line -> card.getChildren().add(line(line)));
        Bounds mark = owner.localToScreen(HotSpots.bounds(spot));
        if (mark == null) {
            return;
        }
        Popup popup = popup();
        if (!popup.isShowing()) {
            popup.show(owner, mark.getMaxX() + GAP, mark.getMinY());
        }
        card.applyCss();
        card.autosize();
        place(mark, card.getWidth(), card.getHeight());
    }

    /** A sentence goes on in the next line before it reaches across the window. */
    private static Label line(String words) {
        Label label = new Label(Glue.of(words));
        label.setWrapText(true);
        label.setMaxWidth(WIDEST);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** Right of the mark, else left, else below, else above: wherever the screen has room. */
    private void place(Bounds mark, double width, double height) {
        Rectangle2D screen = Screen.getScreensForRectangle(mark.getMinX(), mark.getMinY(), 1, 1).stream()
                .findFirst()
                .orElse(Screen.getPrimary())
                .getVisualBounds();
        double y = Math.clamp(
                mark.getCenterY() - height / 2,
                screen.getMinY(),
                Math.max(screen.getMinY(), screen.getMaxY() - height));
        double x = mark.getMaxX() + GAP;
        if (x + width > screen.getMaxX()) {
            x = mark.getMinX() - GAP - width;
        }
        if (x < screen.getMinX()) {
            x = Math.clamp(
                    mark.getCenterX() - width / 2,
                    screen.getMinX(),
                    Math.max(screen.getMinX(), screen.getMaxX() - width));
            y = mark.getMaxY() + GAP + height <= screen.getMaxY()
                    ? mark.getMaxY() + GAP
                    : mark.getMinY() - GAP - height;
        }
        popup().setAnchorX(x);
        popup().setAnchorY(y);
    }
}
