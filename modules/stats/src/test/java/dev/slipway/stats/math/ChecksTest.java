package dev.slipway.stats.math;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks of whole arrays refuse what those of single values refuse, and name the index. */
class ChecksTest {

    @ParameterizedTest
    @ValueSource(doubles = {-1e-300, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void negativeAndNotFiniteValuesAreRefused(double wrong) {
        double[] values = {0, 3, wrong, 5};
        assertThatThrownBy(() -> Checks.notNegative(values, "values"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("values[2] must");
        assertThatThrownBy(() -> Checks.notNegative(wrong, "value")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void valuesThatAreNotPositiveAreRefused(double wrong) {
        double[] values = {Double.MIN_VALUE, wrong};
        assertThatThrownBy(() -> Checks.positive(values, "values"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("values[1] must");
        assertThatThrownBy(() -> Checks.positive(wrong, "value")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.5, Double.NaN})
    void whatIsNoProbabilityIsRefused(double wrong) {
        double[] values = {0.5, wrong};
        assertThatThrownBy(() -> Checks.probability(values, "values"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("values[1] must lie strictly between 0 and 1");
    }

    @Test
    void negativeCodesAreRefused() {
        assertThatThrownBy(() -> Checks.notNegative(new int[] {0, 1, -2}, "codes"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("codes[2] must not be negative but is -2");
    }

    @Test
    void whatIsInOrderPasses() {
        assertThatCode(() -> {
                    Checks.notNegative(new double[] {0, -0.0, Double.MAX_VALUE}, "values");
                    Checks.notNegative(new int[] {0, Integer.MAX_VALUE}, "codes");
                    Checks.positive(new double[] {Double.MIN_VALUE, Double.MAX_VALUE}, "values");
                    Checks.probability(new double[] {1e-300, 0.5}, "values");
                })
                .doesNotThrowAnyException();
    }
}
