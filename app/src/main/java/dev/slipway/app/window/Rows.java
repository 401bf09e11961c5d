package dev.slipway.app.window;

import dev.slipway.app.widget.Icon;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Rows of a popover: a line or two of words, something at the right end, and what happens on a click. */
final class Rows {
    private static final double WIDTH = 320;
    private static final double MAX_HEIGHT = 360;

    private Rows() {}

    static Button row(String first, String second, Node end, boolean on, Runnable action) {
        Label top = new Label(first);
        VBox words = new VBox(top);
        if (!second.isEmpty()) {
            Label below = new Label(second);
            below.getStyleClass().addAll("axis", "muted");
            words.getChildren().add(below);
        }
        words.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(8, words, gap, end);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setPrefWidth(WIDTH - 30);
        Button button = new Button();
        button.setGraphic(line);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().setAll("row-button");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAccessibleText(second.isEmpty() ? first : first + ", " + second);
        if (on) {
            button.getStyleClass().add("on");
        }
        button.setOnAction(event -> action.run());
        return button;
    }

    static Node check(boolean on) {
        return on ? Icon.of("fth-check", "icon-accent") : new Region();
    }

    static Label heading(String text) {
        Label heading = new Label(text);
        heading.getStyleClass().add("title");
        VBox.setMargin(heading, new Insets(6, 8, 4, 8));
        return heading;
    }

    static Label quiet(String text) {
        Label quiet = new Label(text);
        quiet.getStyleClass().addAll("note", "muted");
        quiet.setWrapText(true);
        quiet.setMaxWidth(WIDTH - 20);
        VBox.setMargin(quiet, new Insets(0, 8, 6, 8));
        return quiet;
    }

    static Region scrolling(VBox rows) {
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setPrefWidth(WIDTH);
        scroll.setMaxHeight(MAX_HEIGHT);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return scroll;
    }
}
