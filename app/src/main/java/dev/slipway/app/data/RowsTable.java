package dev.slipway.app.data;

import dev.slipway.app.shell.ScreenContext;
import dev.slipway.app.widget.Slices;
import dev.slipway.readout.model.Findings;
import dev.slipway.warehouse.QueryResult;
import dev.slipway.warehouse.TableProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Rows as they came from the warehouse; with room for a profile in the heads, or without. */
final class RowsTable extends TableView<@Nullable String[]> {
    private static final double ROW = 27;
    private static final double LETTER = 7.3;
    private static final double AROUND = 26;
    private static final double LEAST = 64;
    private static final double LEAST_PROFILED = 116;
    private static final double MOST = 300;
    private static final double INSETS = 16;
    private static final double SCROLL_BAR = 14;
    private static final double MOST_MORE = 90;
    private static final int SAMPLED = 60;
    private static final int AT_ONCE = 3;
    private static final double SHARE_OF_A_PULSE = 0.5;

    private final ScreenContext context;
    private final boolean profiled;
    private final List<ColumnHead> heads = new ArrayList<>();
    private List<String> columns = List.of();
    private int shown;
    private double[] wanted = {};

    RowsTable(ScreenContext context, boolean profiled) {
        this.context = context;
        this.profiled = profiled;
        getStyleClass().add("rows-table");
        if (profiled) {
            getStyleClass().add("profiled");
        }
        setFixedCellSize(ROW);
        Label none = new Label("No rows.");
        none.getStyleClass().addAll("note", "muted");
        setPlaceholder(none);
        setMinHeight(0);
        widthProperty().addListener(observable -> spread());
    }

    void show(QueryResult result) {
        shown++;
        getColumns().clear();
        heads.clear();
        columns = result.columns();
        wanted = new double[columns.size()];
        for (int i = 0; i < columns.size(); i++) {
            wanted[i] = Math.max(profiled ? LEAST_PROFILED : 0, width(result, i));
            place(column(result, i), i);
        }
        spread();
        getItems().setAll(result.rows());
        scrollTo(0);
        setAccessibleText(result.rows().size() + " rows of " + String.join(", ", columns));
    }

    /** A few columns at once and the others in pulses of their own: of a wide table all would hold the window too long. */
    private void place(TableColumn<@Nullable String[], String> column, int index) {
        if (index < AT_ONCE) {
            getColumns().add(column);
            return;
        }
        int asked = shown;
        Slices.later(this, SHARE_OF_A_PULSE, () -> {
            if (asked == shown) { // else another table is shown by now
                getColumns().add(column);
                spread();
            }
        });
    }

    /** Fills the heads. */
    void show(TableProfile profile) {
        for (int i = 0; i < heads.size() && i < profile.columns().size(); i++) {
            double words = heads.get(i).show(profile.columns().get(i), profile, variants()) + AROUND;
            wanted[i] = Math.max(wanted[i], Math.min(words, MOST));
        }
        spread();
    }

    /** Columns are as wide as they need to be; where that leaves room, they share it. */
    private void spread() {
        double room = getWidth() - SCROLL_BAR - Arrays.stream(wanted).sum();
        double more = Math.clamp(room / Math.max(1, wanted.length), 0, MOST_MORE);
        for (int i = 0; i < getColumns().size(); i++) {
            getColumns().get(i).setPrefWidth(wanted[i] + more);
        }
    }

    private List<String> variants() {
        Findings findings = context.workbench().findingsProperty().get();
        return findings == null ? List.of() : findings.experiment().variants();
    }

    private TableColumn<@Nullable String[], String> column(QueryResult result, int index) {
        String name = columns.get(index);
        boolean numbers = CellText.numbers(result.rows(), index);
        TableColumn<@Nullable String[], String> column = new TableColumn<>();
        column.setSortable(false);
        column.setReorderable(false);
        column.setId("column-" + name);
        if (profiled) {
            ColumnHead head = new ColumnHead(context, name, numbers);
            column.widthProperty()
                    .addListener((property, before, after) -> head.setPrefWidth(after.doubleValue() - INSETS));
            heads.add(head);
            column.setGraphic(head);
        } else {
            Label head = new Label(name);
            head.setTooltip(new Tooltip(name));
            column.setGraphic(head);
        }
        if (numbers) {
            column.getStyleClass().add("num");
        }
        List<String> variants = name.equals("variant") ? variants() : List.of();
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue()[index]));
        column.setCellFactory(made -> new ValueCell(numbers, variants));
        return column;
    }

    private double width(QueryResult result, int index) {
        int letters = columns.get(index).length();
        for (@Nullable
        String[] row : result.rows().subList(0, Math.min(SAMPLED, result.rows().size()))) {
            String value = row[index];
            letters = Math.max(letters, value == null ? 1 : CellText.of(value).length());
        }
        double square = columns.get(index).equals("variant") ? 14 : 0;
        return Math.clamp(letters * LETTER + AROUND + square, LEAST, MOST);
    }

    /** A value; a missing one is a dash, an arm has its colour. */
    private static final class ValueCell extends TableCell<@Nullable String[], String> {
        private static final int COLOURS = 5;

        private final List<String> variants;

        ValueCell(boolean number, List<String> variants) {
            this.variants = variants;
            setAlignment(number ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
            getStyleClass().add("mono");
        }

        @Override
        protected void updateItem(@Nullable String value, boolean empty) {
            super.updateItem(value, empty);
            getStyleClass().remove("missing");
            setGraphic(null);
            if (empty) {
                setText("");
                setTooltip(null);
                return;
            }
            if (value == null) {
                getStyleClass().add("missing");
                setText("\u2013");
                setAccessibleText("missing");
                return;
            }
            String shown = CellText.of(value);
            setText(shown.indexOf('\n') < 0 ? shown : shown.replaceAll("\\s+", " "));
            setAccessibleText(value);
            setTooltip(shown.equals(value) && value.length() < SAMPLED / 2 ? null : new Tooltip(value));
            int arm = variants.indexOf(value);
            if (arm >= 0) {
                Region square = new Region();
                square.getStyleClass().addAll("arm-square", "arm-" + arm % COLOURS);
                setGraphic(square);
            }
        }
    }
}
