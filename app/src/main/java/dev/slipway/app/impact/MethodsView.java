package dev.slipway.app.impact;

import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.Grids;
import dev.slipway.app.widget.Page;
import dev.slipway.app.widget.Panel;
import dev.slipway.app.widget.PictureView;
import dev.slipway.charts.ForestPlot;
import dev.slipway.charts.PosteriorChart;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.Findings;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.text.MethodNotes;
import dev.slipway.readout.text.MetricFormat;
import dev.slipway.readout.text.Numbers;
import java.util.List;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;

/** One click from a number to its formula, inputs, assumptions and warnings. */
final class MethodsView extends StackPane {
    private static final double SCROLL_BAR = 12;
    private static final double STACKED = 340;

    private final ImpactViewModel model;
    private final PictureView forest;
    private final ScrollPane place;
    private final PictureView posterior;
    private final NoteCard card = new NoteCard();
    private final Panel bayes;

    MethodsView(ScreenContext context, ImpactViewModel model) {
        this.model = model;
        forest = new PictureView(context);
        posterior = new PictureView(context);
        forest.setOnHotSpot(spot -> model.choose(spot.key()));
        bayes = new Panel("Where the effect probably is", "posterior of the Bayesian method").setContent(posterior);
        GridPane grid = Grids.of(new double[] {58, 42}, new double[] {66, 34});
        grid.setMinHeight(620);
        place = Page.scrollingPicture(forest);
        place.heightProperty().addListener((property, before, after) -> fitForest());
        place.widthProperty().addListener((property, before, after) -> fitForest());
        grid.add(new Panel("Every method", "click a row").setContent(place), 0, 0, 1, 2);
        grid.add(card, 1, 0);
        grid.add(bayes, 1, 1);
        Grids.stack(grid, STACKED);
        getChildren().add(Page.scrolling(grid));
        model.findingsProperty().addListener((property, before, after) -> refresh());
        model.metricProperty().addListener((property, before, after) -> refresh());
        model.methodProperty().addListener((property, before, after) -> refresh());
        model.treatmentProperty().addListener((property, before, after) -> refresh());
        refresh();
    }

    private void refresh() {
        Findings now = model.findingsProperty().get();
        if (now == null) {
            return;
        }
        forest.setPicture(model.forest(now));
        fitForest();
        MetricReadout metric = now.metric(model.metricProperty().get());
        posterior.setPicture(
                new PosteriorChart(metric, model.treatmentProperty().get()));
        Estimate estimate = model.chosen(now);
        if (estimate == null) {
            card.say(metric.label(), "Choose a row to see where its number comes from.");
            return;
        }
        MethodNotes.Note note = MethodNotes.of(estimate.method());
        card.show(
                metric.label() + ": " + note.name(),
                estimate.decides() ? "the decision rests on this" : "",
                lines(metric, estimate, note));
    }

    /** The place ends between two rows. */
    private void fitForest() {
        if (forest.pictureProperty().get() instanceof ForestPlot plot && place.getHeight() > 0) {
            double height = plot.fairHeight(place.getWidth() - SCROLL_BAR, place.getHeight() - 2);
            forest.setMinHeight(height);
            forest.setPrefHeight(height);
            forest.setMaxHeight(height);
        }
    }

    private static List<NoteLine> lines(MetricReadout metric, Estimate estimate, MethodNotes.Note note) {
        String level = Numbers.brief(estimate.level() * 100, 1).replace("+", "");
        return List.of(
                new NoteLine("Result", MetricFormat.of(metric).withInterval(estimate) + " at " + level + "%"),
                new NoteLine("What it answers", note.answers()),
                new NoteLine("Formula", note.formula()),
                new NoteLine("Inputs", NoteLine.inputs(metric, estimate.comparison(), estimate.standardError())),
                new NoteLine("Its own numbers", NoteLine.own(metric, estimate.detail())),
                new NoteLine("Assumes", note.assumes()),
                new NoteLine("Warnings", NoteLine.warnings(estimate.warnings())),
                new NoteLine("Source", note.source()));
    }
}
