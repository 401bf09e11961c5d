package dev.slipway.app.growth;

import dev.slipway.app.growth.FraudViewModel.Shown;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.Grids;
import dev.slipway.app.widget.InfoNote;
import dev.slipway.app.widget.NotHere;
import dev.slipway.app.widget.Page;
import dev.slipway.app.widget.Panel;
import dev.slipway.app.widget.PictureView;
import dev.slipway.app.widget.TextGrid;
import dev.slipway.charts.CalibrationCurve;
import dev.slipway.charts.QueueTable;
import dev.slipway.charts.RankingCurve;
import dev.slipway.charts.RiskTables;
import dev.slipway.readout.model.RiskReadout;
import dev.slipway.readout.model.RiskReadout.AtBudget;
import dev.slipway.readout.model.RiskReadout.Found;
import dev.slipway.readout.model.RiskReadout.Ranking;
import dev.slipway.readout.text.Numbers;
import dev.slipway.readout.text.RiskWords;
import dev.slipway.readout.text.Words;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Whom to review next, why, and what such a queue is worth at the reviews that can be made. */
final class FraudView extends StackPane {
    private static final double WIDE = 1100;
    private static final double UPPER = 348;
    private static final double UPPER_NARROW = 320;

    /** Rows of the queue that are shown at first, so that what follows is in sight. */
    private static final int FIRST = 12;

    private final FraudViewModel model;
    private final PictureView curve;
    private final PictureView calibration;
    private final PictureView queue;
    private final ReviewsPanel reviews;
    private final TextGrid rankings = new TextGrid();
    private final Label verdict = note();
    private final Label slope = note();
    private final Label planted = note();
    private final Label listed = note();
    private final ToggleButton all = new ToggleButton();
    private final VBox worth = new VBox(8);
    private final VBox warnings = new VBox(8);
    private final Choices risks;
    private final Choices others;
    private final Choices orders;
    private final Panel curvePanel;
    private final Panel calibrationPanel;
    private final Panel queuePanel;
    private final Panel rankingPanel;
    private final Panel warningPanel;
    private final VBox rows = new VBox(12);
    private final Node page;
    private final NotHere why = new NotHere("fth-shield");
    private final Label example = new Label();
    private final VBox empty;
    private String arranged = "";

    FraudView(ScreenContext context, FraudViewModel model) {
        this.model = model;
        curve = picture(context, "ranking-curve");
        calibration = picture(context, "risk-calibration");
        queue = picture(context, "fraud-queue");
        reviews = new ReviewsPanel(context, model);
        risks = new Choices("risk-name", "What is looked for", model::label, model::chooseRisk);
        others = new Choices("other-risk", "What is looked for", model::label, model::chooseRisk);
        orders = new Choices("risk-ranking", "Ranking that is marked", FraudView::order, model::chooseRanking);
        VBox.setVgrow(curve, Priority.ALWAYS);
        VBox.setVgrow(calibration, Priority.ALWAYS);
        curvePanel = new Panel("Ranking quality", "", orders).setContent(new VBox(6, curve, verdict));
        calibrationPanel = new Panel("Calibration", "test weeks").setContent(new VBox(6, calibration, slope));
        queuePanel = tall("Review queue", new VBox(8, queue, all, listed, planted));
        reviews.panel().setActions(risks);
        all.setId("whole-queue");
        all.getStyleClass().add("link");
        all.setOnAction(event -> show(model.shown()));
        rankingPanel = tall("Rankings compared", new VBox(8, rankings, worth));
        warningPanel = tall("What to keep in mind", warnings);
        page = Page.scrolling(rows);
        example.getStyleClass().addAll("mono", "code-well");
        example.setStyle("-fx-padding: 12 16 12 16;");
        example.setMinHeight(Region.USE_PREF_SIZE);
        why.setMinHeight(Region.USE_PREF_SIZE);
        empty = new VBox(14, others, why, example);
        empty.setAlignment(Pos.CENTER);
        getChildren().addAll(page, empty);
        widthProperty().addListener((property, before, after) -> arrange());
        model.shownProperty().addListener((property, before, after) -> show(after));
        show(model.shown());
    }

    private static PictureView picture(ScreenContext context, String id) {
        PictureView view = new PictureView(context);
        view.setId(id);
        return view;
    }

    static Label note() {
        Label label = new Label();
        label.getStyleClass().add("note");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Panel tall(String title, Region content) {
        content.setMinHeight(Region.USE_PREF_SIZE);
        Panel panel = new Panel(title, "").setContent(content);
        panel.setMinHeight(Region.USE_PREF_SIZE);
        return panel;
    }

    private static String order(String key) {
        return switch (key) {
            case Ranking.MODEL -> "Model";
            case Ranking.ANOMALY -> "Unusual rows";
            default -> "Both together";
        };
    }

    private void show(Shown now) {
        RiskReadout risk = now.risk();
        Found found = now.found();
        AtBudget at = now.at();
        boolean there = risk != null && found != null && at != null;
        page.setVisible(there);
        empty.setVisible(!there);
        if (risk == null || found == null || at == null) {
            others.show(now.names(), risk == null ? "" : risk.name());
            why.say(model.whyNot());
            example.setText(model.example());
            example.setVisible(!example.getText().isEmpty());
            return;
        }
        risks.show(now.names(), risk.name());
        orders.show(List.of(Ranking.MODEL, Ranking.ANOMALY, Ranking.COMBINED), now.ranking());
        curve.setPicture(new RankingCurve(risk, now.ranking(), at.reviews()));
        curvePanel.noteProperty().set("precision by recall");
        verdict.setText(RiskWords.verdict(found));
        calibration.setPicture(new CalibrationCurve(found.model()));
        slope.setText(RiskWords.calibration(found));
        reviews.show(now);
        queue(risk, found, at);
        rankingPanel.noteProperty().set("at " + Numbers.counted(at.reviews(), "review", "reviews") + " a week");
        rankings.show(RiskTables.rankings(found, at.reviews()));
        worth.getChildren().setAll(sentence(RiskWords.added(found)), sentence(RiskWords.threshold(found.threshold())));
        warnings(now, risk, found);
        arrange();
    }

    private void queue(RiskReadout risk, Found found, AtBudget at) {
        int shown = Math.min(at.reviews(), found.queue().cases().size());
        queue.setPicture(new QueueTable(risk, all.isSelected() ? shown : Math.min(FIRST, shown)));
        queue.setMinHeight(Region.USE_PREF_SIZE);
        all.setText(all.isSelected() ? "Show the first " + FIRST + " only" : "Show all " + shown);
        all.setVisible(shown > FIRST);
        all.setManaged(shown > FIRST);
        queuePanel.titleProperty().set("Review queue: " + Words.lower(risk.label()));
        queuePanel
                .noteProperty()
                .set("week " + found.queue().week() + ", highest probability first of "
                        + Numbers.counted(found.queue().users(), "user", "users"));
        listed.setText(at.reviews() > shown ? "The first " + shown + " of " + at.reviews() + " are listed." : "");
        listed.setManaged(!listed.getText().isEmpty());
        planted.setText(RiskWords.planted(risk));
        planted.setManaged(!planted.getText().isEmpty());
    }

    private static Label sentence(String text) {
        Label label = note();
        label.setText(text);
        return label;
    }

    private void warnings(Shown now, RiskReadout risk, Found found) {
        warnings.getChildren().clear();
        if (!found.better()) {
            warnings.getChildren()
                    .add(new InfoNote(
                                    "fth-alert-triangle",
                                    "This order is not shown to be better than chance: a random sample of users would find as much.")
                            .warn());
        }
        if (now.filtered()) {
            warnings.getChildren()
                    .add(new InfoNote("fth-filter", "The queue is about all users: the filter does not touch it."));
        }
        warnings.getChildren().add(new InfoNote("fth-info", RiskTables.test(risk, found)));
        warnings.getChildren().add(new InfoNote("fth-info", RiskWords.assumed(risk)));
        found.warnings()
                .forEach(warning -> warnings.getChildren().add(new InfoNote("fth-alert-triangle", warning).warn()));
    }

    private void arrange() {
        boolean wide = getWidth() >= WIDE || getWidth() == 0;
        String wanted = String.valueOf(wide);
        if (wanted.equals(arranged)) {
            return;
        }
        arranged = wanted;
        rows.getChildren().clear();
        if (wide) {
            upper(UPPER, new double[] {37, 37, 26}, reviews.panel(), curvePanel, calibrationPanel);
        } else {
            upper(UPPER_NARROW, new double[] {50, 50}, reviews.panel(), curvePanel);
        }
        rows.getChildren().addAll(queuePanel, rankingPanel);
        if (!wide) {
            upper(UPPER_NARROW, new double[] {100}, calibrationPanel);
        }
        rows.getChildren().add(warningPanel);
    }

    private void upper(double height, double[] shares, Region... panels) {
        GridPane grid = Grids.of(shares, new double[] {100});
        for (int i = 0; i < panels.length; i++) {
            grid.add(panels[i], i, 0);
        }
        grid.setMinHeight(height);
        grid.setPrefHeight(height);
        rows.getChildren().add(grid);
        HBox.setHgrow(grid, Priority.ALWAYS);
    }
}
