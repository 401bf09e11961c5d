package dev.slipway.warehouse.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.error.SlipwayException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ExactSumTest {
    private static double sum(double... amounts) {
        ExactSum sum = new ExactSum();
        Arrays.stream(amounts).forEach(sum::add);
        return sum.value();
    }

    @Test
    void theOrderOfAmountsChangesNothing() {
        double[] amounts = DoubleStream.iterate(0.1, a -> (a * 7.3) % 997 - 200)
                .limit(5_000)
                .toArray();
        double[] backwards = new double[amounts.length];
        Arrays.setAll(backwards, i -> amounts[amounts.length - 1 - i]);
        assertThat(sum(backwards)).isEqualTo(sum(amounts));
        BigDecimal exact = Arrays.stream(amounts).mapToObj(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum(amounts)).isEqualTo(exact.doubleValue());
    }

    @Test
    void sumsMayGrowBeyondAWholeNumberOfTheMachine() {
        double[] large = new double[40];
        Arrays.fill(large, 0x1p62);
        assertThat(sum(large)).isEqualTo(40 * 0x1p62);
        assertThat(sum(0x1p62, 0x1p62, -0x1p62, -0x1p62, 0.5)).isEqualTo(0.5);
    }

    @Test
    void nothingAddedIsZeroAndClearingForgets() {
        ExactSum sum = new ExactSum();
        sum.add(Double.NaN);
        assertThat(sum.value()).isZero();
        sum.add(2.25);
        assertThat(sum.value()).isEqualTo(2.25);
        sum.clear();
        assertThat(sum.value()).isZero();
        assertThatThrownBy(() -> sum.add(Double.POSITIVE_INFINITY))
                .isInstanceOf(SlipwayException.class)
                .hasMessageContaining("can't be added up");
    }
}
