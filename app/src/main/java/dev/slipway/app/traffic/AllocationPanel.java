package dev.slipway.app.traffic;

import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.Icon;
import dev.slipway.app.widget.Panel;
import dev.slipway.app.widget.PictureView;
import dev.slipway.app.widget.UnitField;
import dev.slipway.readout.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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
import javafx.scene.layout.StackPane;
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
    private final GridPane consequences = new GridPane(14, 3);
    private final TrafficViewModel traffic;
    private final Panel panel;
    private final Button reset = new Button("Back to the study\u2019s");
    private final Button copy = new Button("Copy as YAML");
    private final Button save = new Button("Save as study\u2026");
    private final List<Runnable> shares = new ArrayList<>();

    AllocationPanel(ScreenContext context, TrafficViewModel traffic) {
        this.traffic = traffic;
        model = traffic.allocation();
        bar = new PictureView(context);
        bar.setMinHeight(BAR);
        reset.setId("back-to-study");
        reset.getStyleClass().add("link");
        reset.setAccessibleText("Back to the allocation of the study's file");
        reset.setOnAction(event -> model.reset());
        save.setId("save-allocation");
        save.getStyleClass().add("small");
        save.setOnAction(event -> traffic.save());
        BorderHandles handles = new BorderHandles(model);
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
        consequences.setId("tried-lines");
        VBox body = new VBox(8, numbers, gap, consequences, layerTitle, new StackPane(bar, handles), foot);
        panel = new Panel("Allocation", "", reset, copy, save).setContent(body);
        VBox.setVgrow(panel, Priority.ALWAYS);
        getChildren().add(panel);
        setMinWidth(0);
        model.weights().addListener((ListChangeListener<AllocationModel.Weight>) change -> showArms());
        model.triedProperty().addListener((property, before, after) -> refresh());
        traffic.findingsProperty().addListener((property, before, after) -> showConsequences());
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
        boolean differs = model.differs();
        panel.noteProperty().set(differs ? "tried out" : "drag a border to try another");
        reset.setVisible(differs);
        reset.setManaged(differs);
        copy.setDisable(!problem.isEmpty());
        save.setVisible(differs);
        save.setManaged(differs);
        save.setDisable(!problem.isEmpty());
        showConsequences();
    }

    /** What the study's allocation comes to, and in the accent what the tried one would. */
    private void showConsequences() {
        consequences.getChildren().clear();
        int row = 0;
        for (TriedModel.Line line : traffic.tried().lines()) {
            Label what = new Label(line.what());
            what.getStyleClass().add("note");
            what.setMinWidth(USE_PREF_SIZE);
            Label own = new Label(line.own());
            own.getStyleClass().add("small");
            own.setMinWidth(USE_PREF_SIZE);
            Label tried = new Label(line.tried().isEmpty() ? "" : "\u2192 " + line.tried());
            tried.getStyleClass().addAll("small", "medium", "tried");
            tried.setMinWidth(0);
            consequences.addRow(row++, what, own, tried);
        }
        boolean any = row > 0;
        consequences.setVisible(any);
        consequences.setManaged(any);
        consequences.setAccessibleText(
                traffic.tried().lines().stream().map(TriedModel.Line::words).collect(Collectors.joining(". ")));
    }
}
