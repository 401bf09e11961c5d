package dev.slipway.app.impact;

import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.Badge;
import dev.slipway.app.widget.Grids;
import dev.slipway.app.widget.KeyWords;
import dev.slipway.app.widget.Page;
import dev.slipway.app.widget.Panel;
import dev.slipway.app.widget.PictureView;
import dev.slipway.app.widget.SegmentedControl;
import dev.slipway.charts.ForestPlot;
import dev.slipway.charts.Picture;
import dev.slipway.readout.model.Findings;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.text.Words;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The summary: effects by metric and method, the decision, the path over days, the guardrails. */
final class ImpactView extends StackPane {
    private static final double MIN_HEIGHT = 620;
    private static final double SCROLL_BAR = 12;
    private static final double STACKED = 340;

    private final ScreenContext context;
    private final ImpactViewModel model;
    private final PictureView forest;
    private final ScrollPane forestPlace;
    private final PictureView path;
    private final Label noPath = new Label("This study's data has no time, so there is no path over days.");
    private final VBox guardrails = new VBox(10);
    private final Badge agreement = new Badge(Badge.Kind.GOOD, "");
    private final Badge crossing = new Badge(Badge.Kind.NEUTRAL, "");
    private final Badge safe = new Badge(Badge.Kind.GOOD, "");
    private final ComboBox<String> metricChoice = new ComboBox<>();
    private final ComboBox<String> arm = new ComboBox<>();
    private final DecisionPanel decision;

    ImpactView(ScreenContext context, ImpactViewModel model, Runnable openMethods) {
        this.context = context;
        this.model = model;
        forest = new PictureView(context);
        forestPlace = Page.scrollingPicture(forest);
        path = new PictureView(context);
        decision = new DecisionPanel(context, model);
        forest.setOnHotSpot(spot -> {
            model.choose(spot.key());
            if (spot.key().contains("estimate:")) {
                openMethods.run();
            }
        });
        getChildren().add(Page.scrolling(grid()));
        bindChoices();
        model.findingsProperty().addListener((property, before, after) -> refresh());
        model.scaleProperty().addListener((property, before, after) -> refresh());
        model.metricProperty().addListener((property, before, after) -> refresh());
        model.treatmentProperty().addListener((property, before, after) -> refresh());
        refresh();
    }

    private GridPane grid() {
        GridPane grid = Grids.of(new double[] {58.5, 41.5}, new double[] {60, 40});
        grid.setMinHeight(MIN_HEIGHT);
        SegmentedControl<String> scales = new SegmentedControl<>(
                "Scale", List.of(Map.entry("absolute", "Absolute"), Map.entry("relative", "Relative")));
        scales.valueProperty()
                .addListener((property, before, after) -> model.scaleProperty().set(after));
        Panel effects =
                new Panel("Effect by metric and method", "click a row", arm, scales, agreement).setContent(forestPlace);
        forestPlace.widthProperty().addListener((property, before, after) -> fitForest());
        forestPlace.heightProperty().addListener((property, before, after) -> fitForest());
        StackPane pathPlace = new StackPane(path, noPath);
        noPath.getStyleClass().add("note");
        Panel days = new Panel("Day by day", "bands: one look, any time", metricChoice, crossing).setContent(pathPlace);
        Panel guards = new Panel("Guardrails", "margin in red, pale bar: any time", safe).setContent(guardrails);
        grid.add(effects, 0, 0);
        grid.add(decision, 1, 0);
        grid.add(days, 0, 1);
        grid.add(guards, 1, 1);
        Grids.stack(grid, STACKED);
        return grid;
    }

    private void bindChoices() {
        metricChoice.setConverter(new KeyWords(this::label));
        metricChoice.setAccessibleText("Metric shown day by day");
        metricChoice.valueProperty().addListener((property, before, after) -> {
            if (after != null) {
                model.metricProperty().set(after);
            }
        });
        arm.setConverter(new KeyWords(Words::label));
        arm.setAccessibleText("Arm compared with the control");
        arm.valueProperty().addListener((property, before, after) -> {
            if (after != null) {
                model.treatmentProperty().set(after);
            }
        });
    }

    private void refresh() {
        Findings now = model.findingsProperty().get();
        if (now == null) {
            return;
        }
        metricChoice
                .getItems()
                .setAll(now.metrics().stream().map(MetricReadout::key).toList());
        metricChoice.setValue(model.metricProperty().get());
        List<String> arms = model.treatments(now);
        arm.getItems().setAll(arms);
        arm.setValue(model.treatmentProperty().get());
        arm.setVisible(arms.size() > 1);
        arm.setManaged(arms.size() > 1);
        forest.setPicture(model.summaryForest(now));
        fitForest();
        Picture days = model.path(now);
        path.setPicture(days);
        path.setVisible(days != null);
        noPath.setVisible(days == null);
        crossing.setText(model.crossing(now));
        crossing.setVisible(!crossing.getText().isEmpty());
        boolean agree = model.methodsAgree(now);
        agreement.setText(agree ? "All methods agree" : "Methods disagree");
        agreement.setKind(agree ? Badge.Kind.GOOD : Badge.Kind.WATCH);
        safe.setText(model.guardrailCount(now));
        safe.setKind(model.allGuardrailsSafe(now) ? Badge.Kind.GOOD : Badge.Kind.WATCH);
        showGuardrails(now);
        decision.show(now);
    }

    /** The rows come closer to fit their place; only where they could not be read any more do they scroll. */
    private void fitForest() {
        if (forest.pictureProperty().get() instanceof ForestPlot plot && forestPlace.getHeight() > 0) {
            double height = plot.closeHeight(forestPlace.getWidth() - SCROLL_BAR, forestPlace.getHeight() - 2);
            forest.setMinHeight(height);
            forest.setPrefHeight(height);
            forest.setMaxHeight(height);
        }
    }

    private void showGuardrails(Findings now) {
        List<Picture> rows = model.guardrails(now);
        guardrails.getChildren().clear();
        for (Picture row : rows) {
            PictureView view = new PictureView(context);
            view.setPicture(row);
            view.setOnHotSpot(spot -> model.choose(spot.key()));
            VBox.setVgrow(view, Priority.SOMETIMES);
            guardrails.getChildren().add(view);
        }
        if (rows.isEmpty()) {
            Label none = new Label("This study names no guardrail.");
            none.getStyleClass().add("note");
            HBox centred = new HBox(none);
            centred.setAlignment(Pos.CENTER);
            guardrails.getChildren().add(centred);
        }
    }

    /** Of a metric. */
    private String label(String key) {
        Findings now = model.findingsProperty().get();
        return now == null ? "" : now.metric(key).label();
    }
}
