package dev.slipway.app.traffic;

import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.Icon;
import dev.slipway.app.widget.Panel;
import dev.slipway.app.widget.PictureView;
import dev.slipway.app.widget.UnitField;
import dev.slipway.readout.text.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Weights, coverage, holdout and layer to try out, and the buckets that they come to. */
final class AllocationPanel extends VBox {
    private static final UnitField.Range PERCENT = new UnitField.Range(0, 100, 1, false);
    private static final int COLOURS = 5;
    private static final double BAR = 46;

    private final AllocationModel model;
    private final GridPane arms = new GridPane(10, 6);
    private final PictureView bar;
    private final Label layerTitle = new Label();
    private final Label sentence = new Label();
    private final List<Runnable> shares = new ArrayList<>();

    AllocationPanel(ScreenContext context, TrafficViewModel traffic) {
        model = traffic.allocation();
        bar = new PictureView(context);
        bar.setMinHeight(BAR);
        Button reset = new Button("Reset");
        reset.getStyleClass().add("link");
        reset.setAccessibleText("Reset the allocation to the study's file");
        reset.setOnAction(event -> model.reset());
        Button copy = new Button("Copy as YAML");
        copy.setId("copy-allocation");
        copy.getStyleClass().add("small");
        copy.setOnAction(event -> traffic.copyYaml());
        layerTitle.getStyleClass().add("note");
        sentence.setWrapText(true);
        sentence.setMinWidth(0);
        HBox foot = new HBox(6, Icon.of("fth-lock", "icon-faint"), sentence);
        foot.setAlignment(Pos.CENTER_LEFT);
        Region line = new Region();
        line.getStyleClass().add("separator-v");
        HBox numbers = new HBox(16, arms, line, others());
        HBox.setHgrow(arms, Priority.ALWAYS);
        arms.setMinWidth(0);
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        VBox body = new VBox(8, numbers, gap, layerTitle, bar, foot);
        Panel panel = new Panel("Allocation", "to try out; the study stays as it is", reset, copy).setContent(body);
        VBox.setVgrow(panel, Priority.ALWAYS);
        getChildren().add(panel);
        setMinWidth(0);
        model.weights().addListener((ListChangeListener<AllocationModel.Weight>) change -> showArms());
        model.triedProperty().addListener((property, before, after) -> refresh());
        showArms();
        refresh();
    }

    private void showArms() {
        arms.getChildren().clear();
        shares.clear();
        for (int i = 0; i < model.weights().size(); i++) {
            AllocationModel.Weight weight = model.weights().get(i);
            Region square = new Region();
            square.getStyleClass().addAll("arm-square", "arm-" + i % COLOURS);
            Label name = new Label(Words.label(weight.variant()), square);
            name.setGraphicTextGap(8);
            name.setMinWidth(0);
            GridPane.setHgrow(name, Priority.SOMETIMES);
            UnitField field = percent("Weight of " + weight.variant());
            field.setId("weight-" + weight.variant());
            field.valueProperty().bindBidirectional(weight.percent());
            Label share = new Label();
            share.getStyleClass().add("note");
            share.setMinWidth(USE_PREF_SIZE);
            shares.add(() -> share.setText(model.ofAll(weight)));
            arms.addRow(i, name, field, share);
        }
        Button add = new Button("Add variant", Icon.of("fth-plus"));
        add.setId("add-variant");
        add.getStyleClass().add("link");
        add.setOnAction(event -> model.addVariant());
        if (model.hasRoom()) {
            arms.add(add, 0, model.weights().size(), 3, 1);
        }
    }

    private static UnitField percent(String name) {
        UnitField field = new UnitField(name, "%", PERCENT);
        field.setMinWidth(80);
        field.setMaxWidth(80);
        return field;
    }

    private Node others() {
        GridPane grid = new GridPane(10, 6);
        UnitField coverage = percent("Coverage");
        coverage.setId("coverage");
        coverage.valueProperty().bindBidirectional(model.coverageProperty());
        UnitField holdout = percent("Holdout");
        holdout.setId("holdout");
        holdout.valueProperty().bindBidirectional(model.holdoutProperty());
        TextField layer = new TextField();
        layer.getStyleClass().add("layer-field");
        layer.setAccessibleText("Layer");
        layer.setPrefColumnCount(10);
        layer.textProperty().bindBidirectional(model.layerProperty());
        grid.addRow(0, new Label("Coverage"), coverage);
        grid.addRow(1, new Label("Holdout"), holdout);
        grid.addRow(2, new Label("Layer"), layer);
        grid.setMinWidth(USE_PREF_SIZE);
        return grid;
    }

    private void refresh() {
        shares.forEach(Runnable::run);
        bar.setPicture(model.bar());
        layerTitle.setText("Layer \u201c" + model.layerProperty().get().strip() + "\u201d, 10,000 buckets");
        String problem = model.problem();
        sentence.setText(problem.isEmpty() ? model.remark() : problem);
        sentence.getStyleClass().removeAll("note", "stop");
        sentence.getStyleClass().addAll(problem.isEmpty() ? List.of("note") : List.of("note", "stop"));
    }
}
