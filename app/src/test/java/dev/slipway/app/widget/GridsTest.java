package dev.slipway.app.widget;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

class GridsTest {
    @Test
    void panelsStandOneUnderTheOtherWhereTheGridIsNarrowAndComeBackWhereItIsNot() {
        GridPane grid = Grids.of(new double[] {60, 40}, new double[] {50, 50});
        grid.setMinHeight(620);
        Region tall = new Region();
        Region first = new Region();
        Region second = new Region();
        grid.add(tall, 0, 0, 1, 2);
        grid.add(first, 1, 0);
        grid.add(second, 1, 1);
        Grids.stack(grid, 300);

        grid.resize(1248, 700);
        assertThat(grid.getColumnConstraints()).hasSize(2);

        grid.resize(768, 700);
        assertThat(grid.getColumnConstraints()).hasSize(1);
        assertThat(grid.getRowConstraints()).hasSize(3).allMatch(row -> row.getMinHeight() == 300);
        assertThat(GridPane.getRowIndex(second)).isEqualTo(2);
        assertThat(GridPane.getColumnIndex(second)).isZero();
        assertThat(GridPane.getRowSpan(tall)).isEqualTo(1);
        assertThat(grid.getMinHeight()).isGreaterThan(900);

        grid.resize(1248, 700);
        assertThat(grid.getColumnConstraints()).hasSize(2);
        assertThat(GridPane.getRowIndex(second)).isEqualTo(1);
        assertThat(GridPane.getColumnIndex(second)).isEqualTo(1);
        assertThat(GridPane.getRowSpan(tall)).isEqualTo(2);
        assertThat(grid.getMinHeight()).isEqualTo(620);
    }
}
