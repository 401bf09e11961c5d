package dev.slipway.readout.metric;

import dev.slipway.readout.model.PathPoint;
import dev.slipway.stats.BivariateMoments;
import dev.slipway.stats.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The deciding comparison day by day: at the end of a day every unit counts that was mature by then. Cumulative moments
 * from one pass over the units.
 *
 * @param points for display
 * @param deciding the interval that decides, for the milestones
 */
record MetricPath(List<PathPoint> points, DecidingPath deciding) {
    static MetricPath of(
            MetricColumn column, ColumnSums sums, int treatment, LooksInterval looks, LookDays plan, boolean adjust) {
        WeeklyLooks weekly = WeeklyLooks.of(column, treatment, looks, plan, adjust);
        if (weekly != null) {
            return WeeklyPath.of(column, treatment, looks, weekly);
        }
        String arm = column.data().variants().get(treatment);
        Comparison.Kind kind = Comparison.Kind.of(column.metric());
        double level = 1 - looks.alpha();
        List<Day> days = kind == Comparison.Kind.QUANTILE
                ? quantiles(column, sums, treatment, level)
                : moments(sums, treatment, kind, level, adjust && column.hasCovariate());
        List<PathPoint> points = new ArrayList<>();
        List<DecidingPath.@Nullable Point> deciding = new ArrayList<>();
        Look.History history = sums.history(treatment, plan);
        for (int d = 0; d < days.size(); d++) {
            long c = days.get(d).c().n();
            BivariateMoments t = days.get(d).t();
            Comparison comparison = days.get(d).comparison();
            if (comparison == null) {
                points.add(new PathPoint(d + 1, c, t.n(), null, null, null, null, null));
                deciding.add(null);
            } else {
                long n = t.n() + c;
                Look look = history.at(d + 1, n);
                Effect e = comparison.oneLook();
                Effect a = looks.anytime(comparison, n, look);
                points.add(new PathPoint(d + 1, c, t.n(), e.estimate(), e.low(), e.high(), a.low(), a.high()));
                Effect rule = looks.deciding(comparison, e, a, look);
                MeanBounds mean = MeanBounds.of(comparison, kind, t, looks.levelMultiplier(comparison, n, look));
                deciding.add(
                        EstimateFactory.tooEarly(rule) || !comparison.trusted()
                                ? null
                                : new DecidingPath.Point(rule.low(), rule.high(), mean.low(), mean.high()));
            }
        }
        return new MetricPath(points, new DecidingPath(column.metric().key(), arm, deciding));
    }

    /** What had been seen by the end of a day. */
    private record Day(
            BivariateMoments c,
            BivariateMoments t,
            @Nullable Comparison comparison) {}

    private static List<Day> moments(
            ColumnSums sums, int treatment, Comparison.Kind kind, double level, boolean adjust) {
        List<BivariateMoments> control = sums.byDay(0);
        List<BivariateMoments> treated = sums.byDay(treatment);
        List<BivariateMoments> before = adjust ? sums.adjustableByDay(0) : control;
        List<BivariateMoments> beforeTreated = adjust ? sums.adjustableByDay(treatment) : treated;
        List<Day> days = new ArrayList<>();
        for (int d = 0; d < control.size(); d++) {
            BivariateMoments t = treated.get(d);
            BivariateMoments c = control.get(d);
            Comparison adjusted = adjust ? Comparison.adjusted(kind, beforeTreated.get(d), before.get(d), level) : null;
            days.add(new Day(c, t, adjusted != null ? adjusted : Comparison.plain(kind, t, c, level)));
        }
        return days;
    }

    /** Quantiles have no sums: every day sorts its units anew, days beside each other. */
    private static List<Day> quantiles(MetricColumn column, ColumnSums sums, int treatment, double level) {
        List<Day> counted = moments(sums, treatment, Comparison.Kind.MEAN, level, false);
        QuantileValues values = QuantileValues.of(column);
        int[] dayOf = maturityDays(column, counted.size());
        return IntStream.range(0, counted.size())
                .parallel()
                .mapToObj(d -> new Day(
                        counted.get(d).c(), counted.get(d).t(), values.compare(treatment, level, u -> dayOf[u] <= d)))
                .toList();
    }

    /** The day, from 0, by whose end each unit was mature; nothing without time. */
    private static int[] maturityDays(MetricColumn column, int days) {
        long[] maturedAt = column.maturedAt();
        int[] dayOf = new int[days == 0 || maturedAt == null ? 0 : maturedAt.length];
        for (int u = 0; maturedAt != null && u < dayOf.length; u++) {
            dayOf[u] = ColumnSums.day(maturedAt[u] - column.data().firstDay(), days);
        }
        return dayOf;
    }
}
