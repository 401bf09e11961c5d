package dev.slipway.stats.uplift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.golden.Golden;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Uplift measures against the definitions in numpy, their intervals by simulation, and refusals. */
class UpliftTest {

    private static final Golden GOLDEN = Golden.read("uplift.csv");
    private static final double[] Y = column(3);
    private static final boolean[] TREATED = treated();

    @ParameterizedTest
    @CsvSource({"smooth,0", "tied,1"})
    void conventions(String name, int column) {
        RankedUnits ranked = RankedUnits.of(column(column), TREATED, Y);
        GOLDEN.check(
                "uplift.score." + name,
                Map.of(
                        "scikit_auuc", UpliftScore.of(ranked, Convention.SCIKIT_UPLIFT_AUUC),
                        "scikit_qini", UpliftScore.of(ranked, Convention.SCIKIT_UPLIFT_QINI),
                        "scikit_no_negative", UpliftScore.of(ranked, Convention.SCIKIT_UPLIFT_QINI_NO_NEGATIVE),
                        "gain", UpliftScore.of(ranked, Convention.GAIN_OVER_RANDOM)));
        GOLDEN.check(
                "uplift.rows." + name,
                Map.of(
                        "causalml_auuc", UpliftScore.of(ranked, Convention.CAUSALML_AUUC),
                        "causalml_qini", UpliftScore.of(ranked, Convention.CAUSALML_QINI),
                        "pylift_qini", UpliftScore.of(ranked, Convention.PYLIFT_QINI),
                        "pylift_cgains", UpliftScore.of(ranked, Convention.PYLIFT_CGAINS),
                        "pylift_aqini", UpliftScore.of(ranked, Convention.PYLIFT_AQINI)));
    }

    @Test
    void uplitAtKAndBins() {
        RankedUnits ranked = RankedUnits.of(column(0), TREATED, Y);
        GOLDEN.check(
                "uplift.at",
                Map.of(
                        "overall",
                        UpliftAtK.of(ranked, 0.3, UpliftAtK.Strategy.OVERALL, 0.95)
                                .uplift()
                                .estimate(),
                        "by_group",
                        UpliftAtK.of(ranked, 0.3, UpliftAtK.Strategy.BY_GROUP, 0.95)
                                .uplift()
                                .estimate()));
        List<UpliftAtK.Bin> bins = UpliftAtK.bins(ranked, 7, UpliftAtK.Strategy.OVERALL, 0.95);
        GOLDEN.check(
                "uplift.bins",
                Map.of(
                        "first", bins.get(0).uplift().estimate(),
                        "last", bins.get(6).uplift().estimate(),
                        "average", UpliftAtK.weightedAverage(bins)));
        RankedUnits revenue = RankedUnits.of(column(0), TREATED, column(4));
        GOLDEN.check("uplift.revenue", Map.of("gain", UpliftScore.of(revenue, Convention.GAIN_OVER_RANDOM)));
    }

    @ParameterizedTest
    @CsvSource({"smooth,0", "tied,1"})
    void rankWeightedEffect(String name, int column) {
        double[] propensity = new double[Y.length];
        Arrays.fill(propensity, 0.45);
        double[] scores = RankWeightedEffect.doublyRobustScores(Y, TREATED, propensity, column(5), column(6));
        double[] q = {0.1005, 0.25, 1};
        RankWeightedEffect.Result autoc = RankWeightedEffect.estimate(
                scores, column(column), RankWeightedEffect.Target.AUTOC, q, 200, 1, 0.95, UpliftTest::go);
        RankWeightedEffect.Result qini = RankWeightedEffect.estimate(
                scores, column(column), RankWeightedEffect.Target.QINI, q, 200, 1, 0.95, UpliftTest::go);
        GOLDEN.check(
                "uplift.rate." + name,
                Map.of(
                        "dr0", scores[0],
                        "autoc", autoc.rate().estimate(),
                        "qini", qini.rate().estimate(),
                        "toc_odd", autoc.toc().get(0).estimate(),
                        "toc_quarter", autoc.toc().get(1).estimate()));
        assertThat(autoc.toc().get(2).estimate()).isZero();
    }

    @Test
    void rankWeightedEffectIsCalibrated() {
        int rejected = 0;
        for (int run = 0; run < 500; run++) {
            Random random = new Random(run);
            double[] scores = random.doubles(200).map(v -> v * v).toArray();
            double[] priority = random.doubles(200).toArray();
            RankWeightedEffect.Result r = RankWeightedEffect.estimate(
                    scores,
                    priority,
                    RankWeightedEffect.Target.AUTOC,
                    new double[] {0.5},
                    100,
                    run,
                    0.95,
                    UpliftTest::go);
            rejected += r.rate().pValue() < 0.05 ? 1 : 0;
        }
        assertThat(rejected / 500.0).isBetween(0.02, 0.085);
    }

    @Test
    void rankWeightedEffectTakesRowsOfAUnitTogether() {
        int rejected = 0;
        int naive = 0;
        for (int run = 0; run < 300; run++) {
            Random random = new Random(run);
            double[] scores = new double[300];
            double[] priority = new double[300];
            int[] unitOf = new int[300];
            // Three rows of a unit are nearly the same, so 300 rows tell as much as 100.
            for (int i = 0; i < 300; i++) {
                boolean first = i % 3 == 0;
                unitOf[i] = i / 3;
                scores[i] = first ? random.nextGaussian() : scores[i - 1];
                priority[i] = first ? random.nextDouble() : priority[i - 1] + 1e-9;
            }
            rejected += rejects(scores, priority, unitOf, run);
            naive += rejects(scores, priority, new int[0], run);
        }
        assertThat(rejected / 300.0).isBetween(0.015, 0.095);
        assertThat(naive / 300.0).isGreaterThan(0.15);
        assertThatThrownBy(() -> rejects(new double[5], new double[5], new int[] {0, 1}, 1))
                .hasMessage("there are 5 scores and 2 units");
        assertThatThrownBy(() -> rejects(new double[5], new double[5], new int[] {0, 0, 1, 1, 2}, 1))
                .hasMessage("units must be at least 4 but is 3");
    }

    private static int rejects(double[] scores, double[] priority, int[] unitOf, int seed) {
        return RankWeightedEffect.estimate(
                                        scores,
                                        priority,
                                        unitOf,
                                        RankWeightedEffect.Target.AUTOC,
                                        new double[0],
                                        100,
                                        seed,
                                        0.95,
                                        UpliftTest::go)
                                .rate()
                                .pValue()
                        < 0.05
                ? 1
                : 0;
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SCIKIT_UPLIFT_QINI_NO_NEGATIVE")
    void bootstrapIntervalsHoldTheEstimate(Convention convention) {
        RankedUnits ranked = RankedUnits.of(column(0), TREATED, Y);
        Effect e = UpliftScore.bootstrap(ranked, convention, 300, 5, 0.9, UpliftTest::go);
        assertThat(e.estimate()).isEqualTo(UpliftScore.of(ranked, convention)).isBetween(e.low(), e.high());
        assertThat(e.standardError()).isPositive();
    }

    @Test
    void gainIntervalCoversTheTruth() {
        // Score = effect share; P(y | t) = 0.3 + 0.4·s·t, s uniform: gain = ∫(∫_0^q 0.4(1−u)du)dq − 0.1 = 1/30.
        int covered = 0;
        int runs = 300;
        for (int run = 0; run < runs; run++) {
            Random random = new Random(run);
            int n = 400;
            double[] score = random.doubles(n).toArray();
            boolean[] t = new boolean[n];
            double[] y = new double[n];
            for (int i = 0; i < n; i++) {
                t[i] = random.nextBoolean();
                y[i] = random.nextDouble() < 0.3 + (t[i] ? 0.4 * score[i] : 0) ? 1 : 0;
            }
            Effect e = UpliftScore.bootstrap(
                    RankedUnits.of(score, t, y), Convention.GAIN_OVER_RANDOM, 200, run, 0.9, UpliftTest::go);
            covered += e.low() <= 1.0 / 30 && 1.0 / 30 <= e.high() ? 1 : 0;
        }
        assertThat((double) covered / runs).isBetween(0.84, 0.95);
    }

    @Test
    void collapsedConventionsIgnoreTheOrderOfRows() {
        int n = Y.length;
        double[][] shuffled = new double[2][n];
        boolean[] t = new boolean[n];
        for (int i = 0; i < n; i++) {
            int j = (i * 77 + 13) % n;
            shuffled[0][i] = column(1)[j];
            shuffled[1][i] = Y[j];
            t[i] = TREATED[j];
        }
        RankedUnits here = RankedUnits.of(column(1), TREATED, Y);
        RankedUnits there = RankedUnits.of(shuffled[0], t, shuffled[1]);
        for (Convention c : Convention.values()) {
            assertThat(UpliftScore.warnings(here, c).isEmpty()).isEqualTo(!c.followsRows());
            if (!c.followsRows()) {
                assertThat(UpliftScore.of(there, c)).isCloseTo(UpliftScore.of(here, c), within(1e-12));
            }
        }
        assertThat(UpliftScore.warnings(here, Convention.PYLIFT_QINI))
                .extracting(StatWarning::kind)
                .containsExactly(StatWarning.Kind.TIED_SCORES);
    }

    @Test
    void bytesDoNotDependOnThreads() throws Exception {
        RankedUnits ranked = RankedUnits.of(column(1), TREATED, Y);
        Effect many = UpliftScore.bootstrap(ranked, Convention.GAIN_OVER_RANDOM, 150, 3, 0.95, UpliftTest::go);
        try (ForkJoinPool one = new ForkJoinPool(1)) {
            assertThat(one.submit(() -> UpliftScore.bootstrap(
                                    ranked, Convention.GAIN_OVER_RANDOM, 150, 3, 0.95, UpliftTest::go))
                            .get())
                    .isEqualTo(many);
        }
    }

    @Test
    void refusals() {
        double[] score = {3, 2, 1, 0};
        boolean[] t = {true, false, true, false};
        assertThatThrownBy(() -> RankedUnits.of(score, new boolean[4], score)).hasMessageContaining("both arms");
        assertThatThrownBy(() -> RankedUnits.of(new double[] {1, Double.NaN, 0, 0}, t, score))
                .hasMessageContaining("score[1]");
        RankedUnits real = RankedUnits.of(score, t, score);
        assertThatThrownBy(() -> UpliftScore.of(real, Convention.SCIKIT_UPLIFT_QINI))
                .hasMessageContaining("0 and 1");
        RankedUnits none = RankedUnits.of(score, t, new double[4]);
        assertThatThrownBy(() -> UpliftScore.of(none, Convention.CAUSALML_AUUC)).hasMessageContaining("effect is zero");
        assertThatThrownBy(() -> UpliftScore.of(none, Convention.SCIKIT_UPLIFT_QINI))
                .hasMessageContaining("not defined");
        assertThat(UpliftScore.of(none, Convention.GAIN_OVER_RANDOM)).isZero();
        assertThatThrownBy(() -> UpliftAtK.of(real, 0.25, UpliftAtK.Strategy.OVERALL, 0.95))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean[] treated() {
        double[] column = column(2);
        boolean[] t = new boolean[column.length];
        for (int i = 0; i < t.length; i++) {
            t[i] = column[i] == 1;
        }
        return t;
    }

    private static double[] column(int index) {
        return Golden.rows("uplift_data.csv").stream()
                .mapToDouble(row -> Double.parseDouble(row[index]))
                .toArray();
    }

    private static void go() {}
}
