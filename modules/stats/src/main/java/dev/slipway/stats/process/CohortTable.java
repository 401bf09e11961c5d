package dev.slipway.stats.process;

import dev.slipway.stats.Moments;
import dev.slipway.stats.ab.Proportions;
import dev.slipway.stats.math.Checks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cohorts by the period of a unit's first event, followed period by period: who was active again and what was paid. Periods are numbers that
 * grow by one, such as months since some month, so that the calendar is the caller's.
 *
 * @param cohorts by their first period
 */
public record CohortTable(List<Cohort> cohorts) {

    /**
     * One cohort at ages 0, 1, … periods, up to the last period of the data. Arrays are owned.
     *
     * @param period of the first events
     * @param size units
     * @param active units with an event at each age; at 0 all
     * @param retention active / size
     * @param low lower ends of Wilson's intervals of the retention, each for itself
     * @param high upper ends
     * @param amount paid at each age
     * @param value mean paid by a unit up to and including each age, its lifetime value so far
     * @param valueError standard error of the value, standard deviation (n − 1) over √size; NaN for a single unit
     */
    public record Cohort(
            int period,
            int size,
            long[] active,
            double[] retention,
            double[] low,
            double[] high,
            double[] amount,
            double[] value,
            double[] valueError) {}

    /** Copies the list. */
    public CohortTable {
        cohorts = List.copyOf(cohorts);
    }

    /**
     * Counts events in any order. The last periods are as far as the data goes: if the last one is not over, its numbers are too low.
     *
     * @param unit per event, from 0
     * @param period per event
     * @param amount per event, finite; 0 where nothing was paid
     * @param level of the intervals, in (0, 1)
     * @throws IllegalArgumentException without events, for different lengths, a negative unit, an amount that is not finite, or
     *     more than a million periods between the first and the last event
     */
    public static CohortTable of(int[] unit, int[] period, double[] amount, double level) {
        Checks.atLeast(unit.length, 1, "events");
        Checks.require(
                period.length == unit.length && amount.length == unit.length,
                "unit, period and amount differ in length");
        Checks.notNegative(unit, "unit");
        Checks.finite(amount, "amount");
        Checks.level(level);
        int units = 1 + Arrays.stream(unit).max().orElse(0);
        int[] first = new int[units];
        Arrays.fill(first, Integer.MAX_VALUE);
        for (int e = 0; e < unit.length; e++) {
            first[unit[e]] = Math.min(first[unit[e]], period[e]);
        }
        int last = Arrays.stream(period).max().orElse(0);
        int begin = Arrays.stream(period).min().orElse(0);
        Checks.require((long) last - begin < 1_000_000, "the events lie more than a million periods apart");
        List<Cohort> cohorts = new ArrayList<>();
        int[] order = byCohort(unit, first);
        int from = 0;
        while (from < order.length) {
            int start = first[unit[order[from]]];
            int to = from;
            while (to < order.length && first[unit[order[to]]] == start) {
                to++;
            }
            cohorts.add(
                    cohort(Arrays.copyOfRange(order, from, to), unit, period, amount, start, last - start + 1, level));
            from = to;
        }
        return new CohortTable(cohorts);
    }

    /** Events by cohort, then unit; those of a unit in the order given. */
    private static int[] byCohort(int[] unit, int[] first) {
        Integer[] order = new Integer[unit.length];
        Arrays.setAll(order, e -> e);
        Arrays.sort(order, (a, b) -> {
            int cohort = Integer.compare(first[unit[a]], first[unit[b]]);
            return cohort != 0 ? cohort : Integer.compare(unit[a], unit[b]);
        });
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }

    private static Cohort cohort(
            int[] events, int[] unit, int[] period, double[] amount, int start, int ages, double level) {
        long[] active = new long[ages];
        double[] paid = new double[ages];
        List<double[]> totals = new ArrayList<>();
        int from = 0;
        while (from < events.length) {
            double[] own = new double[ages];
            boolean[] seen = new boolean[ages];
            int to = from;
            while (to < events.length && unit[events[to]] == unit[events[from]]) {
                int age = period[events[to]] - start;
                own[age] += amount[events[to]];
                seen[age] = true;
                to++;
            }
            for (int age = 0; age < ages; age++) {
                active[age] += seen[age] ? 1 : 0;
                paid[age] += own[age];
                own[age] += age > 0 ? own[age - 1] : 0;
            }
            totals.add(own);
            from = to;
        }
        return described(start, active, paid, totals, level);
    }

    private static Cohort described(int start, long[] active, double[] paid, List<double[]> totals, double level) {
        int ages = active.length;
        int size = totals.size();
        double[][] columns = new double[5][ages];
        double[] at = new double[size];
        for (int age = 0; age < ages; age++) {
            double[] ends = Proportions.wilson(active[age], size, level);
            for (int u = 0; u < size; u++) {
                at[u] = totals.get(u)[age];
            }
            Moments moments = Moments.of(at);
            columns[0][age] = (double) active[age] / size;
            columns[1][age] = ends[0];
            columns[2][age] = ends[1];
            columns[3][age] = moments.mean();
            columns[4][age] = size > 1 ? Math.sqrt(moments.varianceOfMean()) : Double.NaN;
        }
        return new Cohort(start, size, active, columns[0], columns[1], columns[2], paid, columns[3], columns[4]);
    }
}
