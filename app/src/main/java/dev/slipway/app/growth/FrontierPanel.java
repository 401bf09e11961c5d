package dev.slipway.app.growth;

import dev.slipway.app.growth.FrontierViewModel.Shown;
import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.NumberText;
import dev.slipway.app.widget.Panel;
import dev.slipway.app.widget.PictureView;
import dev.slipway.charts.Amount;
import dev.slipway.charts.OfferWords;
import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.PolicyReadout.Frontier;
import dev.slipway.readout.model.PolicyReadout.Limit;
import dev.slipway.readout.text.Words;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Gain against the limit that moves, and what the handle means in words. */
final class FrontierPanel {
    private static final String GAIN = "gain, estimated from the log";

    private final FrontierViewModel model;
    private final PictureView picture;
    private final Choices limits;
    private final NumberText gain = new NumberText("", "");
    private final Label where = new Label();
    private final Label hint = new Label();
    private final Label moved = new Label();
    private final Button back = new Button("Study's limits");
    private final Label uses = new Label();
    private final Label shares = new Label();
    private final Panel panel;

    FrontierPanel(ScreenContext context, FrontierViewModel model) {
        this.model = model;
        picture = new PictureView(context);
        picture.setId("frontier");
        limits = new Choices("frontier-limit", "Limit that moves", this::label, model::chooseLimit);
        StackPane chart = new StackPane(picture, new FrontierHandle(model, picture, context.theme()));
        chart.setMinHeight(104);
        VBox.setVgrow(chart, Priority.ALWAYS);
        where.getStyleClass().add("note");
        where.setMinWidth(0);
        hint.getStyleClass().addAll("note", "faint");
        hint.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        gain.setMinWidth(Region.USE_PREF_SIZE);
        back.setId("frontier-back");
        back.getStyleClass().add("small");
        back.setAccessibleText("Put every limit back to where the study has it");
        back.setMinWidth(Region.USE_PREF_SIZE);
        back.setOnAction(event -> model.studysLimits());
        HBox line = new HBox(8, gain, where, space, hint);
        line.setAlignment(Pos.BASELINE_LEFT);
        for (Label label : new Label[] {moved, uses, shares}) {
            label.getStyleClass().add("note");
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        panel = new Panel("Policy frontier", GAIN, back, limits)
                .setContent(new VBox(4, chart, line, moved, uses, shares));
        model.shownProperty().addListener((property, before, after) -> show(after));
        show(model.shownProperty().get());
    }

    Panel panel() {
        return panel;
    }

    private String label(String key) {
        Shown now = model.shownProperty().get();
        return now == null
                ? ""
                : now.policy().limits().stream()
                        .filter(limit -> limit.key().equals(key))
                        .findFirst()
                        .map(Limit::label)
                        .orElse("");
    }

    /** The moving limit at the handle: {@code €0.195}, {@code 0.22%}. */
    static String most(Shown now) {
        double own = now.moving().most();
        return Amount.of(now.moving(), Math.abs(own) / 100).limit(now.at());
    }

    /** Which limits differ from the study's, and what the study has. */
    static String moved(Shown now) {
        List<String> parts = now.moved().stream()
                .map(number -> moved(
                        now.policy().limits().get(number),
                        now.most().get(number),
                        now.policy().chosen().most().get(number)))
                .toList();
        return parts.isEmpty() ? "" : "Not the study's limits: " + Words.list(parts) + ".";
    }

    private static String moved(Limit limit, double now, double study) {
        Amount amount = Amount.of(limit, Math.abs(study) / 100);
        return Words.lower(limit.label()) + " " + amount.limit(now) + " (study " + amount.limit(study) + ")";
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private void show(@Nullable Shown now) {
        if (now == null) {
            picture.setPicture(null);
            return;
        }
        limits.show(now.policy().frontiers().stream().map(Frontier::limit).toList(), now.limit());
        picture.setPicture(now.picture());
        Interval known = now.choice().gain();
        boolean told = known != null;
        if (known == null) {
            gain.set("Gain not known", "");
        } else {
            Amount money = Amount.money(known);
            gain.set(money.difference(known.effect()), money.interval(known.low(), known.high()));
        }
        where.setText(
                now.exact()
                        ? "at most " + most(now) + " "
                                + Words.lower(now.moving().label())
                        : between(now));
        hint.setText(
                now.solving() ? "solving…" : told && now.exact() && now.moved().isEmpty() ? "drag the point" : "");
        show(where, now.moved().isEmpty() || !now.exact());
        moved.setText(moved(now));
        show(moved, !now.moved().isEmpty());
        show(back, !now.moved().isEmpty());
        // The header has room for one of them.
        panel.noteProperty().set(now.moved().isEmpty() ? GAIN : "");
        uses.setText(
                now.problem().isEmpty()
                        ? "For next week models expect "
                                + Words.lower(OfferWords.used(now.policy().limits(), now.choice())) + "."
                        : now.problem());
        shares.setText(
                Words.capital(OfferWords.shares(now.offers(), now.choice().shares())) + ".");
    }

    /** What the numbers are of while the handle is where nothing is solved. */
    private static String between(Shown now) {
        return (now.onCurve() ? "nearest solved" : "last solved") + ", handle at " + most(now);
    }
}
