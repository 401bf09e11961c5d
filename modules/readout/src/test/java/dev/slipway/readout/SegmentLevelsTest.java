package dev.slipway.readout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.warehouse.ExperimentData.Category;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SegmentLevelsTest {
    @Test
    void fewNumbersAreLevelsInTheirOrder() {
        Category category = SegmentLevels.ofNumbers(new double[] {10, 0, 2, Double.NaN, 2, -0.0});

        assertThat(category.levels()).containsExactly("0", "2", "10");
        assertThat(category.code()).containsExactly(2, 0, 1, -1, 1, 0);
    }

    @Test
    void manyAreCutIntoQuarters() {
        double[] values = new double[1_001];
        Arrays.setAll(values, i -> i == 1_000 ? Double.NaN : 1_234 + i);

        Category category = SegmentLevels.ofNumbers(values);

        assertThat(category.levels()).containsExactly("up to 1480", "1481 to 1730", "1731 to 1980", "1981 or more");
        long[] sizes = new long[4];
        for (int i = 0; i < 1_000; i++) {
            sizes[category.code()[i]]++;
        }
        assertThat(sizes).containsExactly(247, 250, 250, 253);
        assertThat(category.code()[1_000]).isEqualTo(-1);
        assertThat(category.code()[1_480 - 1_234]).isZero();
    }

    @Test
    void whereMostAreTheSameFewerPartsAreLeft() {
        double[] values = new double[100];
        Arrays.setAll(values, i -> i < 80 ? 0 : i);

        Category category = SegmentLevels.ofNumbers(values);

        assertThat(category.levels()).containsExactly("0", "1 or more");
        assertThat(Arrays.stream(category.code()).sum()).isEqualTo(20);
    }

    @Test
    void verySmallNumbersHaveNamesOfTheirOwn() {
        Category category = SegmentLevels.ofNumbers(new double[] {2e-7, 1e-7, 3e-9, 2e-7});

        assertThat(category.levels()).containsExactly("3E-9", "1E-7", "2E-7").doesNotHaveDuplicates();
        assertThat(category.code()).containsExactly(2, 1, 0, 2);
    }
}
