package dev.slipway.app.welcome;

import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;

/** The small drawing at the head of a sample's card: a mark of what the study is about, no data. */
final class SamplePicture extends StackPane {
    private static final double HEIGHT = 104;
    private static final double BAR = 8;
    private static final double FULL = 200;

    SamplePicture(String kind) {
        getStyleClass().add("sample-picture");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMinWidth(0);
        setMouseTransparent(true);
        getChildren().add(drawing(kind));
    }

    private static Node drawing(String kind) {
        return switch (kind) {
            case "stop" -> limited();
            case "hold" -> intervals();
            case "table" -> table();
            case "beta" -> estimates();
            case "growth" -> grossToNet();
            default -> funnel();
        };
    }

    private static Group funnel() {
        Group group = new Group();
        double[] control = {1, 0.88, 0.76, 0.41};
        double[] treatment = {1, 0.89, 0.78, 0.46};
        for (int i = 0; i < control.length; i++) {
            group.getChildren().add(bar(0, i * 20, control[i] * FULL, "bar-control"));
            group.getChildren().add(bar(0, i * 20 + BAR + 1, treatment[i] * FULL, "bar-treatment"));
        }
        return group;
    }

    private static Group limited() {
        double limit = 0.86;
        Group group = funnel();
        Line line = new Line(limit * FULL, -6, limit * FULL, 82);
        line.getStyleClass().add("limit-line");
        Rectangle beyond = bar(limit * FULL, 60 + BAR + 1, FULL * 0.1, "bar-limit");
        group.getChildren().addAll(line, beyond);
        return group;
    }

    private static Group intervals() {
        Group group = new Group();
        Line zero = new Line(FULL * 0.4, -4, FULL * 0.4, 78);
        zero.getStyleClass().add("zero-line");
        group.getChildren().add(zero);
        double[] from = {0.25, 0.15, 0.33};
        double[] width = {0.45, 0.6, 0.3};
        for (int i = 0; i < from.length; i++) {
            group.getChildren().add(bar(from[i] * FULL, 8 + i * 26, width[i] * FULL, "bar-treatment"));
        }
        return group;
    }

    private static Group table() {
        Group group = new Group();
        for (int row = 0; row < 4; row++) {
            for (int column = 0; column < 5; column++) {
                boolean marked = column == 1;
                String style = row == 0 ? "bar-head" : marked && row % 2 == 1 ? "bar-treatment" : "bar-cell";
                Rectangle cell = bar(column * 42, row * 20, 38, style);
                cell.setHeight(15);
                group.getChildren().add(cell);
            }
        }
        return group;
    }

    /** One interval far from the others. */
    private static Group estimates() {
        Group group = new Group();
        Line zero = new Line(FULL * 0.1, -4, FULL * 0.1, 82);
        zero.getStyleClass().add("zero-line");
        group.getChildren().add(zero);
        double[] from = {0.72, 0.24, 0.3, 0.27};
        double[] width = {0.24, 0.26, 0.2, 0.18};
        for (int i = 0; i < from.length; i++) {
            String style = i == 0 ? "bar-limit" : i == 3 ? "bar-treatment" : "bar-control";
            group.getChildren().add(bar(from[i] * FULL, 4 + i * 20, width[i] * FULL, style));
        }
        return group;
    }

    /** What comes in, what is lost of it, what is left. */
    private static Group grossToNet() {
        Group group = new Group();
        double[] from = {0, 0.8, 0.62, 0};
        double[] width = {1, 0.2, 0.18, 0.62};
        for (int i = 0; i < from.length; i++) {
            String style = i == 0 ? "bar-control" : i == 3 ? "bar-treatment" : "bar-limit";
            group.getChildren().add(bar(from[i] * FULL, 4 + i * 20, width[i] * FULL, style));
        }
        return group;
    }

    private static Rectangle bar(double x, double y, double width, String style) {
        Rectangle bar = new Rectangle(x, y, width, BAR);
        bar.setArcWidth(3);
        bar.setArcHeight(3);
        bar.getStyleClass().add(style);
        return bar;
    }
}
