package dev.slipway.readout.metric;

import dev.slipway.stats.BivariateMoments;
import dev.slipway.stats.math.Normal;
import dev.slipway.stats.sequential.CorrelatedLooks;
import dev.slipway.stats.sequential.Sides;
import dev.slipway.warehouse.ExperimentData.WeekValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the same units for another week each. Their estimates are jointly normal, for many units, with correlations that are read
 * off the units' contributions; boundaries spend the error against that law ({@link CorrelatedLooks}). Nothing is assumed of how the
 * weeks of one unit depend on each other, nor that information grows.
 */
public final class WeeklyLooks {
    private static final int DAYS = 7;

    private final List<Week> weeks;
    private final double[][] differences;
    private final double[][] levels;
    private final Look last;

    private WeeklyLooks(List<Week> weeks, double[][] differences, double[][] levels, Look last) {
        this.weeks = weeks;
        this.differences = differences;
        this.levels = levels;
        this.last = last;
    }

    /**
     * The end of a week.
     *
     * @param day from 1
     * @param comparison null where nothing could be compared yet
     */
    public record Week(
            int day,
            BivariateMoments c,
            BivariateMoments t,
            @Nullable Comparison comparison,
            Look look) {}

    /** The looks of one treatment; null where the metric is none of weeks, or no week is over. */
    public static @Nullable WeeklyLooks of(
            MetricColumn column, int treatment, LooksInterval looks, LookDays plan, boolean adjust) {
        WeekValues values = column.weeks();
        if (values == null || values.weeks() == 0) {
            return null;
        }
        if (!values.known() || Comparison.Kind.of(column.metric()) == Comparison.Kind.QUANTILE) {
            long n = column.moments(treatment).n() + column.moments(0).n();
            return new WeeklyLooks(List.of(), new double[0][], new double[0][], blind(values.weeks(), n, looks, plan));
        }
        List<WeekContributions.Week> seen = new WeekContributions(column, treatment, adjust).weeks(1 - looks.alpha());
        double[][] differences = correlations(
                seen.stream().map(WeekContributions.Week::difference).toList());
        double[][] levels =
                correlations(seen.stream().map(WeekContributions.Week::level).toList());
        Boundaries difference = new Boundaries(differences, looks, plan);
        Boundaries level = new Boundaries(levels, looks, plan);
        List<Week> weeks = new ArrayList<>();
        for (int w = 1; w <= seen.size(); w++) {
            WeekContributions.Week week = seen.get(w - 1);
            Look.Weekly weekly =
                    new Look.Weekly(w, difference.group(w), difference.anytime(w), level.group(w), level.anytime(w));
            Look look =
                    new Look(new double[] {week.c().n() + week.t().n()}, new double[] {plan.share(DAYS * w)}, weekly);
            weeks.add(new Week(DAYS * w, week.c(), week.t(), week.comparison(), look));
        }
        return new WeeklyLooks(weeks, differences, levels, weeks.getLast().look());
    }

    /** The last look where earlier weeks are not known: their correlations aren't either, so what it stops by itself is charged. */
    private static Look blind(int weeks, long units, LooksInterval looks, LookDays plan) {
        int[] planned = planned(plan, weeks);
        double before = planned.length == 0 ? 0 : looks.spent(plan.share(DAYS * planned[planned.length - 1]));
        double group = tail(looks.spent(plan.share(DAYS * weeks)) - before);
        double anytime = tail(looks.spentByWeek(weeks, plan) - looks.spentByWeek(weeks - 1, plan));
        return new Look(
                new double[] {units},
                new double[] {plan.share(DAYS * weeks)},
                new Look.Weekly(weeks, group, anytime, group, anytime));
    }

    private static double tail(double error) {
        return error > 0 ? Normal.upperQuantile(error / 2) : Double.POSITIVE_INFINITY;
    }

    /** The planned looks before a week: the weeks that are over on the planned days, without those that end the plan. */
    static int[] planned(LookDays plan, int before) {
        return IntStream.rangeClosed(1, plan.count())
                .map(look -> plan.day(look) / DAYS)
                .filter(week -> week >= 1 && week < before && plan.share(DAYS * week) < 1)
                .distinct()
                .toArray();
    }

    /** Boundaries of both plans of looks, for statistics with these correlations. */
    private static final class Boundaries {
        private final double[][] correlations;
        private final LooksInterval looks;
        private final LookDays plan;
        private final double[] weekly;
        private final double[] planned;

        Boundaries(double[][] correlations, LooksInterval looks, LookDays plan) {
            this.correlations = correlations;
            this.looks = looks;
            this.plan = plan;
            weekly = byWeek(correlations, w -> looks.spentByWeek(w, plan), Sides.TWO);
            int[] all = planned(plan, correlations.length + 1);
            planned = new double[all.length];
            for (int k = 0; k < all.length; k++) {
                planned[k] = next(all[k], Arrays.copyOf(all, k));
            }
        }

        double anytime(int week) {
            return weekly[week - 1];
        }

        double group(int week) {
            return next(week, planned(plan, week));
        }

        private double next(int week, int[] before) {
            double spent = before.length == 0 ? 0 : looks.spent(plan.share(DAYS * before[before.length - 1]));
            double[] with = Arrays.stream(before)
                    .mapToDouble(b -> correlations[week - 1][b - 1])
                    .toArray();
            double error = Math.max(0, looks.spent(plan.share(DAYS * week)) - spent);
            return CorrelatedLooks.next(with, Arrays.copyOf(planned, before.length), error, Sides.TWO);
        }
    }

    /** Boundaries of a look at the end of each week, for the error that is spent by then. */
    public static double[] byWeek(double[][] correlations, IntToDoubleFunction spent, Sides sides) {
        double[] cumulative = new double[correlations.length];
        Arrays.setAll(cumulative, w -> spent.applyAsDouble(w + 1));
        return CorrelatedLooks.boundaries(correlations, cumulative, sides);
    }

    /** Below the diagonal; 0 with a week in which nothing varied. */
    static double[][] correlations(List<double[]> contributions) {
        int n = contributions.size();
        double[][] of = new double[n][n];
        double[] size = new double[n];
        for (int i = 0; i < n; i++) {
            size[i] = Math.sqrt(dot(contributions.get(i), contributions.get(i)));
            of[i][i] = 1;
            for (int j = 0; j < i; j++) {
                double both = size[i] * size[j];
                of[i][j] = both > 0 ? dot(contributions.get(i), contributions.get(j)) / both : 0;
            }
        }
        return of;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Each week, the first one first; empty where only the end is known. */
    public List<Week> weeks() {
        return weeks;
    }

    /** The look at the end of the data. */
    public Look now() {
        return last;
    }

    /** Correlations of the differences of the weeks, below the diagonal; not a copy. */
    public double[][] differences() {
        return differences;
    }

    /** The same of the treatment's levels. */
    public double[][] levels() {
        return levels;
    }
}
