package dev.slipway.app.growth;

import dev.slipway.app.growth.GrowthViewModel.Shown;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.Grids;
import dev.slipway.app.widget.InfoNote;
import dev.slipway.app.widget.NotHere;
import dev.slipway.app.widget.Page;
import dev.slipway.app.widget.Panel;
import dev.slipway.app.widget.PictureView;
import dev.slipway.app.widget.TextGrid;
import dev.slipway.charts.DataTable;
import dev.slipway.charts.DecileChart;
import dev.slipway.charts.LearnerScores;
import dev.slipway.charts.OfferGroups;
import dev.slipway.charts.OfferTables;
import dev.slipway.charts.OfferWords;
import dev.slipway.charts.Picture;
import dev.slipway.charts.WhoTable;
import dev.slipway.readout.model.OfferEffect;
import dev.slipway.readout.model.OffersReadout;
import dev.slipway.readout.model.OffersReadout.Found;
import dev.slipway.readout.text.Words;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What stands behind the offers: who gets what, what was learned and from whom, and what was planted. */
final class OffersView extends StackPane {
    private static final double WIDE = 900;
    /** From this width on what was planted has room in the left column, which is the shorter one. */
    private static final double ROOMY = 1180;

    private static final double CHART = 230;

    private final PictureView who;
    private final PictureView deciles;
    private final PictureView groups;
    private final PictureView learners;
    private final VBox why = new VBox(4);
    private final TextGrid limits = new TextGrid();
    private final TextGrid log = new TextGrid();
    private final TextGrid tenths = new TextGrid();
    private final TextGrid truth = new TextGrid();
    private final TextGrid order = new TextGrid();
    private final Label orderRead = faint();
    private final Label expected = note();
    private final Label logged = note();
    private final Label effect = note();
    private final Label whyRead = faint();
    private final Label sure = note();
    private final Label parts = note();
    private final Label made = faint();
    private final Label policyTruth = note();
    private final Choices offers;
    private final Panel whoPanel;
    private final Panel whyPanel;
    private final Panel userPanel;
    private final Panel limitPanel;
    private final Panel logPanel;
    private final Panel decilePanel;
    private final Panel groupPanel;
    private final Panel orderPanel;
    private final Panel learnerPanel;
    private final Panel truthPanel;
    private final Panel warningPanel;
    private final VBox warnings = new VBox(8);
    private final VBox rows = new VBox(12);
    private final Node page;
    private final NotHere missing = new NotHere("fth-gift");
    private final Label example = new Label();
    private final VBox empty = new VBox(14, missing, example);
    private String arranged = "";

    OffersView(ScreenContext context, GrowthViewModel model) {
        who = new PictureView(context);
        who.setId("who-gets-what");
        deciles = new PictureView(context);
        deciles.setId("deciles");
        groups = new PictureView(context);
        learners = new PictureView(context);
        offers = new Choices("offers-offer", "Offer whose effect is shown", OfferWords::offer, model::chooseOffer);
        deciles.setMinHeight(CHART);
        whoPanel = tall("Who gets what", "share of users by offer; gain expected over no offer", new VBox(10, who));
        whyPanel = tall("Who gets an offer", "what tells them from all others", new VBox(8, why, whyRead));
        userPanel = new OfferedPanel(new OfferedViewModel(context, model)).panel();
        limitPanel = tall("Limits", "", new VBox(8, limits, expected));
        logPanel = tall("Who is learned from", "", new VBox(8, log, logged));
        decilePanel = tall("Predicted against observed", "", new VBox(10, deciles, tenths, sure));
        decilePanel.setActions(offers);
        groupPanel = tall("Average effects", "per user and week against no offer", new VBox(8, groups, effect));
        orderPanel = tall("What the order is worth", "", new VBox(8, order, orderRead));
        learnerPanel = tall("Learners compared", "higher is better", new VBox(8, learners, parts, made));
        truthPanel =
                tall("Beside what was planted", "known because the data is simulated", new VBox(8, truth, policyTruth));
        warningPanel = tall("What to keep in mind", "", warnings);
        page = Page.scrolling(rows);
        example.getStyleClass().addAll("mono", "code-well");
        example.setStyle("-fx-padding: 12 16 12 16;");
        example.setMinHeight(Region.USE_PREF_SIZE);
        missing.setMinHeight(Region.USE_PREF_SIZE);
        empty.setAlignment(Pos.CENTER);
        getChildren().addAll(page, empty);
        rows.widthProperty().addListener((property, before, after) -> arrange(model.shown()));
        model.shownProperty().addListener((property, before, after) -> show(after));
        show(model.shown());
    }

    private static Label note() {
        Label label = new Label();
        label.getStyleClass().add("note");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Label faint() {
        Label label = note();
        label.getStyleClass().add("faint");
        return label;
    }

    /** A panel at the height of what it shows. */
    private static Panel tall(String title, String note, Region content) {
        content.setMinHeight(Region.USE_PREF_SIZE);
        Panel panel = new Panel(title, note).setContent(content);
        panel.setMinHeight(Region.USE_PREF_SIZE);
        return panel;
    }

    private void show(Shown now) {
        OffersReadout all = now.offers();
        Found found = now.found();
        OfferEffect chosen = now.effect();
        boolean shown = all != null && found != null;
        page.setVisible(shown);
        empty.setVisible(!shown);
        if (all == null || found == null) {
            missing.say(GrowthViewModel.whyNoOffers(now));
            example.setText(GrowthViewModel.example(now));
            example.setVisible(!example.getText().isEmpty());
            return;
        }
        picture(who, new WhoTable(found.policy().who(), all.offers()));
        reasons(OfferTables.why(found.policy()));
        limits.show(OfferTables.limits(found));
        expected.setText((OfferTables.expected(found.policy()) + " " + OfferTables.floor(found.policy())).strip());
        log.show(OfferTables.log(found.log()));
        logged.setText(OfferTables.logged(found.log()));
        picture(learners, new LearnerScores(found.uplift()));
        parts.setText(OfferTables.parts(found.uplift()));
        made.setText(OfferTables.made(found));
        if (chosen != null) {
            offers.show(found.uplift().offers().stream().map(OfferEffect::offer).toList(), chosen.offer());
            decilePanel.noteProperty().set(OfferWords.offer(chosen.offer()));
            DecileChart chart = new DecileChart(chosen, now.place());
            deciles.setPicture(chart);
            tenths.show(chart.table());
            sure.setText(OfferTables.sure(chosen));
            groupPanel.titleProperty().set("Average effects, " + Words.lower(OfferWords.offer(chosen.offer())));
            picture(groups, new OfferGroups(chosen));
            effect.setText(OfferWords.effect(chosen));
            orderPanel.noteProperty().set(OfferWords.offer(chosen.offer()) + ", per user and week");
            order.show(OfferTables.order(chosen));
            orderRead.setText(OfferTables.orderRead());
        }
        truths(found);
        warnings(now, found);
        arrange(now);
    }

    private void reasons(List<String> sentences) {
        why.getChildren().clear();
        for (String sentence : sentences) {
            Label line = note();
            line.setText(sentence);
            why.getChildren().add(line);
        }
        whyRead.setText(OfferTables.whyRead());
        whyPanel.setVisible(!sentences.isEmpty());
        whyPanel.setManaged(!sentences.isEmpty());
    }

    private void truths(Found found) {
        DataTable planted = OfferTables.truth(found);
        if (planted != null) {
            truth.show(planted);
        }
        policyTruth.setText(OfferTables.policyTruth(found.evaluation()));
        policyTruth.setManaged(!policyTruth.getText().isEmpty());
    }

    private void warnings(Shown now, Found found) {
        warnings.getChildren().clear();
        found.warnings()
                .forEach(warning -> warnings.getChildren().add(new InfoNote("fth-alert-triangle", warning).warn()));
        if (now.filtered()) {
            warnings.getChildren()
                    .add(new InfoNote("fth-filter", "Offers are about all users: the filter does not touch them."));
        }
        warnings.getChildren()
                .add(new InfoNote(
                        "fth-info",
                        "This rests on logged probabilities that are right, on each week standing by itself, and on"
                                + " users who do not change what others do. "
                                + OfferTables.level(found)));
    }

    private static void picture(PictureView view, Picture picture) {
        view.setPicture(picture);
        view.setMinHeight(Region.USE_PREF_SIZE);
    }

    private void arrange(Shown now) {
        Found found = now.found();
        boolean wide = rows.getWidth() >= WIDE || rows.getWidth() == 0;
        boolean roomy = rows.getWidth() >= ROOMY;
        boolean planted = found != null && OfferTables.truth(found) != null;
        String wanted = wide + " " + roomy + " " + planted;
        if (wanted.equals(arranged)) {
            return;
        }
        arranged = wanted;
        rows.getChildren().clear();
        VBox left = new VBox(12, whoPanel, userPanel);
        VBox right = new VBox(12, limitPanel, whyPanel, logPanel, learnerPanel);
        VBox.setVgrow(userPanel, Priority.ALWAYS);
        VBox.setVgrow(learnerPanel, Priority.ALWAYS);
        row(wide, new double[] {56, 44}, left, right);
        VBox effects = new VBox(12, decilePanel, orderPanel);
        VBox.setVgrow(orderPanel, Priority.ALWAYS);
        VBox beside = new VBox(12, groupPanel, warningPanel);
        VBox.setVgrow(warningPanel, Priority.ALWAYS);
        row(wide, new double[] {56, 44}, effects, beside);
        if (planted) {
            (roomy ? effects : rows).getChildren().add(truthPanel);
        }
    }

    private void row(boolean wide, double[] shares, Region... panels) {
        if (!wide) {
            rows.getChildren().addAll(List.of(panels));
            return;
        }
        GridPane grid = Grids.of(shares, new double[] {0});
        for (int i = 0; i < panels.length; i++) {
            grid.add(panels[i], i, 0);
        }
        grid.setMinHeight(Region.USE_PREF_SIZE);
        rows.getChildren().add(grid);
    }
}
