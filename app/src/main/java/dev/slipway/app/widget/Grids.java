package dev.slipway.app.widget;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import org.jspecify.annotations.Nullable;

/** Panels on one grid: 12 px apart, columns and rows by percent, all able to shrink. */
public final class Grids {
    private static final double GAP = 12;

    /** Narrower than this, panels that stand side by side have no room for their words. */
    private static final double NARROW = 1000;

    private Grids() {}

    /** Where the grid is narrow its panels stand one under the other, each at least this high; the page scrolls. */
    public static void stack(GridPane grid, double leastHeight) {
        List<ColumnConstraints> columns = List.copyOf(grid.getColumnConstraints());
        List<RowConstraints> rows = List.copyOf(grid.getRowConstraints());
        List<Place> places = grid.getChildren().stream().map(Place::of).toList();
        double wide = grid.getMinHeight();
        grid.widthProperty().addListener((property, before, after) -> {
            boolean stacked = grid.getColumnConstraints().size() == 1;
            if (after.doubleValue() < NARROW && !stacked) {
                GridPane one = of(new double[] {100}, new double[places.size()]);
                one.getRowConstraints().forEach(row -> row.setMinHeight(leastHeight));
                grid.getColumnConstraints().setAll(one.getColumnConstraints());
                grid.getRowConstraints().setAll(one.getRowConstraints());
                for (int i = 0; i < places.size(); i++) {
                    GridPane.setConstraints(places.get(i).node(), 0, i, 1, 1);
                }
                grid.setMinHeight(places.size() * (leastHeight + GAP));
            } else if (after.doubleValue() >= NARROW && stacked) {
                grid.getColumnConstraints().setAll(columns);
                grid.getRowConstraints().setAll(rows);
                places.forEach(Place::restore);
                grid.setMinHeight(wide);
            }
        });
    }

    private record Place(Node node, int column, int row, int columns, int rows) {
        static Place of(Node node) {
            return new Place(
                    node,
                    or(GridPane.getColumnIndex(node), 0),
                    or(GridPane.getRowIndex(node), 0),
                    or(GridPane.getColumnSpan(node), 1),
                    or(GridPane.getRowSpan(node), 1));
        }

        private static int or(@Nullable Integer value, int otherwise) {
            return value == null ? otherwise : value;
        }

        void restore() {
            GridPane.setConstraints(node, column, row, columns, rows);
        }
    }

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
