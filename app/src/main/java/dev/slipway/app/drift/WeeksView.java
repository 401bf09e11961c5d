package dev.slipway.app.drift;

import dev.slipway.app.drift.WeeksViewModel.Shown;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.Grids;
import dev.slipway.app.widget.InfoNote;
import dev.slipway.app.widget.NotHere;
import dev.slipway.app.widget.Page;
import dev.slipway.app.widget.Panel;
import dev.slipway.app.widget.PictureView;
import dev.slipway.charts.Picture;
import dev.slipway.readout.model.ScoreDriftReadout;
import dev.slipway.readout.model.WeeklyDriftReadout;
import dev.slipway.readout.model.WeeklyDriftReadout.Alert;
import dev.slipway.readout.model.WeeklyDriftReadout.Cell;
import dev.slipway.readout.model.WeeklyDriftReadout.Feature;
import dev.slipway.readout.text.ScoreWords;
import dev.slipway.readout.text.WeeklySummary;
import dev.slipway.readout.text.WeeklyWords;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** PSI of every measure and week, the distribution of the chosen cell, and what moved in sentences. */
final class WeeksView extends StackPane {
    /** Padding and title of a panel. */
    private static final double AROUND = 72;

    private static final String ASK = "analyses:\n  drift: {reference_weeks: 2}";

    private final WeeksViewModel model;
    private final PictureView table;
    private final PictureView scores;
    private final PictureView distribution;
    private final Panel tablePanel = new Panel("How far each measure moved", "");
    private final Panel cellPanel = new Panel("", "");
    private final InfoNote reading = new InfoNote("fth-info", "");
    private final VBox alerts = new VBox(8);
    private final Panel alertPanel = new Panel("What moved", "");
    private final Panel scorePanel = new Panel("How far the scores of each model moved", "");
    private final VBox scoreNotes = new VBox(8);
    private final GridPane top;
    private final Node page;
    private final NotHere why = new NotHere("fth-activity");
    private final Label example = new Label(ASK);
    private final VBox empty = new VBox(14, why, example);

    WeeksView(ScreenContext context, WeeksViewModel model) {
        this.model = model;
        table = new PictureView(context);
        scores = new PictureView(context);
        distribution = new PictureView(context);
        table.setOnHotSpot(spot -> model.choose(spot.key()));
        scores.setOnHotSpot(spot -> model.choose(spot.key()));
        top = grid();
        VBox all = new VBox(
                12, top, scorePanel.setContent(new VBox(10, scores, scoreNotes)), alertPanel.setContent(alerts));
        scorePanel.setMinHeight(Region.USE_PREF_SIZE);
        alertPanel.setMinHeight(Region.USE_PREF_SIZE);
        page = Page.scrolling(all);
        example.getStyleClass().addAll("mono", "code-well");
        example.setStyle("-fx-padding: 12 16 12 16;");
        example.setMinHeight(Region.USE_PREF_SIZE);
        why.setMinHeight(Region.USE_PREF_SIZE);
        empty.setAlignment(Pos.CENTER);
        getChildren().addAll(page, empty);
        model.shownProperty().addListener((property, before, after) -> refresh(after));
        refresh(model.shownProperty().get());
    }

    private GridPane grid() {
        GridPane grid = Grids.of(new double[] {60, 40}, new double[] {100});
        VBox.setVgrow(distribution, Priority.ALWAYS);
        VBox right = new VBox(10, distribution, reading);
        grid.add(tablePanel.setContent(table), 0, 0);
        grid.add(cellPanel.setContent(right), 1, 0);
        return grid;
    }

    private void refresh(Shown now) {
        WeeklyDriftReadout drift = now.drift();
        Feature feature = now.feature();
        Cell cell = now.cell();
        boolean shown = drift != null && feature != null && cell != null;
        page.setVisible(shown);
        empty.setVisible(!shown);
        if (drift == null || feature == null || cell == null) {
            example.setVisible(drift == null);
            why.say(reason(now, drift));
            return;
        }
        tablePanel.noteProperty().set(model.note(drift));
        cellPanel.titleProperty().set(feature.label());
        cellPanel.noteProperty().set("upper bars: " + now.reference(drift) + ", lower: week " + cell.week());
        Picture rows = model.table(drift);
        top.setMinHeight(rows.preferredHeight(table.getWidth()) + AROUND);
        table.setPicture(rows);
        distribution.setPicture(model.distribution(now.reference(drift), feature, cell));
        reading.setText(model.reading(now.reference(drift), feature, cell));
        reading.getStyleClass().remove("warn");
        if (cell.alert()) {
            reading.warn();
        }
        sentences(drift);
        scores(now.scores());
    }

    private static String reason(Shown now, @Nullable WeeklyDriftReadout drift) {
        if (drift != null) {
            return WeeklySummary.sentence(drift);
        }
        return now.readout() == null
                ? "Run the study to see whether behaviour moved from week to week."
                : "This study does not ask how behaviour moved from week to week. Studies with events can:";
    }

    /** Nothing where no model was trained. */
    private void scores(@Nullable ScoreDriftReadout drift) {
        scorePanel.setVisible(drift != null);
        scorePanel.setManaged(drift != null);
        scoreNotes.getChildren().clear();
        if (drift == null) {
            return;
        }
        boolean compared = !drift.models().isEmpty();
        scores.setVisible(compared);
        scores.setManaged(compared);
        if (compared) {
            Picture rows = model.scores(drift);
            scorePanel.noteProperty().set(ScoreWords.references(drift));
            scores.setMinHeight(rows.preferredHeight(scores.getWidth()));
            scores.setPicture(rows);
        }
        drift.alerts().forEach(alert -> scoreNotes.getChildren().add(note(alert)));
        if (compared && drift.alerts().isEmpty()) {
            scoreNotes.getChildren().add(new InfoNote("fth-check", ScoreWords.summary(drift)));
        }
        drift.warnings().forEach(warning -> scoreNotes.getChildren().add(new InfoNote("fth-info", warning)));
        if (compared) {
            scoreNotes.getChildren().add(new InfoNote("fth-info", ScoreWords.how(drift)));
        }
    }

    private InfoNote note(Alert alert) {
        InfoNote note = new InfoNote("fth-alert-triangle", alert.sentence());
        if (WeeksViewModel.serious(alert)) {
            note.warn();
        }
        note.setOnMouseClicked(click -> model.choose("measure:" + alert.feature() + "/week:" + alert.peak()));
        return note;
    }

    private void sentences(WeeklyDriftReadout drift) {
        alerts.getChildren().clear();
        drift.alerts().forEach(alert -> alerts.getChildren().add(note(alert)));
        if (drift.alerts().isEmpty()) {
            alerts.getChildren().add(new InfoNote("fth-check", WeeklySummary.sentence(drift)));
        }
        drift.warnings().forEach(warning -> alerts.getChildren().add(new InfoNote("fth-info", warning)));
        alerts.getChildren().add(new InfoNote("fth-info", WeeklyWords.how(drift)));
    }
}
