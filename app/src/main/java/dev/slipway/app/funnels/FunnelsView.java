package dev.slipway.app.funnels;

import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.ArmLegend;
import dev.slipway.app.widget.NotHere;
import dev.slipway.app.widget.Page;
import dev.slipway.app.widget.Panel;
import dev.slipway.app.widget.PictureView;
import dev.slipway.charts.FunnelChart;
import dev.slipway.charts.TimeToStepChart;
import dev.slipway.readout.model.FunnelReadout;
import dev.slipway.readout.text.Words;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The editor at the left; bars of each step and the time to reach it at the right. */
final class FunnelsView extends StackPane {
    private static final double EDITOR_WIDTH = 272;
    private static final double LEAST_HEIGHT = 600;
    private static final double TIMES_HEIGHT = 210;
    private static final double TIMES_ROW = 150;
    /** Below this width of the results, names and numbers of a step have no room beside each other. */
    private static final double NARROW = 560;

    private static final int NARROW_COLUMNS = 2;
    /** Heads, paddings and the gap around the two pictures. */
    private static final double AROUND = 130;

    private final ScreenContext context;
    private final FunnelsViewModel model;
    private final FunnelEditor editor;
    private final VBox results = new VBox(12);
    private final HBox both;
    private boolean narrow;
    private final Node page;
    private final NotHere empty = new NotHere("fth-filter");

    FunnelsView(ScreenContext context, FunnelsViewModel model) {
        this.context = context;
        this.model = model;
        editor = new FunnelEditor(model);
        editor.setMinWidth(EDITOR_WIDTH);
        editor.setMaxWidth(EDITOR_WIDTH);
        editor.setPrefWidth(EDITOR_WIDTH);
        HBox.setHgrow(results, Priority.ALWAYS);
        results.setMinWidth(0);
        both = new HBox(12, editor, results);
        both.setMinHeight(LEAST_HEIGHT);
        page = Page.scrolling(both);
        getChildren().addAll(page, empty);
        model.resultProperty().addListener((property, before, after) -> show(after));
        results.widthProperty().addListener((property, before, after) -> {
            if (narrow != after.doubleValue() < NARROW) {
                narrow = !narrow;
                show(model.resultProperty().get());
            }
        });
        context.workbench()
                .findingsProperty()
                .addListener(
                        (property, before, after) -> show(model.resultProperty().get()));
        show(model.resultProperty().get());
    }

    private void show(@Nullable FunnelResult result) {
        boolean events = model.hasEvents();
        page.setVisible(events);
        empty.setVisible(!events);
        empty.say("This study has no events, so there are no steps to follow.");
        results.getChildren().clear();
        if (result == null || result.parts().isEmpty()) {
            editor.sayLeftOut("");
            NotHere none = new NotHere("fth-filter");
            none.say("Add a step to see how many exposed users reach it.");
            VBox.setVgrow(none, Priority.ALWAYS);
            results.getChildren().add(none);
            return;
        }
        editor.sayLeftOut(model.leftOut(result.parts().getFirst().funnel()));
        boolean whole = result.parts().size() == 1;
        for (FunnelResult.Part part : result.parts()) {
            results.getChildren().add(steps(part, whole));
        }
        if (whole) {
            results.getChildren().add(times(result.parts().getFirst().funnel()));
        }
        both.setMinHeight(
                narrow && whole ? narrowHeight(result.parts().getFirst().funnel()) : LEAST_HEIGHT);
    }

    /** In a narrow window the page rather scrolls than that numbers stand out of their bars. */
    private double narrowHeight(FunnelReadout funnel) {
        double steps = new FunnelChart(funnel, model.variants()).preferredHeight(NARROW - AROUND);
        return steps + timesHeight(funnel.steps().size() - 1) + AROUND;
    }

    private double timesHeight(int charts) {
        int rows = narrow ? (charts + NARROW_COLUMNS - 1) / NARROW_COLUMNS : 1;
        return TIMES_HEIGHT + (rows - 1) * TIMES_ROW;
    }

    private Panel steps(FunnelResult.Part part, boolean whole) {
        PictureView chart = new PictureView(context);
        chart.setPicture(new FunnelChart(part.funnel(), model.variants()));
        String title = part.level().isEmpty() ? "The arms, step by step" : Words.level(part.level());
        Panel panel =
                new Panel(title, model.matureNote(part.funnel()), new ArmLegend(model.variants())).setContent(chart);
        if (whole) {
            VBox.setVgrow(panel, Priority.ALWAYS);
        }
        return panel;
    }

    private Panel times(FunnelReadout funnel) {
        GridPane charts = new GridPane(16, 12);
        List<FunnelReadout.Step> steps =
                funnel.steps().subList(1, funnel.steps().size());
        int columns = narrow ? NARROW_COLUMNS : Math.max(1, steps.size());
        for (int i = 0; i < steps.size(); i++) {
            FunnelReadout.Step step = steps.get(i);
            PictureView chart = new PictureView(context);
            chart.setPicture(new TimeToStepChart(step, model.variants()));
            VBox.setVgrow(chart, Priority.ALWAYS);
            Label name = new Label(step.name());
            name.getStyleClass().add("strong");
            VBox box = new VBox(2, name, chart);
            box.setMinWidth(0);
            GridPane.setVgrow(box, Priority.ALWAYS);
            charts.add(box, i % columns, i / columns);
        }
        for (int i = 0; i < columns; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / columns);
            charts.getColumnConstraints().add(column);
        }
        Panel panel = new Panel(
                        "Time to reach each step",
                        "cumulative share of those who reached it; ring: median with 95% interval",
                        new ArmLegend(model.variants()))
                .setContent(charts);
        panel.setPrefHeight(timesHeight(steps.size()));
        panel.setMinHeight(timesHeight(steps.size()));
        return panel;
    }
}
