package dev.slipway.app.traffic;

import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.NotHere;
import dev.slipway.app.widget.Panel;
import dev.slipway.app.widget.PictureView;
import dev.slipway.charts.Picture;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Coverage over the days as it was, and the days that stand out. */
final class RampPanel extends VBox {
    private final TrafficViewModel model;
    private final PictureView steps;
    private final Label unknown =
            new Label("Who took part came with the data, so its coverage is not known. These days stand out.");
    private final StackPane chart;
    private final Button add = new Button("Add step");
    private final VBox moments = new VBox(5);
    private final VBox body;
    private final NotHere nothing = new NotHere("fth-bar-chart");

    RampPanel(ScreenContext context, TrafficViewModel model) {
        this.model = model;
        steps = new PictureView(context);
        unknown.getStyleClass().add("note");
        unknown.setWrapText(true);
        unknown.setMinHeight(USE_PREF_SIZE);
        chart = new StackPane(steps, new RampHandles(model, context.theme()));
        chart.setMinHeight(90);
        VBox.setVgrow(chart, Priority.ALWAYS);
        body = new VBox(10, chart, unknown, moments);
        add.setId("add-step");
        add.getStyleClass().add("small");
        add.setOnAction(event -> model.allocation().ramp().add());
        Panel panel = new Panel("Ramp", "drag a step to move it", add).setContent(new StackPane(body, nothing));
        VBox.setVgrow(panel, Priority.ALWAYS);
        getChildren().add(panel);
        setMinWidth(0);
        model.trafficProperty().addListener((property, before, after) -> refresh());
        model.allocation().triedProperty().addListener((property, before, after) -> refresh());
        refresh();
    }

    private void refresh() {
        Picture picture = model.tried().picture();
        List<ExposureModel.Moment> lines = model.exposure().moments();
        boolean timed = !lines.isEmpty();
        body.setVisible(timed || picture != null);
        nothing.setVisible(!timed && picture == null);
        show(chart, picture != null);
        show(add, picture != null && model.allocation().ramp().hasRoom());
        show(unknown, picture == null);
        nothing.say(
                model.findingsProperty().get() == null
                        ? "Run the study to see when users were first exposed."
                        : "This study's data has no time, so nobody knows when users were first exposed.");
        steps.setPicture(picture);
        moments.getChildren().setAll(lines.stream().map(RampPanel::line).toList());
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private static Node line(ExposureModel.Moment moment) {
        Region dot = new Region();
        dot.getStyleClass().add("dot");
        if (!moment.past()) {
            dot.getStyleClass().add("future");
        }
        Label when = new Label(moment.when());
        when.getStyleClass().add("note");
        when.setMinWidth(52);
        Label what = new Label(moment.what());
        what.getStyleClass().add("small");
        what.setMinWidth(0);
        what.setWrapText(true);
        HBox line = new HBox(9, dot, when, what);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
