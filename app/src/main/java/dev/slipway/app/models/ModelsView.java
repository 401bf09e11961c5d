package dev.slipway.app.models;

import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.Grids;
import dev.slipway.app.widget.NotHere;
import dev.slipway.app.widget.Page;
import dev.slipway.readout.model.AnalysesReadout;
import dev.slipway.readout.model.TransitionReadout;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Four panels: a regression, the curves of a time, the hazards behind it, and what follows what in sessions. */
final class ModelsView extends StackPane {
    private static final double MIN_HEIGHT = 660;
    private static final double STACKED = 340;
    private static final double UPPER = 332;
    private static final double LOWER = 294;
    private static final double MOST = 460;
    private static final int MANY = 7;
    private static final double MANY_SHARE = 1.08;

    private final ModelsViewModel model;
    private final RegressionPanel regression;
    private final SurvivalPanel survival;
    private final HazardPanel hazards;
    private final TransitionPanel transitions;
    private final GridPane grid = Grids.of(new double[] {52, 48}, new double[] {53, 47});
    /** The two rows of the wide grid; they keep their shares while the panels stand one under the other. */
    private final List<RowConstraints> pairs = List.copyOf(grid.getRowConstraints());

    private final Node page;
    private final NotHere why = new NotHere("fth-share-2");
    private final Label example = new Label();
    private final VBox empty = new VBox(14, why, example);

    ModelsView(ScreenContext context, ModelsViewModel model) {
        this.model = model;
        regression = new RegressionPanel(context, model);
        survival = new SurvivalPanel(context, model);
        hazards = new HazardPanel(context, model);
        transitions = new TransitionPanel(context, model);
        page = Page.scrolling(grid());
        example.getStyleClass().addAll("mono", "code-well");
        example.setStyle("-fx-padding: 12 16 12 16;");
        example.setMinHeight(Region.USE_PREF_SIZE);
        why.setMinHeight(Region.USE_PREF_SIZE);
        empty.setAlignment(Pos.CENTER);
        getChildren().addAll(page, empty);
        model.readoutProperty().addListener((property, before, after) -> refresh());
        model.regressionProperty().addListener((property, before, after) -> refresh());
        model.survivalProperty().addListener((property, before, after) -> refresh());
        model.armProperty().addListener((property, before, after) -> refresh());
        model.cellProperty().addListener((property, before, after) -> refresh());
        refresh();
    }

    private GridPane grid() {
        grid.setMinHeight(MIN_HEIGHT);
        grid.add(regression.panel(), 0, 0);
        grid.add(survival.panel(), 1, 0);
        grid.add(hazards.panel(), 0, 1);
        grid.add(transitions.panel(), 1, 1);
        Grids.stack(grid, STACKED);
        grid.widthProperty().addListener((property, before, after) -> share());
        return grid;
    }

    /**
     * Gives both rows what their tables need: the page rather scrolls as a whole than a table inside of it. A matrix of many events
     * needs more height than the two panels above it.
     */
    private void share() {
        if (grid.getColumnConstraints().size() == 1 || model.empty()) {
            return;
        }
        double upper = Math.clamp(regression.need(), UPPER, MOST);
        double lower = Math.clamp(hazards.need(), LOWER, MOST);
        TransitionReadout shown = model.analyses().transitions();
        if (shown != null && shown.states().size() > MANY) {
            lower = Math.max(lower, upper * MANY_SHARE);
        }
        double percent = 100 * upper / (upper + lower);
        pairs.getFirst().setPercentHeight(percent);
        pairs.getLast().setPercentHeight(100 - percent);
        double around = grid.getInsets().getTop() + grid.getInsets().getBottom();
        grid.setMinHeight(Math.max(MIN_HEIGHT, upper + grid.getVgap() + lower + around));
    }

    private void refresh() {
        boolean nothing = model.empty();
        page.setVisible(!nothing);
        empty.setVisible(nothing);
        if (nothing) {
            why.say(model.emptySentence());
            example.setText(model.example());
            example.setVisible(!example.getText().isEmpty());
            return;
        }
        AnalysesReadout analyses = model.analyses();
        regression.refresh(analyses);
        survival.refresh(analyses);
        hazards.refresh();
        transitions.refresh(analyses);
        share();
    }
}
