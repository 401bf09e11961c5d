package dev.slipway.app.widget;

import java.util.Objects;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Something on a chart that is dragged with the mouse or moved with the arrow keys. It lies on the picture, in the
 * coordinates of its parent, and draws no more than its focus: the mark is the picture's.
 */
public final class DragHandle extends Region {
    private static final int COARSE = 5;

    private final Moves moves;
    private Point2D grip = Point2D.ZERO;
    private double value;
    private boolean moving;

    /** What moving means. */
    public interface Moves {
        /** Dragged so that the middle would be at this point of the parent. */
        void to(double x, double y);

        /** Pushed with an arrow key: 1 to the right or up, −1 to the left or down; with Shift five times as far. */
        void by(int right, int up);

        /** The button was let go after a move, which {@link #to} has told. */
        default void letGo() {}

        /** Delete or Backspace. */
        default void remove() {}
    }

    public DragHandle(double size, Cursor cursor, Moves moves) {
        this.moves = moves;
        setPrefSize(size, size);
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getStyleClass().add("drag-handle");
        setCursor(cursor);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
    }

    /** Puts the middle there, and says what it stands for. */
    public void show(double x, double y, double shown, String words) {
        relocate(x - getPrefWidth() / 2, y - getPrefHeight() / 2);
        resize(getPrefWidth(), getPrefHeight());
        value = shown;
        if (!Objects.equals(words, getAccessibleText())) {
            setAccessibleText(words);
            notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
        }
    }

    private Point2D inParent(MouseEvent event) {
        return localToParent(event.getX(), event.getY());
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        Point2D middle = new Point2D(getLayoutX() + getWidth() / 2, getLayoutY() + getHeight() / 2);
        grip = inParent(event).subtract(middle);
        event.consume();
    }

    private void dragged(MouseEvent event) {
        moving = true;
        Point2D wanted = inParent(event).subtract(grip);
        moves.to(wanted.getX(), wanted.getY());
        event.consume();
    }

    /** Where the button is let go counts, also when the last move before it was not told. */
    private void released(MouseEvent event) {
        if (moving) {
            dragged(event);
            moving = false;
            moves.letGo();
        }
    }

    private void typed(KeyEvent event) {
        int far = event.isShiftDown() ? COARSE : 1;
        KeyCode code = event.getCode();
        switch (code) {
            case LEFT -> moves.by(-far, 0);
            case RIGHT -> moves.by(far, 0);
            case UP -> moves.by(0, far);
            case DOWN -> moves.by(0, -far);
            case DELETE, BACK_SPACE -> moves.remove();
            default -> {
                return;
            }
        }
        event.consume();
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case VALUE -> value;
            case MIN_VALUE -> 0.0;
            case MAX_VALUE -> 100.0;
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
