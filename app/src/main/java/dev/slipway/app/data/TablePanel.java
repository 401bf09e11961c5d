package dev.slipway.app.data;

import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.Icon;
import dev.slipway.app.widget.NotHere;
import dev.slipway.app.widget.Panel;
import dev.slipway.app.widget.SegmentedControl;
import dev.slipway.core.error.SlipwayException;
import dev.slipway.warehouse.Lineage;
import dev.slipway.warehouse.QueryResult;
import dev.slipway.warehouse.TableProfile;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The chosen table: its rows under their profiles, its SQL, and its tests and neighbours. */
final class TablePanel {
    /** What is shown of the table. */
    enum View {
        ROWS,
        SQL,
        DETAILS
    }

    private final DataViewModel model;
    private final RowsTable rows;
    private final NotHere instead = new NotHere("fth-alert-triangle");
    private final StackPane skeleton = new StackPane();
    private final Label foot = new Label();
    private final VBox held;
    private final StackPane place = new StackPane();
    private final ModelSqlView sql;
    private final TableDetails details;
    private final ScrollPane detailsScroll;
    private final Panel panel;
    private final Button csv = new Button("CSV", Icon.of("fth-download"));
    private final SegmentedControl<View> view = new SegmentedControl<>(
            "What to show of the table",
            List.of(Map.entry(View.ROWS, "Rows"), Map.entry(View.SQL, "SQL"), Map.entry(View.DETAILS, "Details")));

    TablePanel(ScreenContext context, DataViewModel model) {
        this.model = model;
        rows = new RowsTable(context, true);
        rows.setId("table-rows");
        held = new VBox(6, rows, foot);
        held.setMinHeight(0);
        sql = new ModelSqlView(model);
        details = new TableDetails(model);
        detailsScroll = new ScrollPane(details);
        detailsScroll.setFitToWidth(true);
        detailsScroll.setMinHeight(0);
        skeleton.getStyleClass().add("skeleton");
        view.setId("table-view");
        csv.setId("table-csv");
        csv.getStyleClass().add("small");
        csv.setTooltip(new Tooltip("Save all rows of this table as CSV"));
        csv.setOnAction(event -> model.table().export());
        panel = new Panel("", "", view, csv);
        foot.setId("profile-note");
        foot.getStyleClass().addAll("axis", "faint");
        foot.setWrapText(true);
        foot.managedProperty().bind(foot.textProperty().isNotEmpty());
        VBox.setVgrow(rows, Priority.ALWAYS);
        place.getChildren().setAll(skeleton, held, instead);
        panel.setContent(place);
        panel.setMinHeight(0);
        view.valueProperty().addListener((property, before, after) -> place());
        TableViewModel table = model.table();
        table.tableProperty().addListener((property, before, after) -> changed(after));
        table.rowsProperty().addListener((property, before, after) -> rowsCame(after));
        table.profileProperty().addListener((property, before, after) -> profileCame(after));
        changed(table.tableProperty().get());
        rowsCame(table.rowsProperty().get());
        profileCame(table.profileProperty().get());
    }

    Panel panel() {
        return panel;
    }

    /** Words that change when views have been counted. */
    void refresh() {
        Lineage.Table shown = model.table().tableProperty().get();
        panel.titleProperty().set(shown == null ? "Table" : shown.name());
        String size = model.size();
        String words = model.table().shownWords();
        panel.noteProperty()
                .set(shown == null ? "" : size + (size.isEmpty() || words.isEmpty() ? "" : " \u00b7 ") + words);
        place();
    }

    private void changed(Lineage.@Nullable Table table) {
        if (table != null) {
            sql.show(table);
            details.show(table);
        }
        refresh();
        place();
    }

    private void rowsCame(@Nullable Answer<QueryResult> found) {
        QueryResult result = found == null ? null : found.value();
        if (result != null) {
            rows.show(result);
            profileCame(model.table().profileProperty().get());
        }
        SlipwayException failure = found == null ? null : found.failure();
        if (failure != null) {
            instead.say(failure.sentence() + " " + failure.remedy());
        }
        refresh();
        place();
    }

    private void profileCame(@Nullable Answer<TableProfile> found) {
        TableProfile profile = found == null ? null : found.value();
        if (profile != null && model.table().rowsProperty().get() != null) {
            rows.show(profile);
        }
        foot.setText(model.table().profileWords());
        refresh();
    }

    private void place() {
        boolean none = model.table().tableProperty().get() == null;
        boolean loading = model.stateProperty().get() == DataViewModel.State.LOADING;
        Answer<QueryResult> found = model.table().rowsProperty().get();
        boolean asked = !none && view.value() == View.ROWS;
        boolean failed = found != null && found.value() == null;
        visible(held, asked && found != null && !failed);
        visible(skeleton, (none && loading) || (asked && found == null));
        visible(instead, asked && failed);
        visible(sql, !none && view.value() == View.SQL);
        visible(detailsScroll, !none && view.value() == View.DETAILS);
        view.setDisable(none);
        csv.setDisable(none);
    }

    /** An editor that nobody looks at is not styled: it takes its place when it is first asked for. */
    private void visible(Node node, boolean shown) {
        if (shown && !place.getChildren().contains(node)) {
            place.getChildren().add(node);
        }
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
