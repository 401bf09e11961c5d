package dev.slipway.app.simulation;

import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.Grids;
import dev.slipway.app.widget.NotHere;
import dev.slipway.app.widget.Page;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** World, parameters, and what was recovered, side by side; below 1100 px world and parameters stand on top of each other. */
final class SimulationView extends StackPane {
    private static final double WIDE = 1100;
    private static final double MIN_HEIGHT = 600;
    private static final double TALL = 840;

    private final SimulationViewModel model;
    private final WorldPanel worlds;
    private final ParameterPanel parameters;
    private final RecoveredPanel recovered;
    private final StackPane place = new StackPane();
    private final Node page;
    private final NotHere file = new NotHere("sw-flask");
    private boolean wide = true;

    SimulationView(ScreenContext context, SimulationViewModel model) {
        this.model = model;
        worlds = new WorldPanel(model);
        parameters = new ParameterPanel(model);
        recovered = new RecoveredPanel(context, model);
        page = Page.scrolling(place);
        file.say("This study's data came from a file, so there is no world to simulate and no planted truth.");
        Button sample = new Button("Open the onboarding sample");
        sample.setId("open-sample");
        sample.setOnAction(event -> model.openSample());
        sample.setVisible(model.sample() != null);
        file.getChildren().add(sample);
        getChildren().addAll(page, file);
        widthProperty().addListener((property, before, after) -> fit(after.doubleValue() >= WIDE));
        model.worldProperty().addListener((property, before, after) -> refresh());
        arrange();
        refresh();
    }

    private void fit(boolean nowWide) {
        if (nowWide != wide && getWidth() > 0) {
            wide = nowWide;
            arrange();
        }
    }

    private void arrange() {
        GridPane grid;
        if (wide) {
            grid = Grids.of(new double[] {21, 42, 37}, new double[] {100});
            grid.addRow(0, worlds, parameters, recovered);
            grid.setMinHeight(MIN_HEIGHT);
        } else {
            grid = Grids.of(new double[] {50, 50}, new double[] {100});
            VBox left = new VBox(12, worlds, parameters);
            VBox.setVgrow(parameters, Priority.ALWAYS);
            grid.addRow(0, left, recovered);
            grid.setMinHeight(TALL);
        }
        place.getChildren().setAll(grid);
    }

    private void refresh() {
        boolean simulated = model.worldProperty().get() != null;
        page.setVisible(simulated);
        file.setVisible(!simulated);
    }
}
