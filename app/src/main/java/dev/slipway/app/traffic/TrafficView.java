package dev.slipway.app.traffic;

import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.Grids;
import dev.slipway.app.widget.Page;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Allocation and look-up above, what was observed, the ramp and the plan below; two columns below 1100 px. */
final class TrafficView extends StackPane {
    private static final double WIDE = 1100;
    private static final double MIN_HEIGHT = 640;
    private static final double TALL = 1160;

    private final AllocationPanel allocation;
    private final LookupPanel lookup;
    private final ObservedPanel observed;
    private final RampPanel ramp;
    private final PlanPanel plan;
    private final StackPane place = new StackPane();
    private boolean wide = true;

    TrafficView(ScreenContext context, TrafficViewModel model) {
        allocation = new AllocationPanel(context, model);
        lookup = new LookupPanel(model);
        observed = new ObservedPanel(context, model);
        ramp = new RampPanel(context, model);
        plan = new PlanPanel(context, model.plan());
        getChildren().add(Page.scrolling(place));
        widthProperty().addListener((property, before, after) -> fit(after.doubleValue() >= WIDE));
        arrange();
    }

    private void fit(boolean nowWide) {
        if (nowWide != wide && getWidth() > 0) {
            wide = nowWide;
            arrange();
        }
    }

    private void arrange() {
        if (wide) {
            GridPane above = Grids.of(new double[] {48, 52}, new double[] {100});
            above.addRow(0, allocation, lookup);
            GridPane below = Grids.of(new double[] {32, 32, 36}, new double[] {100});
            below.addRow(0, observed, ramp, plan);
            VBox.setVgrow(below, Priority.ALWAYS);
            VBox rows = new VBox(12, above, below);
            rows.setMinHeight(MIN_HEIGHT);
            place.getChildren().setAll(rows);
        } else {
            GridPane grid = Grids.of(new double[] {50, 50}, new double[] {0, 0, 0});
            grid.add(allocation, 0, 0, 2, 1);
            grid.add(lookup, 0, 1, 2, 1);
            grid.add(observed, 0, 2);
            VBox right = new VBox(12, plan, ramp);
            VBox.setVgrow(plan, Priority.ALWAYS);
            VBox.setVgrow(ramp, Priority.ALWAYS);
            grid.add(right, 1, 2);
            grid.setMinHeight(TALL);
            grid.getRowConstraints().get(2).setVgrow(Priority.ALWAYS);
            place.getChildren().setAll(grid);
        }
    }
}
