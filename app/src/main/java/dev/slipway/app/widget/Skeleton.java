package dev.slipway.app.widget;

import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Grey shapes that keep the layout of a panel whose numbers are still being computed. They don't move. */
public final class Skeleton {
    private static final double HALF = 0.46;
    private static final double THIRD = 0.30;
    private static final double MOST = 0.60;

    private Skeleton() {}

    /** A panel with a title line, a value, a caption, a block and a foot line. */
    public static VBox panel() {
        VBox panel = new VBox(10, bar(12, HALF), bar(24, THIRD), bar(10, MOST), block(), bar(10, MOST));
        panel.getStyleClass().add("panel");
        panel.setAccessibleText("Still being computed");
        panel.setMinWidth(0);
        return panel;
    }

    private static Region bar(double height, double share) {
        Region bar = new Region() {
            @Override
            public void resize(double width, double ignored) {
                super.resize(width * share, height);
            }
        };
        bar.getStyleClass().add("skeleton");
        bar.setMinHeight(height);
        bar.setPrefHeight(height);
        bar.setMaxHeight(height);
        return bar;
    }

    private static Region block() {
        Region block = new Region();
        block.getStyleClass().add("skeleton");
        block.setMinHeight(40);
        VBox.setVgrow(block, Priority.ALWAYS);
        return block;
    }
}
