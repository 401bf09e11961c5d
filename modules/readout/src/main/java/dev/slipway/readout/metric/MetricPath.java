package dev.slipway.readout.metric;

import dev.slipway.readout.model.PathPoint;
import dev.slipway.stats.BivariateAccumulator;
import dev.slipway.stats.BivariateMoments;
import dev.slipway.stats.Effect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The deciding comparison day by day: at the end of a day every unit counts that was mature by then. One pass over the
 * units, then cumulative moments.
 *
 * @param points for display
 * @param deciding the interval that decides, for the milestones
 */
record MetricPath(List<PathPoint> points, DecidingPath deciding) {
    private static final long DAY = 86_400_000L;

    static MetricPath of(MetricColumn column, int treatment, LooksInterval looks, LookDays plan, boolean adjust) {
        String arm = column.data().variants().get(treatment);
        BivariateAccumulator[][] days = byDay(column, treatment);
        BivariateAccumulator control = new BivariateAccumulator();
        BivariateAccumulator treated = new BivariateAccumulator();
        List<PathPoint> points = new ArrayList<>();
        List<DecidingPath.@Nullable Point> deciding = new ArrayList<>();
        Comparison.Kind kind = Comparison.Kind.of(column.metric());
        Look.History history = Look.History.of(column, treatment, plan);
        for (int d = 0; d < days.length; d++) {
            control.merge(days[d][0]);
            treated.merge(days[d][1]);
            BivariateMoments t = treated.snapshot();
            BivariateMoments c = control.snapshot();
            Comparison comparison = compare(kind, t, c, looks, adjust && column.hasCovariate());
            if (comparison == null) {
                points.add(new PathPoint(d + 1, c.n(), t.n(), null, null, null, null, null));
                deciding.add(null);
            } else {
                long n = t.n() + c.n();
                Look look = history.at(d + 1, n);
                Effect e = comparison.oneLook();
                Effect a = looks.anytime(comparison, n);
                points.add(new PathPoint(d + 1, c.n(), t.n(), e.estimate(), e.low(), e.high(), a.low(), a.high()));
                Effect rule = looks.deciding(comparison, n, look);
                MeanBounds mean = MeanBounds.of(kind, t, looks.multiplier(comparison, n, look));
                deciding.add(
                        EstimateFactory.tooEarly(rule)
                                ? null
                                : new DecidingPath.Point(rule.low(), rule.high(), mean.low(), mean.high()));
            }
        }
        return new MetricPath(points, new DecidingPath(column.metric().key(), arm, deciding));
    }

    private static @Nullable Comparison compare(
            Comparison.Kind kind, BivariateMoments t, BivariateMoments c, LooksInterval looks, boolean adjust) {
        double level = 1 - looks.alpha();
        Comparison adjusted = adjust ? Comparison.adjusted(kind, t, c, level) : null;
        return adjusted != null ? adjusted : Comparison.plain(kind, t, c, level);
    }

    /** Sums by day of maturity, control and treatment; no days without time. */
    private static BivariateAccumulator[][] byDay(MetricColumn column, int treatment) {
        long[] maturedAt = column.maturedAt();
        int n = maturedAt == null
                ? 0
                : (int) Math.ceilDiv(column.data().dataEnd() - column.data().firstDay(), DAY);
        BivariateAccumulator[][] days = new BivariateAccumulator[n][2];
        for (BivariateAccumulator[] day : days) {
            Arrays.setAll(day, a -> new BivariateAccumulator());
        }
        double[] x = column.x();
        for (int u = 0; maturedAt != null && u < column.y().length; u++) {
            int arm = column.data().variant()[u];
            if (column.usable()[u] && (arm == 0 || arm == treatment)) {
                long elapsed = maturedAt[u] - column.data().firstDay();
                int day = (int) Math.clamp(Math.ceilDiv(elapsed, DAY) - 1, 0, n - 1L);
                days[day][arm == 0 ? 0 : 1].add(column.y()[u], x == null ? 0 : x[u]);
            }
        }
        return days;
    }
}
