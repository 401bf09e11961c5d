package dev.slipway.learning.risk;

import dev.slipway.learning.random.Seeds;
import dev.slipway.stats.math.Checks;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a fixed number of reviews per period finds when the highest scores are reviewed first. Equal scores are ordered at random, by unit
 * and moment.
 */
public final class ReviewBudget {
    private static final long TIES = 0x71E5;

    private final int[][] periods;
    private final double[] y;
    private final int budget;

    private ReviewBudget(int[][] periods, double[] y, int budget) {
        this.periods = periods;
        this.y = y;
        this.budget = budget;
    }

    /**
     * What the reviews find.
     *
     * @param reviewed rows
     * @param found cases among them
     * @param precision found / reviewed
     * @param recall found / all cases; NaN without any
     */
    public record Found(double reviewed, double found, double precision, double recall) {}

    /**
     * Orders the rows of each period.
     *
     * @param scores by row, the higher the sooner reviewed
     * @param y by row 1 for a case, 0 else
     * @param units by row
     * @param asOf by row, epoch milliseconds
     * @param from first moment of the first period
     * @param budget reviews per period
     */
    public static ReviewBudget of(
            double[] scores, double[] y, long[] units, long[] asOf, long from, Duration period, int budget) {
        int n = scores.length;
        Checks.require(y.length == n && units.length == n && asOf.length == n, "all arrays must have " + n + " rows");
        double[] ties = IntStream.range(0, n)
                .mapToDouble(i -> Seeds.uniform(Seeds.of(TIES, units[i]), asOf[i]))
                .toArray();
        Comparator<Integer> highest = Comparator.<Integer>comparingDouble(i -> -scores[i])
                .thenComparingDouble(i -> ties[i])
                .thenComparingInt(i -> i);
        Map<Long, int[]> byPeriod = IntStream.range(0, n)
                .boxed()
                .collect(Collectors.groupingBy(
                        i -> Math.floorDiv(asOf[i] - from, period.toMillis()),
                        TreeMap::new,
                        Collectors.collectingAndThen(
                                Collectors.toList(),
                                rows -> rows.stream()
                                        .sorted(highest)
                                        .mapToInt(i -> i)
                                        .toArray())));
        return new ReviewBudget(byPeriod.values().toArray(int[][]::new), y, budget);
    }

    /** Periods with any row. */
    public int periods() {
        return periods.length;
    }

    /** Whether the budget reviews everything in some period, so that ranking decides nothing there. */
    boolean reviewsAll() {
        return Arrays.stream(periods).anyMatch(rows -> rows.length <= budget);
    }

    /** Every row counted once. */
    public Found found() {
        double[] once = new double[y.length];
        Arrays.fill(once, 1);
        return found(once);
    }

    /** With row i counted {@code counts[i]} times; the last row of a period's budget may count in part. */
    Found found(double[] counts) {
        double reviewed = 0;
        double found = 0;
        double cases = 0;
        for (int[] rows : periods) {
            double left = budget;
            for (int i : rows) {
                double taken = Math.min(left, counts[i]);
                reviewed += taken;
                found += taken * y[i];
                cases += counts[i] * y[i];
                left -= taken;
            }
        }
        return new Found(reviewed, found, found / reviewed, found / cases);
    }

    /** Rows of the fullest period. */
    int largest() {
        return Arrays.stream(periods).mapToInt(rows -> rows.length).max().orElse(0);
    }

    /**
     * What other budgets find in the same order, in one pass.
     *
     * @param counts how often each row counts
     * @param budgets reviews per period, ascending
     * @param loss by row what a review prevents
     * @param review cost of one
     * @return by budget precision, recall, and what is saved per period: losses prevented less the cost of reviews
     */
    double[][] at(double[] counts, int[] budgets, double[] loss, double review) {
        int n = budgets.length;
        double[] reviewed = new double[n];
        double[] found = new double[n];
        double[] prevented = new double[n];
        double cases = 0;
        for (int[] rows : periods) {
            double taken = 0;
            double ones = 0;
            double money = 0;
            int next = 0;
            for (int i : rows) {
                for (; next < n && taken + counts[i] >= budgets[next]; next++) {
                    double part = budgets[next] - taken;
                    reviewed[next] += budgets[next];
                    found[next] += ones + part * y[i];
                    prevented[next] += money + part * loss[i];
                }
                taken += counts[i];
                ones += counts[i] * y[i];
                money += counts[i] * loss[i];
            }
            for (; next < n; next++) {
                reviewed[next] += taken;
                found[next] += ones;
                prevented[next] += money;
            }
            cases += ones;
        }
        double[][] at = new double[n][];
        for (int b = 0; b < n; b++) {
            double saved = (prevented[b] - review * reviewed[b]) / periods.length;
            at[b] = new double[] {found[b] / reviewed[b], found[b] / cases, saved};
        }
        return at;
    }

    /** What is expected of reviewing as many in random order. */
    Found random() {
        double reviewed = 0;
        double found = 0;
        double cases = 0;
        for (int[] rows : periods) {
            double own = Arrays.stream(rows).mapToDouble(i -> y[i]).sum();
            double taken = Math.min(budget, rows.length);
            reviewed += taken;
            found += own * taken / rows.length;
            cases += own;
        }
        return new Found(reviewed, found, found / reviewed, found / cases);
    }
}
