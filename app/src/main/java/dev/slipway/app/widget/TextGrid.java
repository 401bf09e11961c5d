package dev.slipway.app.widget;

import dev.slipway.charts.DataTable;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A few rows of words under heads, with a line below each; the first column is left, the others are right. */
public final class TextGrid extends GridPane {
    private static final double GAP = 14;
    private static final double ROW = 26;

    /** Letters of a name that stays on one line. */
    private static final int SHORT = 20;

    public TextGrid() {
        setHgap(GAP);
        setMinWidth(0);
    }

    /** Shows these rows in the place of others. */
    public void show(DataTable table) {
        getChildren().clear();
        getColumnConstraints().clear();
        for (int i = 0; i < table.headers().size(); i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHgrow(i == 0 ? Priority.ALWAYS : Priority.SOMETIMES);
            column.setHalignment(i == 0 ? HPos.LEFT : HPos.RIGHT);
            getColumnConstraints().add(column);
        }
        row(0, table.headers(), "note", "medium");
        for (int i = 0; i < table.rows().size(); i++) {
            row(i + 1, table.rows().get(i), "small");
        }
        setAccessibleText(String.join(", ", table.headers()));
    }

    private void row(int row, List<String> words, String... styles) {
        Region line = new Region();
        line.getStyleClass().add("line-under");
        line.setMinHeight(ROW);
        line.setMouseTransparent(true);
        add(line, 0, row, Math.max(1, words.size()), 1);
        for (int i = 0; i < words.size(); i++) {
            Label label = new Label(words.get(i));
            label.getStyleClass().addAll(styles);
            boolean wraps = i == 0 && row > 0 && words.get(i).length() > SHORT;
            label.setMinWidth(wraps ? 0 : USE_PREF_SIZE);
            label.setWrapText(wraps);
            add((Node) label, i, row);
        }
    }
}
