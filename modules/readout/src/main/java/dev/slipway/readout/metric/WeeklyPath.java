package dev.slipway.readout.metric;

import dev.slipway.readout.model.PathPoint;
import dev.slipway.stats.Effect;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The deciding comparison week by week: what had been summed over the weeks that were over. */
final class WeeklyPath {
    private WeeklyPath() {}

    /** Points at the ends of weeks; the deciding interval stands on every day as the last week that was over left it. */
    static MetricPath of(MetricColumn column, int treatment, LooksInterval looks, WeeklyLooks weekly) {
        String arm = column.data().variants().get(treatment);
        Comparison.Kind kind = Comparison.Kind.of(column.metric());
        List<PathPoint> points = new ArrayList<>();
        List<DecidingPath.@Nullable Point> deciding = new ArrayList<>();
        DecidingPath.Point standing = null;
        for (WeeklyLooks.Week week : weekly.weeks()) {
            while (deciding.size() < week.day() - 1) {
                deciding.add(standing);
            }
            points.add(point(week, looks));
            standing = deciding(week, looks, kind);
            deciding.add(standing);
        }
        return new MetricPath(points, new DecidingPath(column.metric().key(), arm, deciding));
    }

    private static PathPoint point(WeeklyLooks.Week week, LooksInterval looks) {
        long c = week.c().n();
        long t = week.t().n();
        Comparison comparison = week.comparison();
        if (comparison == null) {
            return new PathPoint(week.day(), c, t, null, null, null, null, null);
        }
        Effect e = comparison.oneLook();
        Effect a = looks.anytime(comparison, c + t, week.look());
        return new PathPoint(week.day(), c, t, e.estimate(), e.low(), e.high(), a.low(), a.high());
    }

    private static DecidingPath.@Nullable Point deciding(
            WeeklyLooks.Week week, LooksInterval looks, Comparison.Kind kind) {
        Comparison comparison = week.comparison();
        if (comparison == null || !comparison.trusted()) {
            return null;
        }
        long n = week.c().n() + week.t().n();
        Effect rule = looks.deciding(
                comparison, comparison.oneLook(), looks.anytime(comparison, n, week.look()), week.look());
        if (EstimateFactory.tooEarly(rule)) {
            return null;
        }
        double multiplier = looks.levelMultiplier(comparison, n, week.look());
        MeanBounds mean = MeanBounds.of(comparison, kind, week.t(), multiplier);
        return new DecidingPath.Point(rule.low(), rule.high(), mean.low(), mean.high());
    }
}
