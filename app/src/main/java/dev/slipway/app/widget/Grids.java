package dev.slipway.app.widget;

import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;

/** Panels on one grid: 12 px apart, columns and rows by percent, all able to shrink. */
public final class Grids {
    private static final double GAP = 12;

    private Grids() {}

    /** A grid with these shares; a share of 0 lets the row or column take what its content needs. */
    public static GridPane of(double[] columns, double[] rows) {
        GridPane grid = new GridPane();
        grid.setHgap(GAP);
        grid.setVgap(GAP);
        for (double percent : columns) {
            ColumnConstraints column = new ColumnConstraints();
            if (percent > 0) {
                column.setPercentWidth(percent);
            }
            column.setHgrow(Priority.ALWAYS);
            column.setMinWidth(0);
            grid.getColumnConstraints().add(column);
        }
        for (double percent : rows) {
            RowConstraints row = new RowConstraints();
            if (percent > 0) {
                row.setPercentHeight(percent);
                row.setVgrow(Priority.ALWAYS);
            }
            grid.getRowConstraints().add(row);
        }
        return grid;
    }
}
