package dev.slipway.app.data;

import dev.slipway.app.widget.Icon;
import dev.slipway.app.widget.NotHere;
import dev.slipway.app.widget.Page;
import dev.slipway.app.widget.SegmentedControl;
import dev.slipway.warehouse.Lineage;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** How a model is written: as the engine ran it, or as the template that it was made from. */
final class ModelSqlView extends StackPane {
    private final SqlEditor text = new SqlEditor("model-sql", "SQL of the model");
    private final SegmentedControl<Boolean> template =
            new SegmentedControl<>("Which text", List.of(Map.entry(false, "As it ran"), Map.entry(true, "Template")));
    private final Label file = new Label();
    private final NotHere loaded = new NotHere("fth-database");
    private final VBox written;
    private Lineage.@Nullable Table table;

    ModelSqlView(DataViewModel model) {
        text.setReadOnly();
        template.setId("model-sql-kind");
        file.getStyleClass().addAll("note", "muted");
        file.setMinWidth(0);
        Button copy = new Button("Copy", Icon.of("fth-copy"));
        copy.getStyleClass().add("small");
        copy.setId("copy-sql");
        copy.setOnAction(event -> model.table().copy(text.textProperty().get()));
        Button ask = new Button("Try as query", Icon.of("fth-arrow-right"));
        ask.getStyleClass().add("small");
        ask.setId("try-sql");
        ask.setOnAction(event -> {
            Lineage.Table shown = table;
            if (shown != null) {
                model.query().textProperty().set(shown.text().sql());
            }
        });
        HBox bar = new HBox(8, template, file, Page.gap(), copy, ask);
        bar.setAlignment(Pos.CENTER_LEFT);
        written = new VBox(8, bar, text);
        VBox.setVgrow(text, Priority.ALWAYS);
        written.setMinHeight(0);
        setMinHeight(0);
        getChildren().addAll(written, loaded);
        loaded.say("This table was loaded as it came; no SQL made it.");
        template.valueProperty().addListener((property, before, after) -> refresh());
    }

    void show(Lineage.Table shown) {
        table = shown;
        refresh();
    }

    private void refresh() {
        Lineage.Table shown = table;
        if (shown == null) {
            return;
        }
        written.setVisible(!shown.loaded());
        loaded.setVisible(shown.loaded());
        file.setText(shown.text().file());
        text.textProperty()
                .set(template.value() ? shown.text().template() : shown.text().sql());
    }
}
