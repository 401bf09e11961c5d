package dev.slipway.stats.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.BivariateMoments;
import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
import dev.slipway.stats.ab.RatioMetric;
import dev.slipway.stats.ab.Welch;
import dev.slipway.stats.resample.RatioBootstrap.Arm;
import dev.slipway.stats.resample.RatioBootstrap.Draw;
import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Resampling agrees with the formulas where both hold, and with itself whatever the threads and the order of rows. */
class ResamplingTest {
    private static final double LEVEL = 0.95;

    private static double[] gamma(int n, double shift, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = shift - Math.log(random.nextDouble()) - Math.log(random.nextDouble());
        }
        return values;
    }

    private static void shuffle(double[] values, long seed) {
        Random random = new Random(seed);
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double kept = values[i];
            values[i] = values[j];
            values[j] = kept;
        }
    }

    @Test
    void studentisedAgreesWithWelchForManyUnits() {
        double[] t = gamma(4000, 0.2, 1);
        double[] c = gamma(3000, 0, 2);
        Effect welch = Welch.compare(t, c, LEVEL).absolute();
        var result = StudentisedBootstrap.meanDifference(t, c, 4000, 11, LEVEL, () -> {});
        assertThat(result.effect()).isCloseTo(welch.estimate(), within(1e-12));
        assertThat(result.standardError()).isCloseTo(welch.standardError(), within(1e-12));
        assertThat(result.low()).isCloseTo(welch.low(), within(0.12 * welch.standardError()));
        assertThat(result.high()).isCloseTo(welch.high(), within(0.12 * welch.standardError()));
        assertThat(result.pValue()).isLessThan(0.001);
    }

    @Test
    void studentisedLeansTheWayOfTheSkewness() {
        double[] t = gamma(25, 0, 5);
        double[] c = new double[400];
        Arrays.setAll(c, i -> i % 2 == 0 ? 1.999 : 2.001);
        var result = StudentisedBootstrap.meanDifference(t, c, 4000, 3, LEVEL, () -> {});
        // The upper end of a right-skewed mean lies farther away than the lower one.
        assertThat(result.high() - result.effect()).isGreaterThan(1.15 * (result.effect() - result.low()));
        assertThat(result.warnings()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(Draw.class)
    void ratiosAgreeWithTheDeltaMethod(Draw draw) {
        double[] xT = gamma(3000, 1, 7);
        double[] xC = gamma(3000, 1, 8);
        double[] yT = gamma(3000, 0.1, 9);
        double[] yC = gamma(3000, 0, 10);
        for (int i = 0; i < yT.length; i++) {
            yT[i] *= xT[i];
            yC[i] *= xC[i];
        }
        var delta = RatioMetric.compare(BivariateMoments.of(yT, xT), BivariateMoments.of(yC, xC), LEVEL);
        var result = RatioBootstrap.difference(new Arm(yT, xT), new Arm(yC, xC), draw, 3000, 4, LEVEL, () -> {});
        double se = delta.absolute().standardError();
        assertThat(result.effect()).isCloseTo(delta.absolute().estimate(), within(1e-12));
        assertThat(result.standardError()).isCloseTo(se, within(0.05 * se));
        assertThat(result.low()).isCloseTo(delta.absolute().low(), within(0.15 * se));
        assertThat(result.lift()).isCloseTo(delta.relative().estimate(), within(1e-12));
        assertThat(result.liftHigh())
                .isCloseTo(
                        delta.relative().high(), within(0.2 * delta.relative().standardError()));
    }

    @Test
    void clustersThatMoveTogetherWidenTheInterval() {
        int clusters = 200;
        int[] cluster = new int[clusters * 20];
        double[] y = new double[cluster.length];
        double[] shared = gamma(clusters, 0, 21);
        for (int i = 0; i < cluster.length; i++) {
            cluster[i] = i / 20;
            y[i] = shared[i / 20];
        }
        double[] ones = new double[y.length];
        Arrays.fill(ones, 1);
        Arm together = Arm.ofClusters(y, ones, cluster, clusters);
        var clustered = RatioBootstrap.difference(together, together, Draw.MULTINOMIAL, 1000, 4, LEVEL, () -> {});
        var apart =
                RatioBootstrap.difference(Arm.ofMeans(y), Arm.ofMeans(y), Draw.MULTINOMIAL, 1000, 4, LEVEL, () -> {});
        assertThat(clustered.standardError() / apart.standardError()).isCloseTo(Math.sqrt(20), within(0.4));
    }

    /** Four units, three of which have no denominator: (3/4)⁴ of the resamples of an arm have no ratio. */
    @ParameterizedTest
    @EnumSource
    void resamplesWithoutARatioAreLeftOutAndCounted(Draw draw) {
        Arm arm = new Arm(new double[] {0, 0, 0, 2}, new double[] {0, 0, 0, 4});
        var result = RatioBootstrap.difference(arm, arm, draw, 2_000, 3, LEVEL, () -> {});
        assertThat(result.effect()).isZero();
        assertThat(result.low()).isZero();
        assertThat(result.high()).isZero();
        assertThat(result.standardError()).isZero();
        assertThat(result.warnings()).anySatisfy(w -> assertThat(w.message()).contains("left out"));
    }

    /** The error of a mean by Poisson weights is that of the plain bootstrap but for 1/n (Hanley and MacGibbon 2006). */
    @Test
    void poissonWeightsGiveTheErrorOfTheRatio() {
        double[] t = gamma(400, 0.2, 11);
        double[] c = gamma(500, 0, 12);
        var weighted =
                RatioBootstrap.difference(Arm.ofMeans(t), Arm.ofMeans(c), Draw.POISSON, 8_000, 5, LEVEL, () -> {});
        double delta = Math.sqrt(Moments.of(t).varianceOfMean() + Moments.of(c).varianceOfMean());
        assertThat(weighted.standardError() / delta).isCloseTo(1, within(0.04));
    }

    @Test
    void threadsAndOrderChangeNothing() throws ExecutionException, InterruptedException {
        double[] t = gamma(300, 0.2, 1);
        double[] c = gamma(250, 0, 2);
        var first = RatioBootstrap.difference(Arm.ofMeans(t), Arm.ofMeans(c), Draw.POISSON, 500, 9, LEVEL, () -> {});
        var studentised = StudentisedBootstrap.meanDifference(t, c, 500, 9, LEVEL, () -> {});
        shuffle(t, 1);
        shuffle(c, 2);
        try (ForkJoinPool one = new ForkJoinPool(1)) {
            assertThat(one.submit(() -> RatioBootstrap.difference(
                                    Arm.ofMeans(t), Arm.ofMeans(c), Draw.POISSON, 500, 9, LEVEL, () -> {}))
                            .get())
                    .isEqualTo(first);
            assertThat(one.submit(() -> StudentisedBootstrap.meanDifference(t, c, 500, 9, LEVEL, () -> {}))
                            .get())
                    .isEqualTo(studentised);
        }
    }

    @Test
    void badInputIsRefused() {
        double[] fine = {1, 2, 3};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StudentisedBootstrap.meanDifference(
                        new double[] {1, Double.NaN, 2}, fine, 500, 1, LEVEL, () -> {}))
                .withMessageContaining("t[1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StudentisedBootstrap.meanDifference(
                        new double[] {1, 1}, new double[] {2, 2}, 500, 1, LEVEL, () -> {}))
                .withMessageContaining("constant");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Arm(fine, new double[] {1, -1, 0}))
                .withMessageContaining("sum to zero");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Arm.ofClusters(fine, fine, new int[] {0, 2, 1}, 2))
                .withMessageContaining("cluster[1]");
    }
}
