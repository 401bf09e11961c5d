package dev.slipway.readout.metric;

import dev.slipway.core.study.Metric;
import dev.slipway.readout.model.DailyRate;
import dev.slipway.stats.ab.ClusteredQuantile;
import dev.slipway.stats.ab.QuantileEffect;
import dev.slipway.stats.ab.Quantiles;
import dev.slipway.stats.math.RadixSort;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.Timelines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The values that a quantile metric is a quantile of: one per unit from a column of a unit table, or the amounts of each
 * unit's events inside its window, with units as clusters. Values of unit u are at {@code start[u]} to
 * {@code start[u + 1]} (exclusive); units that do not count have none.
 */
final class QuantileValues {
    private final MetricColumn column;
    private final double quantile;
    private final boolean ofUnits;
    private final int[] start;
    private final double[] values;

    private QuantileValues(MetricColumn column, boolean ofUnits, int[] start, double[] values) {
        this.column = column;
        this.quantile = Objects.requireNonNull(column.metric().quantile(), "a quantile metric says which one");
        this.ofUnits = ofUnits;
        this.start = start;
        this.values = values;
    }

    static QuantileValues of(MetricColumn column) {
        String event = column.metric().event();
        Timelines timelines = column.data().timelines();
        return event == null || timelines == null ? units(column) : events(column, event, timelines);
    }

    private static QuantileValues units(MetricColumn column) {
        int[] start = new int[column.y().length + 1];
        double[] values = new double[column.y().length];
        for (int u = 0; u < column.y().length; u++) {
            start[u + 1] = start[u];
            if (column.usable()[u]) {
                values[start[u + 1]++] = column.y()[u];
            }
        }
        return new QuantileValues(column, true, start, values);
    }

    private static QuantileValues events(MetricColumn column, String event, Timelines all) {
        Metric metric = column.metric();
        Duration within = metric.within();
        long closes = within == null ? Long.MAX_VALUE : within.toSeconds();
        int code = all.eventNames().indexOf(event);
        int units = column.usable().length;
        int[] start = new int[units + 1];
        double[] values = new double[all.events()];
        int n = 0;
        for (int u = 0; u < units; u++) {
            for (int e = all.start()[u]; column.usable()[u] && e < all.end()[u]; e++) {
                if (all.code()[e] == code && all.second()[e] < closes) {
                    values[n++] = all.amount()[e];
                }
            }
            start[u + 1] = n;
        }
        return new QuantileValues(column, false, start, Arrays.copyOf(values, n));
    }

    /** Whether every value is a unit's own. */
    boolean ofUnits() {
        return ofUnits;
    }

    /** Quantile of one arm's units that pass; null without a value. */
    @Nullable
    Double level(int arm, IntPredicate rows) {
        double[] sorted = RadixSort.sorted(arm(arm, rows).values());
        return sorted.length == 0 ? null : Quantiles.quantile(sorted, quantile);
    }

    /** One arm's values, the unit of each as a number from 0 on, and how many units there are, also without a value. */
    private record Arm(double[] values, int[] units, int unitCount) {}

    private Arm arm(int arm, IntPredicate rows) {
        int[] passing = IntStream.range(0, start.length - 1)
                .filter(u -> column.usable()[u] && column.data().variant()[u] == arm && rows.test(u))
                .toArray();
        int all = Arrays.stream(passing).map(u -> start[u + 1] - start[u]).sum();
        double[] chosen = new double[all];
        int[] units = new int[all];
        int n = 0;
        for (int k = 0; k < passing.length; k++) {
            for (int i = start[passing[k]]; i < start[passing[k] + 1]; i++) {
                units[n] = k;
                chosen[n++] = values[i];
            }
        }
        return new Arm(chosen, units, passing.length);
    }

    /** The comparison of a treatment with the control; null with fewer than two units or values in an arm, or no error. */
    @Nullable
    Comparison compare(int treatment, double level, IntPredicate rows) {
        Arm t = arm(treatment, rows);
        Arm c = arm(0, rows);
        if (t.unitCount() < 2 || c.unitCount() < 2 || t.values().length < 2 || c.values().length < 2) {
            return null;
        }
        QuantileEffect.Result result = ofUnits
                ? QuantileEffect.compare(t.values(), c.values(), quantile, level)
                : ClusteredQuantile.compare(events(t), events(c), quantile, level);
        double error = result.absolute().standardError();
        if (!(error > 0) || !Double.isFinite(error)) {
            return null;
        }
        Detail detail = new Detail()
                .with("quantile", quantile)
                .with("quantile_treatment", result.quantileT())
                .with("quantile_control", result.quantileC())
                .with("z", result.absolute().estimate() / error);
        if (!ofUnits) {
            detail.with("events_treatment", (long) t.values().length).with("events_control", (long) c.values().length);
        }
        return new Comparison(
                ofUnits ? "quantile" : "clustered_quantile",
                result.absolute(),
                result.relative(),
                detail,
                false,
                null,
                new Comparison.Treated(result.quantileT(), result.standardErrorT()));
    }

    private static ClusteredQuantile.Events events(Arm arm) {
        return new ClusteredQuantile.Events(arm.values(), arm.units(), arm.unitCount());
    }

    /** Quantiles of the control and the first treatment by day of first exposure. */
    List<DailyRate> daily(int days) {
        ExperimentData data = column.data();
        long[] exposedAt = Objects.requireNonNull(data.exposedAt(), "days need time");
        int[] dayOf = new int[exposedAt.length];
        Arrays.setAll(dayOf, u -> (int)
                Math.floorDiv(exposedAt[u] - data.firstDay(), Duration.ofDays(1).toMillis()));
        List<DailyRate> daily = new ArrayList<>();
        for (int d = 0; d < days; d++) {
            int day = d;
            daily.add(new DailyRate(day + 1, level(0, u -> dayOf[u] == day), level(1, u -> dayOf[u] == day)));
        }
        return daily;
    }
}
