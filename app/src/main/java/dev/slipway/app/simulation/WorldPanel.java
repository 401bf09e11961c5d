package dev.slipway.app.simulation;

import dev.slipway.app.shell.RunSummary;
import dev.slipway.app.widget.Badge;
import dev.slipway.app.widget.Icon;
import dev.slipway.app.widget.Panel;
import dev.slipway.core.study.WorldDescription;
import dev.slipway.readout.text.Numbers;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The worlds that there are, and the runs of this study to come back to. */
final class WorldPanel extends VBox {
    private final SimulationViewModel model;
    private final VBox cards = new VBox(10);
    private final VBox runs = new VBox(2);

    WorldPanel(SimulationViewModel model) {
        this.model = model;
        Region line = new Region();
        line.getStyleClass().add("separator-h");
        Label caption = new Label("Recent runs of this study");
        caption.getStyleClass().add("param-caption");
        ScrollPane scroll = new ScrollPane(runs);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setMinHeight(80);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox body = new VBox(12, cards, line, caption, scroll);
        Panel panel = new Panel("World", "").setContent(body);
        VBox.setVgrow(panel, Priority.ALWAYS);
        getChildren().add(panel);
        setMinWidth(0);
        model.worldProperty().addListener((property, before, after) -> showWorlds());
        model.runs().addListener((ListChangeListener<RunSummary>) change -> showRuns());
        model.runProperty().addListener((property, before, after) -> showRuns());
        showWorlds();
        showRuns();
    }

    private void showWorlds() {
        cards.getChildren()
                .setAll(SimulationViewModel.worlds().stream().map(this::card).toList());
    }

    private Node card(WorldDescription world) {
        boolean on = world.equals(model.worldProperty().get());
        Label title = new Label(world.title());
        title.getStyleClass().add("title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(8, Icon.of(icon(world.name()), on ? "icon-accent" : "icon-faint"), title, gap);
        head.setAlignment(Pos.CENTER_LEFT);
        if (on) {
            head.getChildren().add(Icon.of("fth-check-circle", "icon-accent"));
        }
        Label summary = new Label(world.summary());
        summary.getStyleClass().add("note");
        summary.setWrapText(true);
        summary.setMinHeight(USE_PREF_SIZE);
        Label size = new Label(
                world.weekly().isEmpty()
                        ? "about " + Numbers.fixed(world.eventsPerUser(), 0) + " events per user in 28 days"
                        : "one row per user and week");
        size.getStyleClass().addAll("axis");
        size.setWrapText(true);
        size.setMinHeight(USE_PREF_SIZE);
        VBox card = new VBox(head, summary, size);
        card.getStyleClass().add("world-card");
        card.setAccessibleText(world.title() + (on ? ", chosen. " : ". ") + world.summary());
        if (on) {
            card.getStyleClass().add("on");
        }
        return card;
    }

    private static String icon(String world) {
        return switch (world) {
            case "onboarding" -> "fth-shield";
            case "behavior" -> "fth-play-circle";
            default -> "fth-trending-up";
        };
    }

    private void showRuns() {
        runs.getChildren().setAll(model.runs().stream().map(this::row).toList());
        if (model.runs().isEmpty()) {
            Label none = new Label("None yet. Each run is kept, with its seed, to come back to.");
            none.getStyleClass().add("note");
            none.setWrapText(true);
            runs.getChildren().add(none);
        }
    }

    private Node row(RunSummary run) {
        boolean on =
                model.runProperty().get() != null && model.runProperty().get().number() == run.number();
        Label name = new Label("Run " + run.number());
        name.getStyleClass().add("medium");
        name.setMinWidth(52);
        Label seed = new Label(run.seed());
        seed.getStyleClass().add("note");
        seed.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(6, name, seed, gap, Badge.verdict(run.verdict()));
        line.setAlignment(Pos.CENTER_LEFT);
        Button button = new Button();
        button.setGraphic(line);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().setAll("row-button", "run-row");
        button.setMaxWidth(Double.MAX_VALUE);
        line.prefWidthProperty().bind(runs.widthProperty().subtract(14));
        button.setAccessibleText("Show run " + run.number() + ", " + run.seed() + ", " + run.verdict());
        if (on) {
            button.getStyleClass().add("on");
        }
        button.setOnAction(event -> model.show(run));
        return button;
    }
}
