package dev.slipway.app.simulation;

import dev.slipway.app.shell.RunState;
import dev.slipway.app.widget.Grids;
import dev.slipway.app.widget.Icon;
import dev.slipway.app.widget.Slices;
import dev.slipway.app.widget.UnitField;
import dev.slipway.core.study.WorldDescription;
import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The numbers of the world in groups, and below them what they would cost and the buttons. */
final class ParameterPanel extends VBox {
    private static final double MOST_USERS = 10_000_000;
    private static final double MOST_DAYS = 730;
    private static final double HEAD = 46;

    private final SimulationViewModel model;
    private final Label worldName = new Label();
    private final VBox groups = new VBox(2);
    private final Label size = new Label();
    private final Label smallest = new Label();
    private final Label engine = new Label();
    private final Button otherEngine = new Button();
    private final Button run = new Button("Simulate and run");
    private final Button save = new Button("Save as study\u2026");
    private boolean folded;

    ParameterPanel(SimulationViewModel model) {
        this.model = model;
        getStyleClass().addAll("panel", "flush");
        setSpacing(0);
        setMinWidth(0);
        setAccessibleText("Parameters");
        ScrollPane scroll = new ScrollPane(groups);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        groups.setPadding(new Insets(0, 16, 6, 16));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Node footer = footer();
        getChildren().add(head());
        Slices.later(this, () -> getChildren().addAll(scroll, footer));
        model.worldProperty().addListener((property, before, after) -> rebuild());
        model.forecastProperty().addListener((property, before, after) -> forecast());
        model.stateProperty().addListener((property, before, after) -> forecast());
        model.engineProperty().addListener((property, before, after) -> forecast());
        rebuild();
        forecast();
    }

    private Node head() {
        Label title = new Label("Parameters");
        title.getStyleClass().add("title");
        title.setMinWidth(USE_PREF_SIZE);
        worldName.getStyleClass().add("note");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button reset = new Button("Reset");
        reset.getStyleClass().add("link");
        reset.setAccessibleText("Reset all numbers to the study's file");
        reset.setOnAction(event -> model.reset());
        save.setId("save-study");
        save.getStyleClass().add("small");
        save.setMinWidth(USE_PREF_SIZE);
        save.setOnAction(event -> model.save());
        HBox head = new HBox(title, worldName, gap, reset, save);
        head.setSpacing(8);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setPadding(new Insets(7, 15, 0, 15));
        head.setMinHeight(HEAD);
        return head;
    }

    private Node footer() {
        size.getStyleClass().addAll("strong");
        size.setMinWidth(0);
        size.setWrapText(true);
        smallest.getStyleClass().add("note");
        smallest.setWrapText(true);
        smallest.setMinWidth(0);
        smallest.managedProperty().bind(smallest.textProperty().isNotEmpty());
        VBox words = new VBox(2, size, smallest, engine());
        words.setMinWidth(0);
        run.setId("simulate");
        run.getStyleClass().add("primary");
        run.setGraphic(Icon.of("fth-play"));
        run.setMinWidth(USE_PREF_SIZE);
        run.setOnAction(event -> model.simulate());
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox footer = new HBox(words, run);
        footer.getStyleClass().add("footer");
        footer.setMinHeight(USE_PREF_SIZE);
        return footer;
    }

    private Node engine() {
        engine.getStyleClass().add("note");
        engine.setWrapText(true);
        engine.setMinWidth(0);
        otherEngine.setId("other-engine");
        otherEngine.getStyleClass().add("link");
        otherEngine.setMinWidth(USE_PREF_SIZE);
        otherEngine.setOnAction(event -> model.use(model.engine().other()));
        HBox row = new HBox(8, engine, otherEngine);
        row.setAlignment(Pos.CENTER_LEFT);
        row.visibleProperty().bind(engine.textProperty().isNotEmpty());
        row.managedProperty().bind(row.visibleProperty());
        return row;
    }

    private void forecast() {
        Forecast now = model.forecastProperty().get();
        boolean bad = !now.problem().isEmpty();
        size.setText(bad ? now.problem() : now.size());
        size.getStyleClass().removeAll("stop", "strong", "note");
        size.getStyleClass().addAll(bad ? List.of("stop", "note") : List.of("strong"));
        smallest.setText(now.smallest());
        EngineChoice choice = model.engine();
        engine.setText(choice.sentence());
        otherEngine.setText("Use " + choice.other().label());
        boolean running = model.stateProperty().get() == RunState.RUNNING;
        run.setDisable(running || bad);
        save.setDisable(bad);
    }

    private void rebuild() {
        WorldDescription world = model.worldProperty().get();
        groups.getChildren().clear();
        if (world == null) {
            return;
        }
        worldName.setText(world.name());
        WorldNumbers numbers = model.numbers();
        groups.getChildren().addAll(caption("Size", "same seed, same rows"), size());
        groups.getChildren().addAll(line(), caption("Planted effects", "treatment \u2212 control"));
        numbers.effects().forEach(knob -> groups.getChildren().add(new KnobRow(knob)));
        groups.getChildren().addAll(line(), caption("Faults to plant", "to see the checks catch them"), faults());
        VBox differ = new VBox(3);
        numbers.parameters().stream()
                .filter(knob -> !knob.isFault())
                .forEach(knob -> differ.getChildren().add(new KnobRow(knob)));
        groups.getChildren().addAll(line(), fold("How users differ", differ), differ);
    }

    /** Two columns, row by row. */
    private Node faults() {
        List<KnobValue> faults =
                model.numbers().parameters().stream().filter(KnobValue::isFault).toList();
        GridPane grid = Grids.of(new double[] {50, 50}, new double[0]);
        grid.setVgap(0);
        grid.setHgap(24);
        for (int i = 0; i < faults.size(); i++) {
            grid.add(new FaultRow(faults.get(i)), i % 2, i / 2);
        }
        return grid;
    }

    /** A caption that folds what is below it; open until somebody closes it, and then closed for all studies. */
    private Node fold(String text, Node below) {
        Button caption = new Button(text);
        caption.setId("fold");
        caption.getStyleClass().setAll("row-button", "param-caption", "param-fold");
        Runnable show = () -> {
            below.setVisible(!folded);
            below.setManaged(!folded);
            caption.setGraphic(Icon.of(folded ? "fth-chevron-right" : "fth-chevron-down", "icon-faint"));
            caption.setAccessibleText(text + (folded ? ", folded. Shows the numbers." : ". Folds the numbers away."));
        };
        caption.setOnAction(event -> {
            folded = !folded;
            show.run();
        });
        show.run();
        return caption;
    }

    private Node size() {
        HBox row = new HBox(
                10,
                number("Users", "", model.numbers().usersProperty(), 1, MOST_USERS),
                number("Days", "days", model.numbers().daysProperty(), 1, MOST_DAYS),
                seed());
        return row;
    }

    private Node seed() {
        SeedField field = new SeedField();
        field.valueProperty().bindBidirectional(model.numbers().seedProperty());
        return named("Seed", field);
    }

    private static Node number(String name, String unit, DoubleProperty value, double low, double high) {
        UnitField field = new UnitField(name, unit, new UnitField.Range(low, high, 0, false));
        field.valueProperty().bindBidirectional(value);
        return named(name, field);
    }

    private static Node named(String name, Node field) {
        Label label = new Label(name);
        label.getStyleClass().add("note");
        field.setId("simulation-" + name.toLowerCase(java.util.Locale.ROOT));
        VBox box = new VBox(3, label, field);
        box.setMinWidth(0);
        box.setPrefWidth(100);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    private static Node caption(String text, String note) {
        Label label = new Label(text);
        label.getStyleClass().add("param-caption");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label aside = new Label(note);
        aside.getStyleClass().add("note");
        return new HBox(label, gap, aside);
    }

    private static Node line() {
        Region line = new Region();
        line.getStyleClass().add("separator-h");
        VBox.setMargin(line, new Insets(3, 0, 1, 0));
        return line;
    }
}
