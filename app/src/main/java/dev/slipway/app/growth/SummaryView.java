package dev.slipway.app.growth;

import dev.slipway.app.growth.GrowthViewModel.Shown;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.Grids;
import dev.slipway.app.widget.NotHere;
import dev.slipway.app.widget.Page;
import dev.slipway.app.widget.Panel;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Growth and risk on one page: gross to net, guardrails, uplift, the frontier, and what the log says of the new policy. */
final class SummaryView extends StackPane {
    /** Below this width panels stack. */
    private static final double WIDE = 1180;
    /** Below this width dials beside the steps would need a second row. */
    private static final double ABREAST = 860;

    private static final double UPPER = 338;
    /** Where names break into two lines. */
    private static final double NARROW_UPPER = 352;

    private static final double LOWER = 296;
    private static final double LOW = 190;

    private final BridgePanel bridge;
    private final RiskPanel risk;
    private final UpliftPanel uplift;
    private final FrontierPanel frontier;
    private final OffPolicyPanel offPolicy;
    private final Label example = new Label();
    private final NotHere why = new NotHere("fth-gift");
    private final Panel whyPanel = new Panel("Who should get which offer", "");
    private final VBox rows = new VBox(12);
    private final Region page;
    private final NotHere empty = new NotHere("fth-trending-up");
    private String arranged = "";
    private Shown shown;

    SummaryView(ScreenContext context, GrowthViewModel model, FrontierViewModel handle) {
        bridge = new BridgePanel(context, model);
        risk = new RiskPanel(context, model);
        uplift = new UpliftPanel(context, model);
        frontier = new FrontierPanel(context, handle);
        offPolicy = new OffPolicyPanel(context);
        example.getStyleClass().addAll("mono", "code-well");
        example.setStyle("-fx-padding: 12 16 12 16;");
        example.setMinHeight(Region.USE_PREF_SIZE);
        example.setWrapText(true);
        why.setMinHeight(Region.USE_PREF_SIZE);
        VBox reason = new VBox(14, why, example);
        reason.setAlignment(Pos.CENTER);
        whyPanel.setContent(reason);
        page = Page.scrolling(rows);
        empty.say("Run the study to see growth and risk.");
        getChildren().addAll(page, empty);
        shown = model.shown();
        rows.widthProperty().addListener((property, before, after) -> arrange());
        model.shownProperty().addListener((property, before, after) -> show(after));
        show(shown);
    }

    private void show(Shown now) {
        shown = now;
        page.setVisible(now.findings() != null);
        empty.setVisible(now.findings() == null);
        if (now.findings() == null) {
            return;
        }
        boolean steps = hasBridge(now);
        bridge.show(now);
        risk.show(now, !steps);
        uplift.show(now);
        offPolicy.show(now);
        String reason = GrowthViewModel.whyNoOffers(now);
        why.say(reason);
        example.setText(GrowthViewModel.example(now));
        example.setVisible(!example.getText().isEmpty());
        example.setManaged(example.isVisible());
        arrange();
    }

    /** While the analyses of a filter are awaited, the panel keeps its place. */
    private static boolean hasBridge(Shown now) {
        return now.bridge() != null
                || (now.whole() == null
                        && now.all() != null
                        && now.all().analyses().bridge() != null);
    }

    /** Places the panels anew where the width or what there is asks for it. */
    private void arrange() {
        boolean wide = rows.getWidth() >= WIDE || rows.getWidth() == 0;
        boolean steps = hasBridge(shown);
        boolean offers = shown.found() != null;
        boolean abreast = rows.getWidth() >= ABREAST || rows.getWidth() == 0;
        String wanted = wide + " " + abreast + " " + steps + " " + offers;
        if (wanted.equals(arranged)) {
            return;
        }
        arranged = wanted;
        rows.getChildren().clear();
        if (!abreast && steps) {
            row(UPPER, new double[] {100}, List.of(bridge.panel()));
            row(UPPER, new double[] {100}, List.of(risk.panel()));
        }
        if (!offers && steps && !abreast) {
            row(LOW, new double[] {100}, List.of(whyPanel));
        } else if (!offers && steps) {
            row(UPPER, new double[] {46, 54}, List.of(bridge.panel(), risk.panel()));
            row(LOW, new double[] {100}, List.of(whyPanel));
        } else if (!offers) {
            row(UPPER, new double[] {58, 42}, List.of(risk.panel(), whyPanel));
            VBox.setVgrow(rows.getChildren().getFirst(), Priority.NEVER);
        } else if (wide && steps) {
            row(UPPER, new double[] {34, 37.2, 28.8}, List.of(bridge.panel(), risk.panel(), uplift.panel()));
            row(LOWER, new double[] {39.6, 60.4}, List.of(frontier.panel(), offPolicy.panel()));
        } else {
            if (abreast || !steps) {
                List<Region> first = steps ? List.of(bridge.panel(), risk.panel()) : List.of(risk.panel());
                row(NARROW_UPPER, steps ? new double[] {44, 56} : new double[] {100}, first);
            }
            row(UPPER, new double[] {42, 58}, List.of(uplift.panel(), frontier.panel()));
            row(LOWER, new double[] {100}, List.of(offPolicy.panel()));
        }
    }

    private void row(double height, double[] shares, List<Region> panels) {
        GridPane grid = Grids.of(shares, new double[] {100});
        for (int i = 0; i < panels.size(); i++) {
            grid.add(panels.get(i), i, 0);
        }
        grid.setMinHeight(height);
        grid.setPrefHeight(height);
        VBox.setVgrow(grid, Priority.ALWAYS);
        rows.getChildren().add(grid);
    }
}
