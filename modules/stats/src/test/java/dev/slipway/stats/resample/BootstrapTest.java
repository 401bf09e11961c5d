package dev.slipway.stats.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.Moments;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BootstrapTest {

    private static final double[] SKEWED_T = skewed(1, 400);
    private static final double[] SKEWED_C = skewed(2, 300);

    @Test
    void sameBytesWithOneAndTwoThreads() throws Exception {
        Bootstrap.Result one = inPool(1);
        Bootstrap.Result two = inPool(2);
        assertThat(two).isEqualTo(one);
        assertThat(Bootstrap.meanDifference(SKEWED_T, SKEWED_C, 1000, 5, 0.95)).isEqualTo(one);
    }

    @Test
    void anotherSeedGivesAnotherResult() {
        Bootstrap.Result a = Bootstrap.meanDifference(SKEWED_T, SKEWED_C, 1000, 5, 0.95);
        Bootstrap.Result b = Bootstrap.meanDifference(SKEWED_T, SKEWED_C, 1000, 6, 0.95);
        assertThat(b.standardError()).isNotEqualTo(a.standardError());
        assertThat(b.effect()).isEqualTo(a.effect());
    }

    @Test
    void zeroOneDataHaveTheBinomialStandardError() {
        double[] t = zeroOne(2000, 300);
        double[] c = zeroOne(2500, 420);
        Bootstrap.Result r = Bootstrap.meanDifference(t, c, 8000, 3, 0.95);
        double exact = Math.sqrt(0.15 * 0.85 / 2000 + 0.168 * 0.832 / 2500);
        assertThat(r.standardError()).isCloseTo(exact, within(0.035 * exact));
        assertThat(r.percentileLow()).isCloseTo(r.effect() - 1.96 * exact, within(0.08 * exact));
        assertThat(r.effect()).isCloseTo(-0.018, within(1e-15));
    }

    /** Mostly zeros, some repeated amounts, some single ones: heavy values and single draws together. */
    @Test
    void zeroInflatedDataMixBothWaysOfDrawing() {
        double[] t = new double[3000];
        for (int i = 0; i < 200; i++) {
            t[i] = i < 100 ? 9.99 : 20 + i * 0.37;
        }
        double[] c = zeroOne(3000, 150);
        Bootstrap.Result r = Bootstrap.meanDifference(t, c, 8000, 4, 0.95);
        double exact = Math.sqrt(
                Moments.of(t).varianceOfMean() * 2999 / 3000 + Moments.of(c).varianceOfMean() * 2999 / 3000);
        assertThat(r.standardError()).isCloseTo(exact, within(0.035 * exact));
    }

    @Test
    void binomialDrawsHaveTheirMomentsOnBothAlgorithms() {
        for (double[] nAndP : new double[][] {{40, 0.03}, {40, 0.97}, {1_000_000, 0.3}, {500, 0.5}, {200_000, 4e-5}}) {
            SplittableRandom random = new SplittableRandom(9);
            int draws = 40_000;
            double[] x = new double[draws];
            for (int i = 0; i < draws; i++) {
                x[i] = (double) Binomial.draw(random, (long) nAndP[0], nAndP[1]);
            }
            double mean = nAndP[0] * nAndP[1];
            double variance = mean * (1 - nAndP[1]);
            assertThat(Moments.of(x).mean()).isCloseTo(mean, within(5 * Math.sqrt(variance / draws)));
            assertThat(Moments.of(x).variance()).isCloseTo(variance, within(0.05 * variance));
            assertThat(Arrays.stream(x).min().getAsDouble()).isNotNegative();
            assertThat(Arrays.stream(x).max().getAsDouble()).isLessThanOrEqualTo(nAndP[0]);
        }
        assertThat(Binomial.draw(new SplittableRandom(1), 7, 1)).isEqualTo(7);
        assertThat(Binomial.draw(new SplittableRandom(1), 7, 0)).isZero();
    }

    @Test
    void bcaFollowsTheSkew() {
        double[] t = skewed(8, 60);
        double[] c = new double[60];
        Bootstrap.Result r = Bootstrap.meanDifference(t, c, 4000, 2, 0.95);
        assertThat(r.acceleration()).isPositive();
        assertThat(r.bcaLow()).isGreaterThan(r.percentileLow());
        assertThat(r.bcaHigh()).isGreaterThan(r.percentileHigh());
    }

    @Test
    void theCheckpointCanCancel() {
        AtomicInteger calls = new AtomicInteger();
        assertThatThrownBy(() -> Bootstrap.meanDifference(SKEWED_T, SKEWED_C, 100_000, 1, 0.95, () -> {
                    if (calls.incrementAndGet() > 3) {
                        throw new CancellationException("stop");
                    }
                }))
                .isInstanceOf(CancellationException.class);
        assertThat(calls.get()).isLessThan(100);
    }

    @Test
    void refusesTooFewResamples() {
        assertThatThrownBy(() -> Bootstrap.meanDifference(SKEWED_T, SKEWED_C, 99, 1, 0.95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("resamples must be at least 100 but is 99");
    }

    private static Bootstrap.Result inPool(int threads) throws Exception {
        try (ForkJoinPool pool = new ForkJoinPool(threads)) {
            return pool.submit(() -> Bootstrap.meanDifference(SKEWED_T, SKEWED_C, 1000, 5, 0.95))
                    .get();
        }
    }

    private static double[] skewed(long seed, int n) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = Math.exp(random.nextGaussian());
        }
        return values;
    }

    private static double[] zeroOne(int n, int ones) {
        double[] values = new double[n];
        Arrays.fill(values, 0, ones, 1);
        return values;
    }
}
