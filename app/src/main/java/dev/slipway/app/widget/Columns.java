package dev.slipway.app.widget;

import java.util.Arrays;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;

/** Places nodes of a grid in columns that share the width. */
public final class Columns {
    private static final double ALL = 100.0;

    private Columns() {}

    /** Puts the grid's children, in their order, into so many equal columns. */
    public static void arrange(GridPane grid, int columns) {
        double[] shares = new double[columns];
        Arrays.fill(shares, ALL / columns);
        place(grid, List.copyOf(grid.getChildren()), shares);
    }

    /** Puts the nodes row by row into columns with these shares of the width in percent; every row takes its part of the height. */
    public static void place(GridPane grid, List<? extends Node> nodes, double[] shares) {
        grid.getColumnConstraints().clear();
        for (double share : shares) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(share);
            column.setFillWidth(true);
            grid.getColumnConstraints().add(column);
        }
        grid.getRowConstraints().clear();
        int rows = (nodes.size() + shares.length - 1) / shares.length;
        for (int i = 0; i < rows; i++) {
            RowConstraints row = new RowConstraints();
            row.setVgrow(Priority.ALWAYS);
            row.setFillHeight(true);
            grid.getRowConstraints().add(row);
        }
        grid.getChildren().setAll(nodes);
        for (int i = 0; i < nodes.size(); i++) {
            GridPane.setConstraints(nodes.get(i), i % shares.length, i / shares.length);
        }
    }
}
