package dev.slipway.app.overview;

import dev.slipway.app.widget.Badge;
import dev.slipway.app.widget.Icon;
import dev.slipway.app.widget.Panel;
import dev.slipway.readout.model.HealthCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The checks of whether the data can carry a verdict; each leads to the tab that explains it. */
final class HealthPanel extends StackPane {
    private static final double TALLEST_ROW = 58;

    private final Panel panel = new Panel("Health", "");
    private final VBox rows = new VBox();
    private final Consumer<HealthCheck> choose;

    HealthPanel(Consumer<HealthCheck> choose) {
        this.choose = choose;
        panel.setContent(rows);
        getChildren().add(panel);
        setMinWidth(0);
    }

    void show(OverviewModel model) {
        List<Node> badges = new ArrayList<>();
        if (model.failed() > 0) {
            badges.add(new Badge(Badge.Kind.BAD, model.failed() + " failed"));
        }
        badges.add(new Badge(Badge.Kind.GOOD, model.healthy() + " good"));
        if (model.toKnow() > 0) {
            badges.add(new Badge(Badge.Kind.WATCH, model.toKnow() + " to know"));
        }
        panel.setActions(badges.toArray(Node[]::new));
        rows.getChildren().clear();
        for (int i = 0; i < model.health().size(); i++) {
            rows.getChildren()
                    .add(row(model.health().get(i), i + 1 < model.health().size()));
        }
    }

    private Node row(HealthCheck check, boolean lineUnder) {
        Label title = new Label(check.title());
        title.getStyleClass().addAll("note-title", "medium");
        Label detail = new Label(check.detail());
        detail.getStyleClass().addAll("axis", "muted");
        detail.setMinWidth(0);
        detail.setWrapText(true);
        detail.setMinHeight(USE_PREF_SIZE);
        VBox words = new VBox(title, detail);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(10, icon(check.status()), words, Icon.of("fth-chevron-right", "chevron"));
        line.setAlignment(Pos.CENTER_LEFT);
        Button button = new Button();
        button.setId("health-" + check.check());
        button.setGraphic(line);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().setAll("row-button", "health-row");
        if (lineUnder) {
            button.getStyleClass().add("line-under");
        }
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinWidth(0);
        line.prefWidthProperty().bind(button.widthProperty().subtract(8));
        line.maxWidthProperty().bind(button.widthProperty().subtract(8));
        button.setAccessibleText(check.title() + ", " + word(check.status()) + ": " + check.detail());
        button.setOnAction(event -> choose.accept(check));
        VBox.setVgrow(button, Priority.ALWAYS);
        button.setMaxHeight(TALLEST_ROW);
        return button;
    }

    private static Node icon(String status) {
        return switch (status) {
            case "ok" -> Icon.of("fth-check", "icon-ship");
            case "warn" -> Icon.of("fth-alert-triangle", "icon-hold");
            default -> Icon.of("fth-x-octagon", "icon-stop");
        };
    }

    private static String word(String status) {
        return switch (status) {
            case "ok" -> "good";
            case "warn" -> "to know";
            default -> "failed";
        };
    }
}
