package dev.slipway.stats.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.StatWarning;
import dev.slipway.stats.golden.Golden;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Off-policy estimators against the definitions in numpy, their bootstrap against theory, and refusals. */
class OffPolicyTest {

    private static final Golden GOLDEN = Golden.read("uplift.csv");
    private static final LoggedData LOG = new LoggedData(column(0), column(1), column(2), column(3), column(4));

    @ParameterizedTest
    @EnumSource
    void valueAndError(Estimator estimator) {
        OffPolicy.Result r = OffPolicy.estimate(LOG, estimator, 1.5, 0.95);
        GOLDEN.check(
                "policy." + estimator,
                Map.of("value", r.value().estimate(), "se", r.value().standardError()));
    }

    @Test
    void overlap() {
        Overlap.Result o = Overlap.of(LOG.weights());
        GOLDEN.check(
                "policy.overlap",
                Map.of(
                        "ess",
                        o.effectiveSampleSize(),
                        "maximum",
                        o.maximum(),
                        "mean",
                        o.mean(),
                        "zeros",
                        o.zeroShare()));
    }

    @ParameterizedTest
    @EnumSource
    void bootstrapErrorIsThatOfTheInfluence(Estimator estimator) {
        OffPolicy.BootstrapResult b = OffPolicy.bootstrap(LOG, estimator, 1.5, 4000, 3, 0.95, OffPolicyTest::go);
        OffPolicy.Result r = OffPolicy.estimate(LOG, estimator, 1.5, 0.95);
        assertThat(b.standardError() / r.value().standardError()).isBetween(0.95, 1.05);
        assertThat(b.low()).isCloseTo(r.value().low(), within(0.3 * r.value().standardError()));
        assertThat(b.high()).isCloseTo(r.value().high(), within(0.3 * r.value().standardError()));
    }

    @ParameterizedTest
    @EnumSource(names = {"SNIPS", "SNDR"})
    void selfNormalisedEstimatesIgnoreTheScaleOfTheWeights(Estimator estimator) {
        double[] halved = Arrays.stream(LOG.target()).map(p -> p / 2).toArray();
        LoggedData scaled =
                new LoggedData(LOG.reward(), LOG.behaviour(), halved, LOG.predictedTaken(), LOG.predictedTarget());
        assertThat(OffPolicy.estimate(scaled, estimator, 0.95).value().estimate())
                .isCloseTo(OffPolicy.estimate(LOG, estimator, 0.95).value().estimate(), within(1e-12));
    }

    @Test
    void targetEqualToBehaviourGivesTheMeanReward() {
        LoggedData same = LoggedData.withoutModel(LOG.reward(), LOG.behaviour(), LOG.behaviour());
        double mean = Arrays.stream(LOG.reward()).average().orElseThrow();
        for (Estimator e : new Estimator[] {Estimator.IPS, Estimator.SNIPS, Estimator.DR}) {
            assertThat(OffPolicy.estimate(same, e, 0.95).value().estimate()).isCloseTo(mean, within(1e-12));
        }
        assertThat(Overlap.of(same.weights()).warnings()).isEmpty();
    }

    @Test
    void intervalsOfTheWholeRatioCover() {
        int covered = 0;
        int runs = 400;
        for (int run = 0; run < runs; run++) {
            Random random = new Random(run);
            int n = 400;
            double[][] c = new double[3][n];
            for (int i = 0; i < n; i++) {
                boolean first = random.nextDouble() < 0.7;
                c[1][i] = first ? 0.7 : 0.3;
                c[2][i] = first ? 0.2 : 0.8;
                c[0][i] = random.nextDouble() < (first ? 0.3 : 0.5) ? 1 : 0;
            }
            OffPolicy.BootstrapResult b = OffPolicy.bootstrap(
                    LoggedData.withoutModel(c[0], c[1], c[2]), Estimator.SNIPS, 0, 400, run, 0.9, OffPolicyTest::go);
            covered += b.low() <= 0.46 && 0.46 <= b.high() ? 1 : 0;
        }
        assertThat((double) covered / runs).isBetween(0.86, 0.94);
    }

    @Test
    void bytesDoNotDependOnThreads() throws Exception {
        OffPolicy.BootstrapResult many = OffPolicy.bootstrap(LOG, Estimator.SNDR, 0, 300, 3, 0.95, OffPolicyTest::go);
        try (ForkJoinPool one = new ForkJoinPool(1)) {
            assertThat(one.submit(() -> OffPolicy.bootstrap(LOG, Estimator.SNDR, 0, 300, 3, 0.95, OffPolicyTest::go))
                            .get())
                    .isEqualTo(many);
        }
    }

    @Test
    void badOverlapWarns() {
        double[] weights = new double[1000];
        Arrays.fill(weights, 0.3);
        weights[4] = 400;
        assertThat(Overlap.of(weights).warnings())
                .extracting(StatWarning::kind)
                .containsExactly(StatWarning.Kind.EXTREME_WEIGHTS);
        double[] short1 = new double[1000];
        Arrays.fill(short1, 0.5);
        assertThat(Overlap.of(short1).warnings())
                .extracting(StatWarning::kind)
                .containsExactly(StatWarning.Kind.NO_OVERLAP);
        assertThat(Overlap.unsupportedMass(new double[][] {{0.2, 0.8}}, new double[][] {{1, 0}}))
                .isEqualTo(0.8);
    }

    @Test
    void refusals() {
        double[] two = {0.5, 0.5};
        assertThatThrownBy(() -> LoggedData.withoutModel(two, new double[] {0.5, 0}, two))
                .hasMessageContaining("behaviour[1]");
        assertThatThrownBy(() -> LoggedData.withoutModel(two, two, new double[] {1.2, 0}))
                .hasMessageContaining("target[0]");
        assertThatThrownBy(() -> LoggedData.withoutModel(new double[] {1, Double.NaN}, two, two))
                .hasMessageContaining("reward[1]");
        LoggedData never = LoggedData.withoutModel(two, two, new double[2]);
        assertThatThrownBy(() -> OffPolicy.estimate(never, Estimator.SNIPS, 0.95))
                .hasMessageContaining("none of the logged");
        assertThat(OffPolicy.estimate(never, Estimator.DROS, 0, 0.95).value().estimate())
                .isZero();
        assertThatThrownBy(() -> OffPolicy.estimate(LOG, Estimator.DROS, 0.95)).hasMessageContaining("parameter");
        assertThatThrownBy(() -> OffPolicy.bootstrap(LOG, Estimator.IPS, 0, 500, 1, 0.95, () -> {
                    throw new IllegalStateException("stopped");
                }))
                .hasMessageContaining("stopped");
    }

    private static double[] column(int index) {
        return Golden.rows("policy_data.csv").stream()
                .mapToDouble(row -> Double.parseDouble(row[index]))
                .toArray();
    }

    private static void go() {}
}
