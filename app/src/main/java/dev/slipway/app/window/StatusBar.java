package dev.slipway.app.window;

import dev.slipway.app.widget.Icon;
import dev.slipway.app.widget.Page;
import dev.slipway.app.widget.Spinner;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The last line of the window. */
final class StatusBar extends HBox {
    private static final double BAR_WIDTH = 180;

    StatusBar(
            StatusViewModel model,
            ObservableList<?> jobs,
            Runnable cancel,
            java.util.function.Consumer<Node> showJobs) {
        getStyleClass().add("status-bar");
        Spinner spinner = new Spinner();
        shown(spinner, model.runningProperty());
        StackPane icon = new StackPane();
        model.iconProperty().addListener((property, before, after) -> setIcon(icon, after));
        setIcon(icon, model.iconProperty().get());
        Label title = label(model.titleProperty());
        title.setId("status-title");
        title.getStyleClass().add("strong-when-running");
        Label detail = label(model.detailProperty());
        detail.setId("status-detail");
        Region line = line();
        shown(line, model.runningProperty().not().and(detail.textProperty().isNotEmpty()));
        ProgressBar bar = new ProgressBar();
        bar.getStyleClass().add("bar");
        bar.setPrefWidth(BAR_WIDTH);
        bar.progressProperty().bind(model.fractionProperty());
        bar.accessibleTextProperty().bind(Bindings.concat("Progress ", model.percentProperty()));
        shown(bar, model.runningProperty());
        Label percent = label(model.percentProperty());
        shown(percent, model.runningProperty());
        Button stop = new Button("Cancel");
        stop.setId("status-cancel");
        stop.getStyleClass().add("link");
        stop.setAccessibleText("Cancel the run");
        stop.setOnAction(event -> cancel.run());
        shown(stop, model.runningProperty());
        Region second = line();
        shown(second, model.runningProperty());
        Label seconds = label(model.secondsProperty());
        shown(seconds, model.runningProperty());
        Label engine = label(model.engineProperty());
        Button past = new Button();
        past.setId("jobs");
        past.getStyleClass().add("link");
        past.textProperty().bind(Bindings.createStringBinding(() -> "Jobs (" + jobs.size() + ")", jobs));
        past.setOnAction(event -> showJobs.accept(past));
        getChildren()
                .addAll(
                        spinner,
                        icon,
                        title,
                        line,
                        detail,
                        bar,
                        percent,
                        stop,
                        second,
                        seconds,
                        Page.gap(),
                        engine,
                        line(),
                        past);
    }

    private static void setIcon(StackPane place, String literal) {
        place.setManaged(!literal.isEmpty());
        place.getChildren().clear();
        if (!literal.isEmpty()) {
            String colour =
                    literal.contains("check") ? "icon-ship" : literal.contains("octagon") ? "icon-stop" : "icon-faint";
            place.getChildren().add(Icon.of(literal, colour));
        }
    }

    private static Label label(ObservableValue<String> text) {
        Label label = new Label();
        label.textProperty().bind(text);
        label.managedProperty().bind(label.textProperty().isNotEmpty());
        return label;
    }

    private static Region line() {
        Region line = new Region();
        line.getStyleClass().add("separator-v");
        line.setMaxHeight(14);
        return line;
    }

    private static void shown(Node node, ObservableValue<Boolean> when) {
        node.visibleProperty().bind(when);
        node.managedProperty().unbind();
        node.managedProperty().bind(when);
    }
}
