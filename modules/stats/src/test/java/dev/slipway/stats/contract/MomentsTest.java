package dev.slipway.stats.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.BivariateAccumulator;
import dev.slipway.stats.BivariateMoments;
import dev.slipway.stats.Moments;
import dev.slipway.stats.MomentsAccumulator;
import dev.slipway.stats.Skewness;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MomentsTest {

    /** NIST StRD NumAcc4 (higher difficulty): mean 10000000.2, standard deviation 0.1, 1001 values. */
    private static final double[] NUM_ACC_4 = numAcc4();

    @Test
    void certifiedUnivariateDataKeepTheirDigits() {
        Moments m = Moments.of(NUM_ACC_4);
        assertThat(m.mean()).isCloseTo(10_000_000.2, within(1e-8));
        assertThat(m.standardDeviation()).isCloseTo(0.1, within(1e-9));
        MomentsAccumulator running = new MomentsAccumulator();
        Arrays.stream(NUM_ACC_4).forEach(running::add);
        assertThat(running.snapshot().mean()).isCloseTo(10_000_000.2, within(1e-8));
        assertThat(running.snapshot().standardDeviation()).isCloseTo(0.1, within(1e-8));
    }

    @Test
    void sumsAndArraysAgreeOnCounts() {
        double[] values = {0, 1, 1, 0, 3, 0, 2};
        Moments array = Moments.of(values);
        Moments sums = Moments.of(7, 7, 15);
        assertThat(sums.mean()).isEqualTo(array.mean());
        assertThat(sums.variance()).isCloseTo(array.variance(), within(1e-15));
        assertThat(array.sum()).isEqualTo(7);
        assertThat(Moments.ofProportion(3, 10).variance()).isCloseTo(0.21 * 10 / 9, within(1e-15));
    }

    @Test
    void emptyAndSingleAreDefined() {
        assertThat(Moments.of(new double[0])).isEqualTo(new Moments(0, 0, 0));
        assertThat(Moments.of(new double[] {5})).isEqualTo(new Moments(1, 5, 0));
        assertThat(new MomentsAccumulator().snapshot().n()).isZero();
        assertThat(Moments.of(new double[0]).varianceOfMean()).isNaN();
    }

    @Test
    void impossibleSumsAreRefused() {
        assertThatThrownBy(() -> Moments.of(4, 8, 3)).hasMessageContaining("sumSq");
        assertThatThrownBy(() -> Moments.of(0, 1, 1)).hasMessageContaining("when n is 0");
        assertThatThrownBy(() -> Moments.of(-1, 0, 0)).hasMessageContaining("n must be at least 0");
        assertThatThrownBy(() -> new Moments(3, 1, -0.1)).hasMessageContaining("variance must not be negative");
        assertThatThrownBy(() -> Moments.ofProportion(5, 4)).hasMessageContaining("exceeds");
    }

    @Test
    void notFiniteIsRefusedWithItsPlace() {
        MomentsAccumulator running = new MomentsAccumulator();
        running.add(1);
        assertThatThrownBy(() -> running.add(Double.NaN)).hasMessageContaining("value[1]");
        BivariateAccumulator pairs = new BivariateAccumulator();
        assertThatThrownBy(() -> pairs.add(1, Double.NEGATIVE_INFINITY)).hasMessageContaining("x[0]");
        assertThatThrownBy(() -> pairs.add(Double.NaN, 1)).hasMessageContaining("y[0]");
        assertThat(pairs.snapshot().n()).isZero();
    }

    @Test
    void pairsMustMatch() {
        assertThatThrownBy(() -> BivariateMoments.of(new double[3], new double[2]))
                .hasMessageContaining("y has 3 values and x has 2");
        assertThatThrownBy(() -> new BivariateMoments(5, 0, 0, 1, 1, 2)).hasMessageContaining("cov");
    }

    @Test
    void skewnessOfKnownShapes() {
        assertThat(Skewness.of(new double[] {1, 2, 3})).isCloseTo(0, within(1e-15));
        // For a share p of ones: (1 - 2p) / sqrt(p(1 - p)).
        assertThat(Skewness.of(new double[] {0, 0, 0, 0, 1})).isCloseTo(0.6 / 0.4, within(1e-14));
        assertThat(Skewness.of(new double[] {7, 7, 7})).isZero();
        assertThat(Skewness.of(new double[0])).isZero();
    }

    private static double[] numAcc4() {
        double[] values = new double[1001];
        values[0] = 10_000_000.2;
        for (int i = 1; i < values.length; i++) {
            values[i] = i % 2 == 1 ? 10_000_000.1 : 10_000_000.3;
        }
        return values;
    }
}
