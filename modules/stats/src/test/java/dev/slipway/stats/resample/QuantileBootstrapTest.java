package dev.slipway.stats.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.ab.QuantileEffect;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

class QuantileBootstrapTest {
    private static final int RESAMPLES = 40_000;

    private static double[] skewed(int n, long seed) {
        return new SplittableRandom(seed)
                .doubles(n)
                .map(u -> -10 * Math.log(1 - u))
                .toArray();
    }

    private static QuantileBootstrap.Result run(double[] t, double[] c, double q, int resamples) {
        return QuantileBootstrap.difference(t, c, q, resamples, 17, 0.95, () -> {});
    }

    /** What infinitely many resamples give is known in closed form. */
    @Test
    void theStandardErrorIsThatOfMaritzAndJarrett() {
        for (double q : new double[] {0.1, 0.5, 0.9}) {
            double[] t = skewed(201, 1);
            double[] c = skewed(151, 2);
            double exact = QuantileEffect.compare(t, c, q, 0.95).absolute().standardError();
            QuantileBootstrap.Result result = run(t, c, q, RESAMPLES);
            assertThat(result.standardError() / exact).isCloseTo(1, within(0.03));
            assertThat(result.effect())
                    .isEqualTo(QuantileEffect.compare(t, c, q, 0.95).absolute().estimate());
        }
    }

    /** The median of 15 draws is at most the k-th unit with probability P(B(15, k/15) ≥ 8): its variance is known. */
    @Test
    void aResampledMedianVariesAsOneOfUnitsThatAreDrawnSinglyDoes() {
        double[] t = new double[15];
        for (int i = 0; i < 15; i++) {
            t[i] = i;
        }
        double[] none = {0, 0};
        double mean = 0;
        for (int k = 0; k < 15; k++) {
            mean += new BinomialDistribution(15, (k + 1) / 15.0).cumulativeProbability(7);
        }
        double variance = 0;
        double before = 0;
        for (int k = 0; k < 15; k++) {
            double upTo = 1 - new BinomialDistribution(15, (k + 1) / 15.0).cumulativeProbability(7);
            variance += (upTo - before) * (k - mean) * (k - mean);
            before = upTo;
        }
        assertThat(run(t, none, 0.5, RESAMPLES).standardError()).isCloseTo(Math.sqrt(variance), within(0.02));
    }

    @Test
    void theOrderOfRowsAndTheNumberOfThreadsChangeNothing() throws Exception {
        double[] t = skewed(500, 5);
        double[] reversed = new double[t.length];
        for (int i = 0; i < t.length; i++) {
            reversed[i] = t[t.length - 1 - i];
        }
        double[] c = skewed(300, 6);
        try (ForkJoinPool one = new ForkJoinPool(1)) {
            QuantileBootstrap.Result alone =
                    one.submit(() -> run(reversed, c, 0.9, 500)).get();
            assertThat(run(t, c, 0.9, 500)).isEqualTo(alone);
        }
    }

    @Test
    void theSignIsRareWhereTheArmsLieApart() {
        double[] c = skewed(100, 8);
        double[] far = skewed(100, 9);
        for (int i = 0; i < far.length; i++) {
            far[i] += 100;
        }
        assertThat(run(far, c, 0.5, 1_000).signPValue()).isZero();
        assertThat(run(c, c, 0.5, 4_000).signPValue()).isGreaterThan(0.8);
        assertThat(Bootstrap.meanDifference(far, c, 1_000, 1, 0.95).signPValue())
                .isZero();
        assertThat(Bootstrap.meanDifference(c, c, 4_000, 1, 0.95).signPValue()).isGreaterThan(0.8);
    }

    @Test
    void refusesWhatItCannotRedraw() {
        double[] two = {1, 2};
        assertThatThrownBy(() -> run(new double[] {1}, two, 0.5, 100)).hasMessageContaining("units in treatment");
        assertThatThrownBy(() -> run(two, new double[] {1, Double.NaN}, 0.5, 100))
                .hasMessageContaining("c[1]");
        assertThatThrownBy(() -> run(two, two, 1, 100)).hasMessageContaining("q");
        assertThatThrownBy(() -> run(two, two, 0.5, 99)).hasMessageContaining("resamples");
    }
}
