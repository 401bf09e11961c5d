package dev.slipway.app.support;

import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import org.testfx.api.FxRobot;

/** Drags as the scene tells them; the headless robot loses the node that was pressed. */
public final class Gestures {
    private static final int MOVES = 10;

    private Gestures() {}

    /** Press in the middle, moves, release. */
    public static void drag(FxRobot robot, Node node, double dx, double dy) {
        Point2D from = node.localToScene(
                node.getBoundsInLocal().getCenterX(), node.getBoundsInLocal().getCenterY());
        fire(robot, node, MouseEvent.MOUSE_PRESSED, from);
        for (int i = 1; i <= MOVES; i++) {
            fire(robot, node, MouseEvent.MOUSE_DRAGGED, from.add(dx * i / MOVES, dy * i / MOVES));
        }
        fire(robot, node, MouseEvent.MOUSE_RELEASED, from.add(dx, dy));
    }

    private static void fire(FxRobot robot, Node node, EventType<MouseEvent> type, Point2D at) {
        boolean down = type != MouseEvent.MOUSE_RELEASED;
        robot.interact(() -> node.fireEvent(new MouseEvent(
                type,
                at.getX(),
                at.getY(),
                at.getX(),
                at.getY(),
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                down,
                false,
                false,
                false,
                false,
                false,
                new PickResult(node, at.getX(), at.getY()))));
    }
}
