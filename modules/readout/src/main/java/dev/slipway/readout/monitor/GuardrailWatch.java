package dev.slipway.readout.monitor;

import dev.slipway.core.study.Metric;
import dev.slipway.readout.metric.Comparison;
import dev.slipway.readout.metric.LookDays;
import dev.slipway.readout.metric.LooksInterval;
import dev.slipway.readout.metric.MeanBounds;
import dev.slipway.readout.metric.WeeklyLooks;
import dev.slipway.readout.model.MonitorReadout;
import dev.slipway.readout.model.MonitorReadout.Watch;
import dev.slipway.readout.text.MetricFormat;
import dev.slipway.stats.Effect;
import dev.slipway.stats.sequential.Sides;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The limits of one guardrail under one treatment, week by week. Harm is shown when a one-sided bound that holds in all weeks together
 * lies beyond the limit; a limit is shown to be kept when the bound of the other side lies within it, at the same error.
 */
final class GuardrailWatch {
    private final Metric metric;
    private final WeeklyLooks looks;
    private final Comparison.Kind kind;
    private final double[] differences;
    private final double[] levels;

    /** @param error of this watch, over all weeks */
    GuardrailWatch(Metric metric, WeeklyLooks looks, LooksInterval error, LookDays plan) {
        this.metric = metric;
        this.looks = looks;
        this.kind = Comparison.Kind.of(metric);
        this.differences = WeeklyLooks.byWeek(looks.differences(), w -> error.spentByWeek(w, plan), Sides.ONE);
        this.levels = WeeklyLooks.byWeek(looks.levels(), w -> error.spentByWeek(w, plan), Sides.ONE);
    }

    /** What a week says: a value with its bounds towards better and towards worse, all on the metric's scale. */
    private record Seen(double value, double better, double worse) {}

    List<Watch> of(String treatment) {
        List<Watch> watches = new ArrayList<>();
        Double margin = metric.margin();
        Double ceiling = metric.ceiling();
        if (margin != null) {
            double limit = -metric.better().sign() * margin;
            watches.add(watch(treatment, limit, metric.better().sign(), true));
        }
        if (ceiling != null) {
            watches.add(watch(treatment, ceiling, -1, false));
        }
        return watches;
    }

    /** @param sign of better: a ceiling is exceeded upwards whatever the metric */
    private Watch watch(String treatment, double limit, int sign, boolean difference) {
        List<String> states = new ArrayList<>();
        List<@Nullable Double> values = new ArrayList<>();
        List<@Nullable Double> bounds = new ArrayList<>();
        Integer harm = null;
        double largest = 0;
        for (int w = 0; w < looks.weeks().size(); w++) {
            Seen seen = seen(w, sign, difference);
            if (seen == null || !Double.isFinite(seen.better())) {
                states.add(MonitorReadout.OPEN);
                values.add(null);
                bounds.add(null);
                continue;
            }
            boolean harmed = sign * (seen.better() - limit) < 0;
            boolean kept = sign * (seen.worse() - limit) >= 0;
            harm = harm == null && harmed ? Integer.valueOf(w + 1) : harm;
            states.add(harmed ? MonitorReadout.HARM : kept ? MonitorReadout.OK : MonitorReadout.OPEN);
            values.add(seen.value());
            bounds.add(seen.better());
            largest = Math.max(largest, Math.abs(seen.value()));
        }
        MetricFormat format = MetricFormat.of(metric.inPercent(), Math.max(largest, Math.abs(limit)), 0);
        String words = difference ? "at worst " + format.difference(limit) : "at most " + format.level(limit);
        return new Watch(metric.key(), metric.label(), treatment, words, states, values, bounds, harm);
    }

    private @Nullable Seen seen(int w, int sign, boolean difference) {
        WeeklyLooks.Week week = looks.weeks().get(w);
        Comparison comparison = week.comparison();
        if (comparison == null || !comparison.trusted()) {
            return null;
        }
        if (difference) {
            Effect e = comparison.within(differences[w], Double.NaN);
            return sign > 0 ? new Seen(e.estimate(), e.high(), e.low()) : new Seen(e.estimate(), e.low(), e.high());
        }
        MeanBounds level = MeanBounds.of(comparison, kind, week.t(), levels[w]);
        double value = Comparison.level(kind, week.t());
        return sign > 0 ? new Seen(value, level.high(), level.low()) : new Seen(value, level.low(), level.high());
    }
}
