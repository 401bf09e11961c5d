package dev.slipway.app.drift;

import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.Grids;
import dev.slipway.app.widget.InfoNote;
import dev.slipway.app.widget.NotHere;
import dev.slipway.app.widget.Page;
import dev.slipway.app.widget.Panel;
import dev.slipway.app.widget.PictureView;
import dev.slipway.readout.model.DriftReadout;
import dev.slipway.readout.text.Numbers;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** PSI of every input, the distribution of the chosen one, and all of them week by week and arm by arm. */
final class DriftView extends StackPane {
    private static final double STACKED = 310;

    private final DriftViewModel model;
    private final PictureView bars;
    private final PictureView distribution;
    private final PictureView weeks;
    private final Panel barsPanel = new Panel("How far each input moved", "");
    private final Panel distributionPanel = new Panel("", "share of users");
    private final InfoNote reading = new InfoNote("fth-info", "");
    private final Node page;
    private final NotHere empty = new NotHere("fth-activity");

    DriftView(ScreenContext context, DriftViewModel model) {
        this.model = model;
        bars = new PictureView(context);
        distribution = new PictureView(context);
        weeks = new PictureView(context);
        bars.setOnHotSpot(spot -> model.choose(spot.key()));
        weeks.setOnHotSpot(spot -> model.choose(spot.key()));
        page = Page.scrolling(grid());
        getChildren().addAll(page, empty);
        model.findingsProperty().addListener((property, before, after) -> refresh());
        model.featureProperty().addListener((property, before, after) -> refresh());
        refresh();
    }

    private GridPane grid() {
        GridPane grid = Grids.of(new double[] {51.5, 48.5}, new double[] {56.5, 43.5});
        grid.setMinHeight(620);
        VBox.setVgrow(distribution, Priority.ALWAYS);
        VBox right = new VBox(10, distribution, reading);
        grid.add(barsPanel.setContent(bars), 0, 0);
        grid.add(distributionPanel.setContent(right), 1, 0);
        grid.add(new Panel("Week by week", "PSI against the first week").setContent(weeks), 0, 1, 2, 1);
        Grids.stack(grid, STACKED);
        return grid;
    }

    /** One of the two times with its grey and its users. */
    private static Label time(String colour, String name, long users) {
        Region square = new Region();
        square.getStyleClass().addAll("arm-square", colour);
        Label label = new Label(name + " (" + Numbers.count(users) + ")", square);
        label.getStyleClass().add("note");
        label.setGraphicTextGap(6);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private void refresh() {
        DriftReadout drift = model.drift();
        DriftReadout.Feature chosen = model.chosen();
        boolean shown = drift != null && chosen != null;
        page.setVisible(shown);
        empty.setVisible(!shown);
        if (drift == null || chosen == null) {
            empty.say(
                    model.findingsProperty().get() == null
                            ? "Run the study to see whether its inputs moved."
                            : "Later users are compared with those of the first week. Here all users begin at once, or nothing is known"
                                    + " of them from before, so there is nothing to compare.");
            return;
        }
        barsPanel
                .noteProperty()
                .set(drift.before() + " against " + drift.after() + "; tick: reach of chance, dashed: watch, moved");
        distributionPanel.titleProperty().set(chosen.label());
        distributionPanel.noteProperty().set("share of users");
        distributionPanel.setActions(
                time("time-before", drift.before(), drift.nBefore()),
                time("time-after", drift.after(), drift.nAfter()));
        bars.setPicture(model.bars(drift));
        distribution.setPicture(model.distribution(drift));
        weeks.setPicture(model.weeks(drift));
        reading.setText(model.reading(chosen));
        reading.getStyleClass().remove("warn");
        if (model.remarkable(chosen)) {
            reading.warn();
        }
    }
}
