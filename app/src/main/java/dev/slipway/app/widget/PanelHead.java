package dev.slipway.app.widget;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/**
 * Title, note and actions of a panel on one line; where they have no room there, the note goes below the title rather than lose its
 * end, because it often says how to read what follows. Actions that would cover the title go below it too.
 */
final class PanelHead extends Region {
    private static final double GAP = 8;
    private static final double LEAST = 26;

    private final Label title;
    private final Label note;
    private final HBox actions;

    PanelHead(Label title, Label note, HBox actions) {
        this.title = title;
        this.note = note;
        this.actions = actions;
        getChildren().addAll(title, note, actions);
        setMinHeight(USE_PREF_SIZE);
        note.setWrapText(true);
    }

    private boolean oneLine(double width) {
        return noteless() || width < 0 || besideTitle(width) >= note.prefWidth(-1) - 1;
    }

    private boolean noteless() {
        return note.getText().isEmpty();
    }

    private double besideTitle(double width) {
        double acting = below(width) ? 0 : actions.prefWidth(-1);
        return width - title.prefWidth(-1) - GAP - (acting > 0 ? acting + GAP : 0);
    }

    /** Whether the actions have no room beside the title. */
    private boolean below(double width) {
        double acting = actions.prefWidth(-1);
        return width >= 0 && acting > 0 && title.prefWidth(-1) + GAP + acting > width;
    }

    private double line() {
        return Math.max(LEAST, Math.max(title.prefHeight(-1), actions.prefHeight(-1)));
    }

    private double noteHeight(double width) {
        return oneLine(width) ? 0 : note.prefHeight(width);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        double noted = noteless() ? 0 : note.prefWidth(-1) + GAP;
        return title.prefWidth(-1) + noted + actions.prefWidth(-1) + GAP;
    }

    @Override
    protected double computePrefHeight(double width) {
        return line() + noteHeight(width) + (below(width) ? line() : 0);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double line = line();
        double acting = Math.min(actions.prefWidth(-1), width);
        if (below(width)) {
            place(actions, 0, line + noteHeight(width), acting, line);
        } else {
            place(actions, width - acting, 0, acting, line);
        }
        double titled = Math.min(title.prefWidth(-1), width);
        place(title, 0, 0, titled, line);
        if (noteless()) {
            note.resizeRelocate(0, 0, 0, 0);
        } else if (oneLine(width)) {
            place(note, titled + GAP, 0, Math.max(0, besideTitle(width)), line);
        } else {
            place(note, 0, line, width, note.prefHeight(width));
        }
    }

    /** Centred on its line. */
    private void place(Node node, double x, double y, double width, double line) {
        double height = node == note && y > 0 ? line : Math.min(line, node.prefHeight(-1));
        node.resizeRelocate(
                snapPositionX(x), snapPositionY(y + (line - height) / 2), snapSizeX(width), snapSizeY(height));
    }
}
