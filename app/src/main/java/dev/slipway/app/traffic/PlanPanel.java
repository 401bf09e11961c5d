package dev.slipway.app.traffic;

import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.NotHere;
import dev.slipway.app.widget.Panel;
import dev.slipway.app.widget.PictureView;
import dev.slipway.charts.Picture;
import dev.slipway.readout.model.PlanReadout;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Power over days for a few effects, and the days that each needs by the plan of looks. A row singles its curve out. */
final class PlanPanel extends VBox {
    private static final double EFFECT = 92;
    private static final double NARROW = 62;
    private static final double WIDE = 106;

    private final PlanModel model;
    private final PictureView curves;
    private final VBox table = new VBox();
    private final VBox body;
    private final NotHere nothing = new NotHere("fth-trending-up");
    private final Panel panel;

    PlanPanel(ScreenContext context, PlanModel model) {
        this.model = model;
        curves = new PictureView(context);
        curves.setMinHeight(110);
        curves.setOnHotSpot(spot -> choose(spot.key()));
        VBox.setVgrow(curves, Priority.ALWAYS);
        body = new VBox(8, curves, table);
        panel = new Panel("Plan", "").setContent(new StackPane(body, nothing));
        VBox.setVgrow(panel, Priority.ALWAYS);
        getChildren().add(panel);
        setMinWidth(0);
        model.findingsProperty().addListener((property, before, after) -> refresh());
        model.effectProperty().addListener((property, before, after) -> refresh());
        refresh();
    }

    private void choose(String key) {
        if (key.startsWith("curve:")) {
            model.choose(Double.parseDouble(key.substring("curve:".length())));
        }
    }

    private void refresh() {
        panel.noteProperty().set(model.ofUsers() ? "all users begin at once" : "power over days, one look");
        Picture picture = model.power();
        body.setVisible(picture != null);
        nothing.setVisible(picture == null);
        nothing.say(
                model.findingsProperty().get() == null
                        ? "Run the study once: the plan goes on with the level, the spread and the arrivals that it finds."
                        : "There are no mature users to plan with yet.");
        curves.setPicture(picture);
        List<PlanReadout.Row> rows = model.rows();
        if (model.ofUsers()) {
            table.getChildren()
                    .setAll(heads(cell("Smallest effect", EFFECT, Pos.CENTER_LEFT), number("Users an arm", WIDE)));
            rows.forEach(row -> table.getChildren().add(users(row)));
            return;
        }
        boolean adjusted = rows.stream().anyMatch(row -> row.anytimeCuped() != null);
        table.getChildren().setAll(head(adjusted));
        rows.forEach(row -> table.getChildren().add(row(row, adjusted)));
    }

    private static Node head(boolean adjusted) {
        HBox head = new HBox(
                cell("Smallest effect", EFFECT, Pos.CENTER_LEFT),
                number("One look", NARROW),
                number("Any time", NARROW));
        if (adjusted) {
            head.getChildren().add(number("Any time, CUPED", WIDE));
        }
        return heads(head.getChildren().toArray(Node[]::new));
    }

    private static Node heads(Node... cells) {
        HBox head = new HBox(cells);
        head.getChildren().forEach(cell -> cell.getStyleClass().add("note"));
        head.getStyleClass().addAll("plan-row", "line-under");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Node users(PlanReadout.Row row) {
        Label effect = cell(model.effectText(row.effect()), EFFECT, Pos.CENTER_LEFT);
        effect.getStyleClass().add("strong");
        String users = model.users(row.oneLook());
        return button(
                row,
                new HBox(effect, number(users, WIDE)),
                effect.getText() + ": " + users + " users an arm with one look");
    }

    private Node row(PlanReadout.Row row, boolean adjusted) {
        Label effect = cell(model.effectText(row.effect()), EFFECT, Pos.CENTER_LEFT);
        effect.getStyleClass().add("strong");
        HBox line = new HBox(
                effect, number(PlanModel.days(row.oneLook()), NARROW), number(PlanModel.days(row.anytime()), NARROW));
        if (adjusted) {
            line.getChildren().add(number(PlanModel.days(row.anytimeCuped()), WIDE));
        }
        return button(
                row,
                line,
                effect.getText() + ": " + PlanModel.days(row.oneLook()) + " with one look, "
                        + PlanModel.days(row.anytime()) + " at any time");
    }

    private Node button(PlanReadout.Row row, HBox line, String words) {
        line.getChildren().forEach(cell -> cell.getStyleClass().add("small"));
        line.setAlignment(Pos.CENTER_LEFT);
        Button button = new Button();
        button.setGraphic(line);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().setAll("row-button", "plan-row");
        button.setMaxWidth(Double.MAX_VALUE);
        line.prefWidthProperty().bind(table.widthProperty().subtract(12));
        if (model.isChosen(row.effect())) {
            button.getStyleClass().add("on");
        }
        button.setAccessibleText(words + ". Shows its curve alone.");
        button.setOnAction(event -> model.choose(row.effect()));
        return button;
    }

    private static Label number(String text, double width) {
        Label cell = cell(text, width, Pos.CENTER_RIGHT);
        HBox.setHgrow(cell, Priority.ALWAYS);
        return cell;
    }

    private static Label cell(String text, double width, Pos place) {
        Label cell = new Label(text);
        cell.setMinWidth(0);
        cell.setPrefWidth(width);
        cell.setMaxWidth(Double.MAX_VALUE);
        cell.setAlignment(place);
        return cell;
    }
}
