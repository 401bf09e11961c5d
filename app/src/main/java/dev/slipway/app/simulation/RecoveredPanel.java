package dev.slipway.app.simulation;

import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.Badge;
import dev.slipway.app.widget.NotHere;
import dev.slipway.app.widget.Panel;
import dev.slipway.app.widget.PictureView;
import dev.slipway.charts.Picture;
import dev.slipway.charts.TruthPlot;
import dev.slipway.readout.model.Findings;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;

/** Planted truth against what the run recovered, and how often intervals cover it over many seeds. */
final class RecoveredPanel extends VBox {
    private static final double RERUNS_HEIGHT = 130;

    private final SimulationViewModel model;
    private final Badge covers = new Badge(Badge.Kind.GOOD, "");
    private final PictureView truth;
    private final NotHere nothing = new NotHere("sw-flask");
    private final PictureView lines;
    private final Label words = new Label();
    private final Label why = new Label();
    private final Label found = new Label();
    private final HBox legend = legend();
    private final Button start = new Button("Rerun " + RerunsViewModel.COUNT + " times");
    private final Button stop = new Button("Stop");

    RecoveredPanel(ScreenContext context, SimulationViewModel model) {
        this.model = model;
        truth = new PictureView(context);
        lines = new PictureView(context);
        truth.setOnHotSpot(spot -> context.navigator().go("impact", spot.key()));
        VBox plot = new VBox(8, legend, truth);
        VBox.setVgrow(truth, Priority.ALWAYS);
        StackPane top = new StackPane(plot, nothing);
        VBox.setVgrow(top, Priority.SOMETIMES);
        top.setMinHeight(0);
        Region line = new Region();
        line.getStyleClass().add("separator-h");
        why.getStyleClass().add("note");
        why.setWrapText(true);
        why.setMinHeight(USE_PREF_SIZE);
        lines.setMinHeight(RERUNS_HEIGHT);
        VBox.setVgrow(lines, Priority.ALWAYS);
        VBox body = new VBox(8, top, line, rerunHead(), why, lines);
        Panel panel = new Panel("Planted and recovered", "", covers).setContent(body);
        VBox.setVgrow(panel, Priority.ALWAYS);
        getChildren().add(panel);
        setMinWidth(0);
        model.findingsProperty().addListener((property, before, after) -> refresh());
        model.reruns().shownProperty().addListener((property, before, after) -> showReruns());
        refresh();
    }

    private HBox legend() {
        Circle dot = new Circle(9, 0, 4);
        dot.getStyleClass().add("legend-dot");
        Line line = new Line(0, 0, 18, 0);
        line.getStyleClass().add("legend-line");
        Polygon diamond = new Polygon(5, 0, 10, 5, 5, 10, 0, 5);
        diamond.getStyleClass().add("legend-diamond");
        Label recovered = found;
        recovered.setGraphic(new Group(line, dot));
        Label planted = new Label("planted truth", diamond);
        HBox legend = new HBox(16, recovered, planted);
        legend.getChildren().forEach(label -> label.getStyleClass().add("note"));
        recovered.setGraphicTextGap(7);
        planted.setGraphicTextGap(7);
        recovered.setMinWidth(0);
        planted.setMinWidth(USE_PREF_SIZE);
        return legend;
    }

    private Node rerunHead() {
        Label title = new Label(RerunsViewModel.COUNT + " reruns with other seeds");
        title.getStyleClass().add("param-caption");
        title.setMinWidth(USE_PREF_SIZE);
        words.getStyleClass().add("note");
        words.setMinWidth(0);
        words.setId("reruns-words");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        start.setId("reruns-start");
        start.getStyleClass().add("small");
        start.setMinWidth(USE_PREF_SIZE);
        start.setOnAction(event -> model.reruns().start());
        stop.getStyleClass().add("small");
        stop.setMinWidth(USE_PREF_SIZE);
        stop.setAccessibleText("Stop the reruns; those that are done stay");
        stop.setOnAction(event -> model.reruns().cancel());
        HBox first = new HBox(8, title, gap, start, stop);
        first.setAlignment(Pos.CENTER_LEFT);
        return new VBox(2, first, words);
    }

    private void refresh() {
        Findings now = model.findingsProperty().get();
        Recovered recovered = model.recovered();
        boolean shown = now != null && recovered != null && !recovered.metrics().isEmpty();
        truth.setVisible(shown);
        legend.setVisible(shown);
        nothing.setVisible(!shown);
        covers.setVisible(shown);
        if (now == null || recovered == null) {
            nothing.say("Run the study: what it finds appears here beside what was planted.");
        } else if (!shown) {
            nothing.say("The planted truth is known for all users together only. Clear the filters to see it.");
        } else {
            found.setText("recovered, " + recovered.level() + " interval, one look");
            covers.setText(recovered.words());
            covers.setKind(recovered.all() ? Badge.Kind.GOOD : Badge.Kind.WATCH);
            truth.setPicture(new TruthPlot(recovered.metrics(), now.decision().treatment()));
        }
        showReruns();
    }

    private void showReruns() {
        RerunsViewModel reruns = model.reruns();
        boolean running = reruns.shownProperty().get().running();
        String reason = reruns.whyNot();
        Picture picture = reruns.picture();
        show(start, !running && reason.isEmpty());
        show(stop, running);
        words.setText(reruns.words());
        show(words, !words.getText().isEmpty());
        boolean empty = picture == null;
        why.setText(
                !reason.isEmpty()
                        ? reason
                        : "Each rerun draws new users and events. A 95% interval should miss the truth about 1 time in 20,"
                                + " and that is right.");
        show(why, empty);
        show(lines, !empty);
        lines.setPicture(picture);
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
