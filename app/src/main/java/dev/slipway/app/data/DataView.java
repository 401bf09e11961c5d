package dev.slipway.app.data;

import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.Columns;
import dev.slipway.app.widget.Page;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The lineage above; the chosen table and a place to ask below, side by side where the window is wide enough. */
final class DataView extends StackPane {
    private static final double WIDE = 1000;
    private static final double LOWER = 320;
    private static final double[] SIDE_BY_SIDE = {62, 38};
    private static final double[] STACKED = {100};

    private final LineagePanel lineage;
    private final TablePanel table;
    private final QueryPanel query;
    private final GridPane lower = new GridPane();

    DataView(ScreenContext context, DataViewModel model) {
        lineage = new LineagePanel(context, model);
        table = new TablePanel(context, model);
        query = new QueryPanel(context, model.query());
        lower.setHgap(12);
        lower.setVgap(12);
        VBox.setVgrow(lower, Priority.ALWAYS);
        VBox page = new VBox(12, lineage.panel(), lower);
        getChildren().add(Page.scrolling(page));
        InvalidationListener changed = observable -> refresh();
        model.stateProperty().addListener(changed);
        model.graphProperty().addListener(changed);
        model.selectedProperty().addListener(changed);
        context.workbench().filterProperty().addListener(changed);
        widthProperty().addListener((property, before, after) -> arrange());
        arrange();
        refresh();
    }

    private void arrange() {
        boolean wide = getWidth() == 0 || getWidth() >= WIDE;
        Columns.place(lower, List.of(table.panel(), query.panel()), wide ? SIDE_BY_SIDE : STACKED);
        lower.setMinHeight(wide ? LOWER : 2 * LOWER + 12);
        lower.setPrefHeight(lower.getMinHeight());
    }

    private void refresh() {
        lineage.refresh();
        table.refresh();
    }

    boolean isWriting() {
        return query.isWriting();
    }
}
