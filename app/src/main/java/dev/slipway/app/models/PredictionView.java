package dev.slipway.app.models;

import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.Grids;
import dev.slipway.app.widget.NotHere;
import dev.slipway.app.widget.Page;
import dev.slipway.readout.model.PredictionReadout;
import javafx.scene.Node;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;

/** A learned model in four panels: what it beats, its calibration, what it leans on, and how predictions go with a feature. */
final class PredictionView extends StackPane {
    private static final double MIN_HEIGHT = 660;

    private final PredictionViewModel model;
    private final PredictionPanels.Comparison comparison;
    private final PredictionPanels.Calibration calibration;
    private final PredictionPanels.Importance importance;
    private final PredictionPanels.Curve curve;
    private final Node page;
    private final NotHere empty = new NotHere("fth-target");

    PredictionView(ScreenContext context, PredictionViewModel model) {
        this.model = model;
        comparison = new PredictionPanels.Comparison(context, model);
        calibration = new PredictionPanels.Calibration(context);
        importance = new PredictionPanels.Importance(context, model);
        curve = new PredictionPanels.Curve(context, model);
        page = Page.scrolling(grid());
        getChildren().addAll(page, empty);
        model.readoutProperty().addListener((property, before, after) -> refresh());
        model.predictionProperty().addListener((property, before, after) -> refresh());
        model.featureProperty().addListener((property, before, after) -> refresh());
        refresh();
    }

    private GridPane grid() {
        GridPane grid = Grids.of(new double[] {50, 50}, new double[] {50, 50});
        grid.setMinHeight(MIN_HEIGHT);
        grid.add(comparison.panel(), 0, 0);
        grid.add(calibration.panel(), 1, 0);
        grid.add(importance.panel(), 0, 1);
        grid.add(curve.panel(), 1, 1);
        return grid;
    }

    private void refresh() {
        PredictionReadout shown = model.prediction();
        page.setVisible(shown != null);
        empty.setVisible(shown == null);
        if (shown == null) {
            empty.say(model.emptySentence());
            return;
        }
        comparison.refresh(shown);
        calibration.refresh(shown);
        importance.refresh(shown);
        curve.refresh(shown);
    }
}
