package dev.slipway.app.impact;

import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.Grids;
import dev.slipway.app.widget.InfoNote;
import dev.slipway.app.widget.NotHere;
import dev.slipway.app.widget.Page;
import dev.slipway.app.widget.Panel;
import dev.slipway.app.widget.PictureView;
import dev.slipway.charts.LovePlot;
import dev.slipway.charts.ObservationalForest;
import dev.slipway.charts.OverlapHistogram;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.ObservationalReadout;
import dev.slipway.readout.text.ObservationalWords;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * An effect that nobody randomised, beside the randomised answer: the methods with one click to what each asks to believe,
 * whether the groups are alike, whether they overlap, and in words what that teaches.
 */
final class ObservationalView extends StackPane {
    private static final double MIN_HEIGHT = 640;

    private final ObservationalViewModel model;
    private final NotHere absent = new NotHere("fth-git-branch");
    private final InfoNote summary = new InfoNote("fth-info", "");
    private final VBox warnings = new VBox(6);
    private final PictureView forest;
    private final PictureView love;
    private final PictureView overlap;
    private final Panel effects = new Panel("", "");
    private final Panel card = new Panel("", "");
    private final VBox notes = new VBox(8);
    private final InfoNote sensitivity = new InfoNote("fth-help-circle", "");
    private final Node page;

    ObservationalView(ScreenContext context, ObservationalViewModel model) {
        this(context, model, "observational", null);
    }

    /**
     * A view of one comparison.
     *
     * @param name that its parts' ids begin with
     * @param more below the methods; null for nothing
     */
    ObservationalView(ScreenContext context, ObservationalViewModel model, String name, @Nullable Node more) {
        this.model = model;
        forest = new PictureView(context);
        forest.setId(name + "-forest");
        love = new PictureView(context);
        overlap = new PictureView(context);
        forest.setOnHotSpot(spot -> model.choose(spot.key()));
        absent.say(model.absent());
        absent.setId(name + "-absent");
        summary.setId(name + "-summary");
        card.setId(name + "-card");
        page = page(more);
        getChildren().addAll(page, absent);
        model.readoutProperty().addListener((property, before, after) -> refresh());
        model.methodProperty().addListener((property, before, after) -> refresh());
        refresh();
    }

    private Node page(@Nullable Node more) {
        ScrollPane scroll = new ScrollPane(notes);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("edge-to-edge");
        card.setContent(scroll);
        GridPane grid = Grids.of(new double[] {58, 42}, new double[] {52, 48});
        grid.setMinHeight(MIN_HEIGHT);
        grid.add(effects.setContent(forest), 0, 0);
        grid.add(card, 0, 1);
        grid.add(new Panel("Are the groups alike?", "distance before and after weighting").setContent(love), 1, 0);
        VBox right = new VBox(8, overlap, sensitivity);
        VBox.setVgrow(overlap, Priority.ALWAYS);
        grid.add(new Panel("Could everybody have been in either group?", "").setContent(right), 1, 1);
        VBox.setVgrow(grid, Priority.ALWAYS);
        VBox all = new VBox(12, summary, warnings, grid);
        if (more != null) {
            all.getChildren().add(more);
        }
        return Page.scrolling(all);
    }

    private void refresh() {
        ObservationalReadout now = model.shown();
        page.setVisible(now != null);
        absent.setVisible(now == null);
        if (now == null) {
            return;
        }
        summary.setText(ObservationalWords.summary(now));
        warnings.getChildren()
                .setAll(now.warnings().stream()
                        .map(sentence -> new InfoNote("fth-alert-triangle", sentence).warn())
                        .toList());
        warnings.setManaged(!now.warnings().isEmpty());
        effects.titleProperty().set(now.outcomeLabel());
        effects.noteProperty().set(ObservationalWords.compared(now));
        forest.setPicture(new ObservationalForest(now, model.methodProperty().get()));
        love.setPicture(new LovePlot(now));
        overlap.setPicture(new OverlapHistogram(now));
        ObservationalReadout.Sensitivity hidden = now.sensitivity();
        sensitivity.setText(hidden == null ? "" : hidden.sentence());
        sensitivity.setVisible(hidden != null);
        sensitivity.setManaged(hidden != null);
        describe(now);
    }

    private void describe(ObservationalReadout now) {
        notes.getChildren().clear();
        Estimate estimate = model.chosen(now);
        card.titleProperty().set(estimate == null ? "Method" : model.cardTitle(estimate));
        if (estimate == null) {
            notes.getChildren().add(text("Choose a row to see where its number comes from.", "note"));
            return;
        }
        model.card(now, estimate)
                .forEach(entry -> notes.getChildren()
                        .add(new VBox(1, text(entry.getKey(), "axis"), text(entry.getValue(), "body"))));
    }

    private static Label text(String value, String style) {
        Label label = new Label(value);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
