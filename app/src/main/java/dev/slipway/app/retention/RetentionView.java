package dev.slipway.app.retention;

import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.Grids;
import dev.slipway.app.widget.NotHere;
import dev.slipway.app.widget.Page;
import dev.slipway.app.widget.Panel;
import dev.slipway.app.widget.PictureView;
import dev.slipway.app.widget.SegmentedControl;
import dev.slipway.readout.model.Findings;
import dev.slipway.readout.model.RetentionReadout;
import dev.slipway.readout.text.Words;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;

/** Two triangles on one scale, their difference, the curves and the days that people ask for. */
final class RetentionView extends StackPane {
    private static final double HEAD = 130;
    private static final double ROW = 28;
    private static final double LEAST = 40;
    private static final double MOST = 62;

    private final RetentionViewModel model;
    private final GridPane grid = Grids.of(new double[] {33.3, 33.3, 33.4}, new double[] {57, 43});
    private final PictureView control;
    private final PictureView treatment;
    private final PictureView difference;
    private final PictureView curves;
    private final PictureView days;
    private final Panel controlPanel = new Panel("Control", "share active, %");
    private final Panel treatmentPanel = new Panel("Treatment", "share active, %");
    private final Panel differencePanel = new Panel("Difference", "pp; framed: excludes 0");
    private final Node page;
    private final NotHere empty = new NotHere("fth-rotate-cw");

    RetentionView(ScreenContext context, RetentionViewModel model) {
        this.model = model;
        control = new PictureView(context);
        treatment = new PictureView(context);
        difference = new PictureView(context);
        curves = new PictureView(context);
        days = new PictureView(context);
        page = Page.scrolling(grid());
        getChildren().addAll(page, empty);
        model.findingsProperty().addListener((property, before, after) -> refresh());
        model.rollingProperty().addListener((property, before, after) -> refresh());
        refresh();
    }

    /** The triangles take what their weeks need; the curves take the rest. */
    private void share(int cohorts) {
        double percent = Math.clamp((HEAD + cohorts * ROW) / grid.getMinHeight() * 100, LEAST, MOST);
        grid.getRowConstraints().get(0).setPercentHeight(percent);
        grid.getRowConstraints().get(1).setPercentHeight(100 - percent);
    }

    private GridPane grid() {
        SegmentedControl<Boolean> kinds = new SegmentedControl<>(
                "Kind of curve", List.of(Map.entry(false, "On the day"), Map.entry(true, "On the day or later")));
        kinds.valueProperty()
                .addListener(
                        (property, before, after) -> model.rollingProperty().set(after));
        grid.setMinHeight(600);
        grid.add(controlPanel.setContent(control), 0, 0);
        grid.add(treatmentPanel.setContent(treatment), 1, 0);
        grid.add(differencePanel.setContent(difference), 2, 0);
        grid.add(new Panel("Return curves", "share active, with 95% bands", kinds).setContent(curves), 0, 1, 2, 1);
        grid.add(new Panel("Day 1, 7 and 30", "days of 24 hours after exposure").setContent(days), 2, 1);
        return grid;
    }

    private void refresh() {
        Findings now = model.findingsProperty().get();
        RetentionReadout retention = model.retention();
        boolean shown = now != null && retention != null;
        page.setVisible(shown);
        empty.setVisible(!shown);
        if (now == null) {
            empty.say("Run the study to see who came back.");
            return;
        }
        if (retention == null) {
            empty.say("This study has no events, so nothing says who came back on which day.");
            return;
        }
        share(retention.cohorts().size());
        controlPanel.titleProperty().set(Words.label(now.experiment().control()));
        treatmentPanel.titleProperty().set(Words.label(model.treatment()));
        control.setPicture(model.heatmap(retention, now.experiment().control()));
        treatment.setPicture(model.heatmap(retention, model.treatment()));
        difference.setPicture(model.difference(now, retention));
        curves.setPicture(model.curves(now, retention));
        days.setPicture(model.days(now, retention));
    }
}
