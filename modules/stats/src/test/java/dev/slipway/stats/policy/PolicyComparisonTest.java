package dev.slipway.stats.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.golden.Golden;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Errors by cluster against derivatives in numpy and regressions in statsmodels, laws, refusals, and coverage. */
class PolicyComparisonTest {

    private static final Golden GOLDEN = Golden.read("policy_clusters.csv");
    private static final List<String[]> ROWS = Golden.rows("policy_clusters_data.csv");
    private static final int[] USER =
            Arrays.stream(column(0)).mapToInt(v -> (int) v).toArray();
    private static final LoggedData LOG = log(3, 4, 5);
    private static final LoggedData VOLUME = log(6, 7, 8);
    private static final double PARAMETER = 1.5;

    @ParameterizedTest
    @EnumSource
    void everyEstimator(Estimator e) {
        check(
                "value." + e,
                PolicyComparison.value(LOG, e, PARAMETER, USER, 0.95).value());
        check("gain." + e, PolicyComparison.gain(LOG, e, PARAMETER, USER, 0.95));
        check("ratio." + e, PolicyComparison.ratio(LOG, VOLUME, e, PARAMETER, USER, 0.95));
    }

    @Test
    void whatRegressionSays() {
        for (Estimator e : new Estimator[] {Estimator.IPS, Estimator.DR, Estimator.SNIPS}) {
            check(
                    "wls.value." + e,
                    PolicyComparison.value(LOG, e, 0, USER, 0.95).value());
        }
        check("wls.gain.IPS", PolicyComparison.gain(LOG, Estimator.IPS, 0, USER, 0.95));
        check("wls.gain.SNIPS", PolicyComparison.gain(LOG, Estimator.SNIPS, 0, USER, 0.95));
        check("wls.ratio.SNIPS", PolicyComparison.ratio(LOG, VOLUME, Estimator.SNIPS, 0, USER, 0.95));
    }

    @Test
    void whatThePolicyOfTheLogEarned() {
        check("current", PolicyComparison.current(LOG.reward(), USER, 0.95));
        check("current_ratio", PolicyComparison.currentRatio(LOG.reward(), VOLUME.reward(), USER, 0.95));
    }

    @ParameterizedTest
    @EnumSource
    void aClusterPerRoundIsOffPolicy(Estimator e) {
        int n = USER.length;
        int[] own = IntStream.range(0, n).toArray();
        Effect rounds = OffPolicy.estimate(LOG, e, PARAMETER, 0.95).value();
        Effect clusters = PolicyComparison.value(LOG, e, PARAMETER, own, 0.95).value();
        double factor = e.isRatio() ? Math.sqrt(n / (n - 1.0)) : 1;
        assertThat(clusters.estimate()).isEqualTo(rounds.estimate());
        assertThat(clusters.standardError()).isCloseTo(factor * rounds.standardError(), within(1e-12));
    }

    @ParameterizedTest
    @EnumSource
    void theOrderOfRoundsDoesNotMatter(Estimator e) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, USER.length).boxed().toList());
        Collections.shuffle(order, new Random(4));
        int[] user = order.stream().mapToInt(i -> USER[i]).toArray();
        same(
                PolicyComparison.gain(reordered(LOG, order), e, PARAMETER, user, 0.95),
                PolicyComparison.gain(LOG, e, PARAMETER, USER, 0.95),
                1);
        same(
                PolicyComparison.ratio(reordered(LOG, order), reordered(VOLUME, order), e, PARAMETER, user, 0.95),
                PolicyComparison.ratio(LOG, VOLUME, e, PARAMETER, USER, 0.95),
                1);
    }

    @ParameterizedTest
    @EnumSource
    void unitsOfRewardsCarryOver(Estimator e) {
        LoggedData cents = scaled(LOG, 100);
        same(
                PolicyComparison.gain(cents, e, PARAMETER, USER, 0.95),
                PolicyComparison.gain(LOG, e, PARAMETER, USER, 0.95),
                100);
        Effect ratio = PolicyComparison.ratio(LOG, VOLUME, e, PARAMETER, USER, 0.95);
        same(PolicyComparison.ratio(cents, scaled(VOLUME, 100), e, PARAMETER, USER, 0.95), ratio, 1);
        same(PolicyComparison.ratio(cents, VOLUME, e, PARAMETER, USER, 0.95), ratio, 100);
    }

    /** Against the log's own policy a difference is the gain; and it turns its sign when the policies change places. */
    @Test
    void aDifferenceIsThatOfValues() {
        int n = LOG.reward().length;
        double[] less = Arrays.stream(LOG.target()).map(p -> p / 2).toArray();
        double[] model = Arrays.stream(LOG.predictedTarget()).map(q -> q / 3).toArray();
        LoggedData other = new LoggedData(LOG.reward(), LOG.behaviour(), less, LOG.predictedTaken(), model);
        for (Estimator estimator : List.of(Estimator.IPS, Estimator.SNIPS, Estimator.DR, Estimator.SNDR)) {
            Effect difference = PolicyComparison.difference(LOG, other, estimator, PARAMETER, USER, 0.95);
            Effect back = PolicyComparison.difference(other, LOG, estimator, PARAMETER, USER, 0.95);
            double values = PolicyComparison.value(LOG, estimator, PARAMETER, USER, 0.95)
                            .value()
                            .estimate()
                    - PolicyComparison.value(other, estimator, PARAMETER, USER, 0.95)
                            .value()
                            .estimate();
            assertThat(difference.estimate()).isCloseTo(values, within(1e-12));
            assertThat(back.estimate()).isCloseTo(-values, within(1e-12));
            assertThat(back.standardError()).isCloseTo(difference.standardError(), within(1e-12));
        }
        double[] sure = new double[n];
        Arrays.fill(sure, 1);
        assertThat(PolicyComparison.difference(LOG, LOG, Estimator.DR, 0, USER, 0.95)
                        .standardError())
                .isZero();
        assertThatThrownBy(() -> PolicyComparison.difference(
                        LOG, LoggedData.withoutModel(LOG.reward(), sure, sure), Estimator.IPS, 0, USER, 0.95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("same rounds");
    }

    @Test
    void aPolicyGainsNothingOverItself() {
        LoggedData same = LoggedData.withoutModel(LOG.reward(), LOG.behaviour(), LOG.behaviour());
        Effect gain = PolicyComparison.gain(same, Estimator.SNIPS, 0, USER, 0.95);
        assertThat(gain.estimate()).isCloseTo(0, within(1e-12));
        assertThat(gain.standardError()).isCloseTo(0, within(1e-12));
        assertThat(PolicyComparison.ratio(LOG, LOG, Estimator.DR, 0, USER, 0.95).estimate())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"IPS", "SNIPS", "DR"})
    void intervalsCoverWhereRoundsOfAUserAreAlike(Estimator e) {
        int runs = 1500;
        int[] covered = new int[4];
        for (int run = 0; run < runs; run++) {
            SimulatedRounds data = SimulatedRounds.of(run, 120, 6);
            covered[0] += holds(
                    PolicyComparison.value(data.log(), e, 0, data.user(), 0.95).value(), data.value());
            covered[1] += holds(PolicyComparison.gain(data.log(), e, 0, data.user(), 0.95), data.gain());
            covered[2] +=
                    holds(PolicyComparison.ratio(data.log(), data.volume(), e, 0, data.user(), 0.95), data.ratio());
            covered[3] += holds(OffPolicy.estimate(data.log(), e, 0.95).value(), data.value());
        }
        // Four binomial errors of 1500 runs are 0.0225; the delta method of a ratio of 120 users falls a little short.
        for (int c = 0; c < 3; c++) {
            assertThat((double) covered[c] / runs).as("case %d", c).isBetween(0.9275, 0.9725);
        }
        assertThat((double) covered[3] / runs).as("rounds taken as independent").isLessThan(0.9);
    }

    @Test
    void fewClustersAndWeightsWarn() {
        int[] three = IntStream.range(0, USER.length).map(i -> i % 3).toArray();
        assertThat(PolicyComparison.gain(LOG, Estimator.DM, 0, three, 0.95).warnings())
                .extracting(StatWarning::kind)
                .containsExactly(StatWarning.Kind.FEW_CLUSTERS);
        assertThat(PolicyComparison.gain(LOG, Estimator.DM, 0, USER, 0.95).warnings())
                .isEmpty();
        double[] rare = LOG.target().clone();
        Arrays.fill(rare, 5, rare.length, 0);
        LoggedData thin = LoggedData.withoutModel(LOG.reward(), LOG.behaviour(), rare);
        assertThat(PolicyComparison.value(thin, Estimator.IPS, 0, USER, 0.95)
                        .value()
                        .warnings())
                .extracting(StatWarning::kind)
                .contains(StatWarning.Kind.EXTREME_WEIGHTS);
        double[] around = IntStream.range(0, USER.length)
                .mapToDouble(i -> i % 2 == 0 ? 1 : -0.99)
                .toArray();
        assertThat(PolicyComparison.currentRatio(LOG.reward(), around, USER, 0.95)
                        .warnings())
                .extracting(StatWarning::kind)
                .contains(StatWarning.Kind.BASELINE_NEAR_ZERO);
    }

    @Test
    void refusals() {
        int[] one = new int[USER.length];
        assertThatThrownBy(() -> PolicyComparison.gain(LOG, Estimator.IPS, 0, one, 0.95))
                .hasMessageContaining("clusters");
        assertThatThrownBy(() -> PolicyComparison.gain(LOG, Estimator.IPS, 0, new int[] {1, 2}, 0.95))
                .hasMessageContaining("one per round");
        LoggedData other = LoggedData.withoutModel(VOLUME.reward(), LOG.behaviour(), LOG.behaviour());
        assertThatThrownBy(() -> PolicyComparison.ratio(LOG, other, Estimator.IPS, 0, USER, 0.95))
                .hasMessageContaining("probabilities differ");
        LoggedData nothing = scaled(VOLUME, 0);
        assertThatThrownBy(() -> PolicyComparison.ratio(LOG, nothing, Estimator.IPS, 0, USER, 0.95))
                .hasMessageContaining("denominator is zero");
        assertThatThrownBy(() -> PolicyComparison.currentRatio(LOG.reward(), new double[3], USER, 0.95))
                .hasMessageContaining("same rounds");
    }

    private static int holds(Effect effect, double truth) {
        return effect.low() <= truth && truth <= effect.high() ? 1 : 0;
    }

    private static void check(String name, Effect effect) {
        GOLDEN.check(
                name,
                Map.of(
                        "value",
                        effect.estimate(),
                        "se",
                        effect.standardError(),
                        "low",
                        effect.low(),
                        "high",
                        effect.high(),
                        "p",
                        effect.pValue()));
    }

    private static void same(Effect actual, Effect expected, double times) {
        assertThat(actual.estimate()).isCloseTo(times * expected.estimate(), within(1e-10 * times));
        assertThat(actual.standardError()).isCloseTo(times * expected.standardError(), within(1e-10 * times));
        assertThat(actual.pValue()).isCloseTo(expected.pValue(), within(1e-9));
    }

    private static LoggedData scaled(LoggedData log, double by) {
        return new LoggedData(
                times(log.reward(), by),
                log.behaviour(),
                log.target(),
                times(log.predictedTaken(), by),
                times(log.predictedTarget(), by));
    }

    private static double[] times(double[] values, double by) {
        return Arrays.stream(values).map(v -> v * by).toArray();
    }

    private static LoggedData reordered(LoggedData log, List<Integer> order) {
        return new LoggedData(
                pick(log.reward(), order),
                pick(log.behaviour(), order),
                pick(log.target(), order),
                pick(log.predictedTaken(), order),
                pick(log.predictedTarget(), order));
    }

    private static double[] pick(double[] values, List<Integer> order) {
        return order.stream().mapToDouble(i -> values[i]).toArray();
    }

    private static LoggedData log(int reward, int taken, int target) {
        return new LoggedData(column(reward), column(1), column(2), column(taken), column(target));
    }

    private static double[] column(int index) {
        return ROWS.stream().mapToDouble(row -> Double.parseDouble(row[index])).toArray();
    }
}
