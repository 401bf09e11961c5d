package dev.slipway.app.funnels;

import dev.slipway.app.widget.Icon;
import dev.slipway.app.widget.InfoNote;
import dev.slipway.app.widget.KeyWords;
import dev.slipway.app.widget.Panel;
import dev.slipway.app.widget.SegmentedControl;
import dev.slipway.app.widget.Slices;
import dev.slipway.core.study.FunnelSpec;
import dev.slipway.readout.text.Words;
import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.layout.VBox;

/** The left side: steps, order, window, breakdown, and who is left out. */
final class FunnelEditor extends VBox {
    private static final int LONGEST_WINDOW = 365;

    private final FunnelsViewModel model;
    private final VBox rows = new VBox(6);
    private final MenuButton add = new MenuButton("Add step");
    private final SegmentedControl<FunnelSpec.Order> order = new SegmentedControl<FunnelSpec.Order>(
                    "Order of steps",
                    List.of(
                            Map.entry(FunnelSpec.Order.IN_ORDER, "In order"),
                            Map.entry(FunnelSpec.Order.STRICT, "Strict"),
                            Map.entry(FunnelSpec.Order.ANY, "Any")))
            .fill();
    private final Spinner<Integer> window = new Spinner<>(1, LONGEST_WINDOW, 7);
    private final ComboBox<String> breakdown = new ComboBox<>();
    private final InfoNote leftOut = new InfoNote("fth-clock", "").warn();

    FunnelEditor(FunnelsViewModel model) {
        this.model = model;
        add.setGraphic(Icon.of("fth-plus"));
        add.getStyleClass().addAll("flat-menu", "add-step");
        window.setEditable(true);
        window.setMaxWidth(Double.MAX_VALUE);
        window.getEditor().setAccessibleText("Window in days from first exposure");
        breakdown.setMaxWidth(Double.MAX_VALUE);
        breakdown.setConverter(new KeyWords(Words::label));
        breakdown.setAccessibleText("Break down by");
        Button reset = new Button("Reset");
        reset.getStyleClass().add("link");
        reset.setOnAction(event -> model.reset());
        VBox body = new VBox(8, rows, add);
        Slices.later(
                body,
                () -> body.getChildren()
                        .addAll(caption("Order"), order, caption("Window in days, from first exposure"), window));
        Slices.later(body, () -> body.getChildren().addAll(caption("Break down by"), breakdown, leftOut));
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("edge-to-edge");
        Panel panel = new Panel("Steps", "after exposure", reset).setContent(scroll);
        VBox.setVgrow(panel, javafx.scene.layout.Priority.ALWAYS);
        getChildren().add(panel);
        bind();
        showSteps();
    }

    private static Label caption(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("note");
        return label;
    }

    private void bind() {
        model.steps().addListener((ListChangeListener<List<String>>) change -> showSteps());
        order.valueProperty()
                .addListener((property, before, after) -> model.orderProperty().set(after));
        model.orderProperty().addListener((property, before, after) -> order.select(after));
        order.select(model.orderProperty().get());
        window.getValueFactory().setValue(model.windowDaysProperty().get());
        window.valueProperty().addListener((property, before, after) -> {
            if (after != null) {
                model.windowDaysProperty().set(after);
            }
        });
        model.windowDaysProperty()
                .addListener(
                        (property, before, after) -> window.getValueFactory().setValue(after.intValue()));
        breakdown.valueProperty().addListener((property, before, after) -> {
            if (after != null) {
                model.breakdownProperty().set(after);
            }
        });
        model.breakdownProperty().addListener((property, before, after) -> breakdown.setValue(after));
    }

    private void showSteps() {
        rows.getChildren().clear();
        for (int i = 0; i < model.steps().size(); i++) {
            rows.getChildren().add(new StepRow(model, i, model.steps().get(i)));
        }
        add.getItems().setAll(model.events().stream().map(this::addItem).toList());
        breakdown.getItems().setAll(model.breakdowns());
        breakdown.setValue(model.breakdownProperty().get());
    }

    private MenuItem addItem(String event) {
        MenuItem item = new MenuItem(model.eventName(event));
        item.setMnemonicParsing(false);
        item.setOnAction(action -> model.add(event));
        return item;
    }

    /** Says who does not count yet; an empty sentence hides the note. */
    void sayLeftOut(String sentence) {
        leftOut.setText(sentence);
        leftOut.setVisible(!sentence.isEmpty());
        leftOut.setManaged(!sentence.isEmpty());
    }
}
