package dev.slipway.app.impact;

import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.Badge;
import dev.slipway.app.widget.Grids;
import dev.slipway.app.widget.Icon;
import dev.slipway.readout.model.Decision;
import dev.slipway.readout.model.Findings;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The verdict with every rule in the order it was tried, those that did not fire too. */
final class DecisionPanel extends VBox {
    private final ScreenContext context;
    private final ImpactViewModel model;
    private final HBox head = new HBox(14);
    private final Label verdict = new Label();
    private final Label headline = new Label();
    private final Rules rules = new Rules();
    private final Label change = new Label();

    DecisionPanel(ScreenContext context, ImpactViewModel model) {
        this.context = context;
        this.model = model;
        getStyleClass().addAll("panel", "decision-panel");
        verdict.getStyleClass().addAll("verdict", "decision-word");
        verdict.setMinWidth(USE_PREF_SIZE);
        headline.setWrapText(true);
        headline.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(headline, Priority.ALWAYS);
        headline.setMaxWidth(Double.MAX_VALUE);
        head.getChildren().addAll(verdict, headline, copy());
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("decision-head");
        ScrollPane scroll = new ScrollPane(rules);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        scroll.viewportBoundsProperty().addListener((property, before, after) -> rules.fold(after.getHeight()));
        change.setWrapText(true);
        change.setMinHeight(USE_PREF_SIZE);
        change.getStyleClass().addAll("note", "well");
        change.setMaxWidth(Double.MAX_VALUE);
        Label title = new Label("Rules, in the order they were tried");
        title.getStyleClass().addAll("small", "strong");
        VBox body = new VBox(6, title, scroll, change);
        body.getStyleClass().add("decision-body");
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(head, body);
        setMinWidth(0);
    }

    private Button copy() {
        Button copy = new Button();
        copy.setGraphic(Icon.of("fth-copy"));
        copy.getStyleClass().add("flat");
        copy.setAccessibleText("Copy the decision as text");
        copy.setTooltip(new Tooltip("Copy the decision as text"));
        copy.setOnAction(event -> {
            Findings now = model.findingsProperty().get();
            if (now != null) {
                context.dialogs().copy(model.asText(now));
                context.dialogs().notify("The decision is on the clipboard.");
            }
        });
        return copy;
    }

    void show(Findings now) {
        Decision decision = now.decision();
        head.getStyleClass().removeAll("ship", "hold", "stop");
        head.getStyleClass().add(decision.verdict().toLowerCase(Locale.ROOT));
        verdict.setText(decision.verdict());
        verdict.setGraphic(new Badge(Badge.verdictKind(decision.verdict()), "").getGraphic());
        headline.setText(decision.headline());
        change.setText("What would change this. " + decision.next());
        rules.getChildren()
                .setAll(decision.reasons().stream().map(DecisionPanel::rule).toList());
        setAccessibleText(decision.verdict() + ". " + decision.headline());
    }

    private static GridPane rule(Decision.Reason reason) {
        boolean quiet = reason.outcome().equals("did_not_fire");
        boolean treatment = reason.rule().equals("treatment_verdict"); // says which treatment decides and is no alarm
        String icon = switch (treatment && !quiet ? "holds" : reason.outcome()) {
            case "holds" -> "fth-check";
            case "fired" -> "fth-alert-triangle";
            case "did_not_fire" -> "fth-minus";
            default -> "fth-x";
        };
        String tone = switch (treatment && !quiet ? "decides" : reason.outcome()) {
            case "holds" -> "icon-ship";
            case "fired" -> "icon-hold";
            default -> "icon-faint";
        };
        Label title = new Label(reason.title());
        title.getStyleClass().addAll("note", quiet ? "muted" : "plain");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        Label because = new Label(quiet && reason.because().isEmpty() ? "did not fire" : reason.because());
        because.getStyleClass().add("note");
        because.setWrapText(true);
        because.setMinHeight(Region.USE_PREF_SIZE);
        because.setAlignment(Pos.TOP_LEFT);
        GridPane row = Grids.of(new double[] {51, 49}, new double[] {0});
        HBox rule = new HBox(8, Icon.of(icon, tone), title);
        rule.setAlignment(Pos.TOP_LEFT);
        GridPane.setValignment(because, VPos.TOP);
        row.add(rule, 0, 0);
        row.add(because, 1, 0);
        row.getStyleClass().add("rule-row");
        row.setAccessibleText(reason.title() + ": " + reason.outcome().replace('_', ' ') + ". " + reason.because());
        return row;
    }

    /** Where not all of them have room they come apart until the fold is between two of them. */
    private static final class Rules extends VBox {
        private double room;

        void fold(double seen) {
            room = seen;
            requestLayout();
        }

        @Override
        protected void layoutChildren() {
            super.layoutChildren(); // now the heights of wrapped words are known
            double whole = 0;
            double shown = 0;
            int rows = 0;
            for (Node rule : getChildren()) {
                whole += rule.getLayoutBounds().getHeight();
                if (whole <= room) {
                    shown = whole;
                    rows++;
                }
            }
            setSpacing(rows == 0 || whole <= room ? 0 : Math.floor((room - shown) / rows * 4) / 4);
        }
    }
}
