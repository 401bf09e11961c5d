package dev.slipway.learning.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.slipway.learning.evaluate.Interval;
import dev.slipway.learning.evaluate.UnitBootstrap;
import dev.slipway.learning.evaluate.Units;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Budgets and thresholds worked out by hand, and whether the interval of what a budget finds covers. */
class ReviewTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final long MILLIS = DAY.toMillis();

    /** Two days; the first has four rows and two cases, the second has one row. */
    @Test
    void aBudgetOfTwoADay() {
        double[] scores = {0.9, 0.8, 0.3, 0.7, 0.1};
        double[] y = {1, 0, 0, 1, 1};
        long[] asOf = {0, 5, 9, MILLIS - 1, MILLIS};
        ReviewBudget budget = ReviewBudget.of(scores, y, new long[] {1, 2, 3, 4, 5}, asOf, 0, DAY, 2);

        assertThat(budget.periods()).isEqualTo(2);
        assertThat(budget.reviewsAll()).isTrue();
        assertThat(budget.found()).isEqualTo(new ReviewBudget.Found(3, 2, 2 / 3.0, 2 / 3.0));
        // Half of the first day's four rows at random find one of its two cases; the second day is reviewed whole.
        assertThat(budget.random()).isEqualTo(new ReviewBudget.Found(3, 2, 2 / 3.0, 2 / 3.0));
        // The highest counts three times and takes the whole budget of its day.
        assertThat(budget.found(new double[] {3, 1, 1, 1, 0})).isEqualTo(new ReviewBudget.Found(2, 2, 1, 0.5));
    }

    /** Whatever the order of rows, and as often the one as the other. */
    @Test
    void equalScoresAreOrderedByUnitAndMoment() {
        int first = 0;
        for (int unit = 0; unit < 400; unit++) {
            long[] units = {unit, 1000 + unit};
            ReviewBudget one =
                    ReviewBudget.of(new double[] {1, 1}, new double[] {1, 0}, units, new long[] {3, 3}, 0, DAY, 1);
            ReviewBudget other = ReviewBudget.of(
                    new double[] {1, 1},
                    new double[] {0, 1},
                    new long[] {units[1], units[0]},
                    new long[] {3, 3},
                    0,
                    DAY,
                    1);
            assertThat(other.found()).isEqualTo(one.found());
            first += one.found().found() == 1 ? 1 : 0;
        }
        assertThat(first).isBetween(160, 240);
    }

    @Test
    void theThresholdThatCostsLeast() {
        double[] p = {0.1, 0.2, 0.2, 0.6, 0.9};
        double[] y = {0, 1, 0, 0, 1};
        double[] once = {1, 1, 1, 1, 1};
        // From 0.9: 1 review and a loss of 10; from 0.2: 4 reviews of 1.
        ReviewCost cheap = new ReviewCost(p, lost(y, 10), 1);
        assertThat(cheap.best()).isEqualTo(0.2);
        assertThat(cheap.at(0.2, once)).isCloseTo(4 / 5.0, within(1e-15));
        assertThat(cheap.at(0.9, once)).isCloseTo(11 / 5.0, within(1e-15));
        assertThat(cheap.reviewed(0.2)).isEqualTo(0.8);
        assertThat(cheap.at(ReviewCost.NOBODY, once)).isEqualTo(4);
        assertThat(cheap.at(ReviewCost.EVERYBODY, once)).isEqualTo(1);
        assertThat(cheap.at(0.2, new double[] {0, 0, 0, 0, 2})).isEqualTo(1);
        assertThat(new ReviewCost(p, lost(y, 10), 5).best()).isEqualTo(0.9);
        assertThat(new ReviewCost(p, lost(y, 10), 11).best()).isEqualTo(ReviewCost.NOBODY);
        assertThat(new ReviewCost(new double[] {0.3, 0.4}, new double[] {10, 10}, 1).best())
                .isEqualTo(ReviewCost.EVERYBODY);
    }

    static double[] lost(double[] y, double each) {
        return Arrays.stream(y).map(value -> value * each).toArray();
    }

    /** In one pass the same as one budget after the other, also where rows count several times; money by hand. */
    @Test
    void otherBudgetsInOnePass() {
        SplittableRandom random = new SplittableRandom(8);
        int n = 60;
        double[] scores = random.doubles(n).map(v -> Math.rint(10 * v)).toArray();
        double[] y = random.doubles(n).map(v -> v < 0.3 ? 1 : 0).toArray();
        double[] counts = random.ints(n, 0, 4).asDoubleStream().toArray();
        long[] units = IntStream.range(0, n).asLongStream().toArray();
        long[] asOf = random.longs(n, 0, 3 * MILLIS).toArray();
        int[] budgets = Budgets.upTo(30, 4);
        double[][] all = ReviewBudget.of(scores, y, units, asOf, 0, DAY, 4).at(counts, budgets, lost(y, 10), 2);

        assertThat(budgets).containsExactly(1, 2, 3, 4, 5, 7, 10, 15, 20, 30);
        for (int b = 0; b < budgets.length; b++) {
            ReviewBudget.Found one =
                    ReviewBudget.of(scores, y, units, asOf, 0, DAY, budgets[b]).found(counts);
            assertThat(all[b][0]).isCloseTo(one.precision(), within(1e-12));
            assertThat(all[b][1]).isCloseTo(one.recall(), within(1e-12));
            assertThat(all[b][2]).isCloseTo((10 * one.found() - 2 * one.reviewed()) / 3, within(1e-12));
        }
        assertThat(Budgets.upTo(3, 50)).containsExactly(1, 2, 3);
    }

    /** Rows of a unit are all cases or none more often than not; the budget takes the top tenth of a week. */
    @Test
    void intervalsOfRecallCover() {
        double truth = simulate(99, 20_000).found().recall();
        int runs = 200;
        int covered = 0;
        for (int run = 0; run < runs; run++) {
            int units = 300;
            ReviewBudget budget = simulate(run, units);
            int[] unitOf = IntStream.range(0, 4 * units).map(i -> i / 4).toArray();
            Interval recall = UnitBootstrap.intervals(
                            new Units(unitOf, units), 200, run, 0.95, ReviewTest::go, counts ->
                                    new double[] {budget.found(counts).recall()})
                    .getFirst();
            covered += recall.low() <= truth && truth <= recall.high() ? 1 : 0;
        }
        // Three binomial errors of 200 runs are 0.046.
        assertThat((double) covered / runs).isGreaterThanOrEqualTo(0.9);
    }

    /** Scores say nothing, but both scores and outcomes belong to units; rows taken as independent would be fooled. */
    @Test
    void theTestAgainstChanceKeepsItsLevelWhereRowsOfAUnitAreAlike() {
        int runs = 300;
        int found = 0;
        int fooled = 0;
        for (int run = 0; run < runs; run++) {
            SplittableRandom random = new SplittableRandom(run);
            int units = 120;
            double[] scores = new double[8 * units];
            double[] y = new double[8 * units];
            double bad = 0;
            double score = 0;
            for (int i = 0; i < y.length; i++) {
                bad = i % 8 == 0 ? (random.nextDouble() < 0.08 ? 0.8 : 0.01) : bad;
                score = i % 8 == 0 ? random.nextGaussian() : score;
                y[i] = random.nextDouble() < bad ? 1 : 0;
                scores[i] = score + 0.1 * random.nextGaussian();
            }
            int[] unitOf = IntStream.range(0, y.length).map(i -> i / 8).toArray();
            int[] rows = IntStream.range(0, y.length).toArray();
            found += ChanceTest.pValue(scores, y, new Units(unitOf, units), 99, run, ReviewTest::go) <= 0.05 ? 1 : 0;
            fooled += ChanceTest.pValue(scores, y, new Units(rows, y.length), 99, run, ReviewTest::go) <= 0.05 ? 1 : 0;
        }
        // Three binomial errors of 300 runs are 0.038.
        assertThat((double) found / runs).isBetween(0.015, 0.09);
        assertThat((double) fooled / runs).isGreaterThan(0.15);
    }

    @Test
    void wordsHaveIntervalsAndNoSignsOfNothing() {
        assertThat(RiskWords.combination(new Interval(-0.0002, -0.0021, 0.002)))
                .isEqualTo("How unusual a row is does not show to add to what the model knows (average precision 0.000,"
                        + " −0.002 to +0.002).");
        assertThat(RiskWords.combination(new Interval(-0.12, -0.2, -0.05)))
                .isEqualTo(
                        "Taking in how unusual a row is spoils the model's order (average precision −0.120, −0.200 to"
                                + " −0.050).");
        assertThat(RiskWords.review(0.054, new Interval(0.141, 0.106, 0.169), new Interval(-1.5, -2, -1)))
                .isEqualTo("Reviewing from a probability of 0.0540 on: against reviewing nobody it saves 0.141 per row"
                        + " (0.106 to 0.169); against reviewing everybody it loses 1.50 per row (1.00 to 2.00).");
        assertThat(RiskWords.review(0.2, new Interval(0.1, -0.1, 0.3), new Interval(1, 0.5, 2)))
                .contains("against reviewing nobody no saving is shown (0.100 per row, −0.100 to 0.300)");
    }

    private static void go() {}

    private static ReviewBudget simulate(long seed, int units) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = 4 * units;
        double[] scores = new double[n];
        double[] y = new double[n];
        long[] unit = new long[n];
        long[] asOf = new long[n];
        double bad = 0;
        for (int i = 0; i < n; i++) {
            bad = i % 4 == 0 ? (random.nextDouble() < 0.1 ? 1 : 0) : bad;
            unit[i] = i / 4;
            asOf[i] = i % 4 * MILLIS;
            y[i] = random.nextDouble() < (bad == 1 ? 0.6 : 0.02) ? 1 : 0;
            scores[i] = bad + random.nextGaussian();
        }
        return ReviewBudget.of(scores, y, unit, asOf, 0, DAY, units / 10);
    }
}
