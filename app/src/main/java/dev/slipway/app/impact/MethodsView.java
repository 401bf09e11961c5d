package dev.slipway.app.impact;

import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.Grids;
import dev.slipway.app.widget.Page;
import dev.slipway.app.widget.Panel;
import dev.slipway.app.widget.PictureView;
import dev.slipway.charts.PosteriorChart;
import dev.slipway.readout.model.ArmSummary;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.text.MethodNotes;
import dev.slipway.readout.text.MetricFormat;
import dev.slipway.readout.text.Numbers;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** One click from a number to its formula, inputs, assumptions and warnings. */
final class MethodsView extends StackPane {
    private final ImpactViewModel model;
    private final PictureView forest;
    private final PictureView posterior;
    private final VBox notes = new VBox(8);
    private final Panel card = new Panel("", "");
    private final Panel bayes;

    MethodsView(ScreenContext context, ImpactViewModel model) {
        this.model = model;
        forest = new PictureView(context);
        posterior = new PictureView(context);
        forest.setOnHotSpot(spot -> model.choose(spot.key()));
        ScrollPane scroll = new ScrollPane(notes);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("edge-to-edge");
        card.setContent(scroll);
        bayes = new Panel("Where the effect probably is", "posterior of the Bayesian method").setContent(posterior);
        GridPane grid = Grids.of(new double[] {58, 42}, new double[] {66, 34});
        grid.setMinHeight(620);
        grid.add(new Panel("Every method", "click a row").setContent(Page.scrollingPicture(forest)), 0, 0, 1, 2);
        grid.add(card, 1, 0);
        grid.add(bayes, 1, 1);
        getChildren().add(Page.scrolling(grid));
        model.readoutProperty().addListener((property, before, after) -> refresh());
        model.metricProperty().addListener((property, before, after) -> refresh());
        model.methodProperty().addListener((property, before, after) -> refresh());
        model.treatmentProperty().addListener((property, before, after) -> refresh());
        refresh();
    }

    private void refresh() {
        Readout now = model.readoutProperty().get();
        if (now == null) {
            return;
        }
        forest.setPicture(model.forest(now));
        MetricReadout metric = now.metric(model.metricProperty().get());
        posterior.setPicture(
                new PosteriorChart(metric, model.treatmentProperty().get()));
        Estimate estimate = model.chosen(now);
        notes.getChildren().clear();
        if (estimate == null) {
            card.titleProperty().set(metric.label());
            notes.getChildren().add(text("Choose a row to see where its number comes from.", "note"));
            return;
        }
        describe(metric, estimate);
    }

    private void describe(MetricReadout metric, Estimate estimate) {
        MethodNotes.Note note = MethodNotes.of(estimate.method());
        MetricFormat format = MetricFormat.of(metric);
        card.titleProperty().set(metric.label() + ": " + note.name());
        card.noteProperty().set(estimate.decides() ? "the decision rests on this" : "");
        add("Result", format.withInterval(estimate) + " at " + Numbers.brief(estimate.level() * 100, 1) + "%");
        add("What it answers", note.answers());
        add("Formula", note.formula());
        add("Inputs", inputs(metric, estimate, format));
        add("Its own numbers", own(estimate));
        add("Assumes", note.assumes());
        add("Warnings", estimate.warnings().isEmpty() ? "none" : String.join(" ", estimate.warnings()));
        add("Source", note.source());
    }

    private static String inputs(MetricReadout metric, Estimate estimate, MetricFormat format) {
        StringBuilder text = new StringBuilder();
        for (ArmSummary arm : metric.arms()) {
            Double mean = arm.mean();
            if (estimate.comparison().contains(arm.variant()) && mean != null) {
                text.append(text.isEmpty() ? "" : ", ")
                        .append(arm.variant())
                        .append(' ')
                        .append(format.level(mean))
                        .append(" of ")
                        .append(Numbers.count(arm.n()));
            }
        }
        Double error = estimate.standardError();
        return error == null ? text.toString() : text + ", standard error " + Numbers.plain(error);
    }

    private static String own(Estimate estimate) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, Object> field : estimate.detail().entrySet()) {
            String value = field.getValue() instanceof Double number
                    ? Numbers.plain(number)
                    : field.getValue().toString();
            text.append(text.isEmpty() ? "" : ", ")
                    .append(field.getKey().replace('_', ' '))
                    .append(' ')
                    .append(value);
        }
        return text.toString();
    }

    private void add(String name, String value) {
        if (!value.isEmpty()) {
            notes.getChildren().add(new VBox(1, text(name, "axis"), text(value, "body")));
        }
    }

    private static Label text(String value, String style) {
        Label label = new Label(value);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
