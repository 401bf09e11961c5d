package dev.slipway.readout.metric;

import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import dev.slipway.stats.BivariateAccumulator;
import dev.slipway.stats.BivariateMoments;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.MetricValues;
import dev.slipway.warehouse.ExperimentData.WeekValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The values of one metric that may be used: mature units with a value, capped where the study says so.
 *
 * @param y value of each row; meaningless where {@code usable} is false
 * @param x covariate (missing ones replaced by the mean of all rows) or denominator of each row; null without either
 * @param z covariate of a ratio, likewise; null for everything else, whose covariate is {@code x}
 * @param usable mature and with a value
 * @param maturedAt moment from which a row counts; null when the data has no time
 * @param immature by arm
 * @param missing mature rows without a value
 * @param imputed usable rows whose covariate was missing
 * @param capped usable rows that were cut to the cap
 * @param cap null without one
 * @param lastMatures latest moment at which a row still becomes mature; null when all are
 */
public record MetricColumn(
        Metric metric,
        ExperimentData data,
        double[] y,
        double @Nullable [] x,
        double @Nullable [] z,
        boolean[] usable,
        long @Nullable [] maturedAt,
        long[] immature,
        long missing,
        long imputed,
        long capped,
        @Nullable Double cap,
        @Nullable Long lastMatures) {

    /**
     * Reads a metric.
     *
     * @param cap from {@link Caps}: of the whole experiment, never of a part of it
     * @return null when the data does not have the metric
     */
    public static @Nullable MetricColumn of(Metric metric, ExperimentData data, @Nullable Double cap) {
        MetricValues values = data.metrics().get(metric.key());
        if (values == null) {
            return null;
        }
        int units = data.units();
        double[] y = cap == null ? values.value() : values.value().clone();
        boolean[] usable = new boolean[units];
        long[] immature = new long[data.variants().size()];
        long missing = 0;
        long capped = 0;
        long last = Long.MIN_VALUE;
        double[] denominator = metric.kind() == MetricKind.RATIO ? values.denominator() : null;
        for (int u = 0; u < units; u++) {
            if (!values.mature(u, data.dataEnd())) {
                immature[data.variant()[u]]++;
                long[] at = values.matureAt();
                last = at == null ? last : Math.max(last, at[u]);
            } else if (!Double.isFinite(y[u]) || (denominator != null && !Double.isFinite(denominator[u]))) {
                missing++;
            } else {
                usable[u] = true;
                if (cap != null && y[u] > cap) {
                    y[u] = cap;
                    capped++;
                }
            }
        }
        Covariate covariate = Covariate.of(metric, data, usable);
        return new MetricColumn(
                metric,
                data,
                y,
                denominator != null ? denominator : covariate.values(),
                denominator != null ? covariate.values() : null,
                usable,
                values.matureAt() != null ? values.matureAt() : data.exposedAt(),
                immature,
                missing,
                covariate.imputed(),
                capped,
                cap,
                last == Long.MIN_VALUE ? null : last);
    }

    /** How the values came together week by week; null where they are none of weeks. */
    public @Nullable WeekValues weeks() {
        MetricValues values = data.metrics().get(metric.key());
        return values == null ? null : values.weeks();
    }

    /** Whether CUPED has something to work with. */
    public boolean hasCovariate() {
        return switch (Comparison.Kind.of(metric)) {
            case QUANTILE -> false;
            case RATIO -> z != null;
            case RATE, MEAN -> x != null;
        };
    }

    public boolean isRatio() {
        return metric.kind() == MetricKind.RATIO;
    }

    /**
     * The ordinary comparison of a treatment with the control, without the covariate, among the units that pass. Null when
     * an arm has fewer than two units or nothing varies.
     */
    public @Nullable Comparison compare(int treatment, double level, IntPredicate rows) {
        Comparison.Kind kind = Comparison.Kind.of(metric);
        return kind == Comparison.Kind.QUANTILE
                ? QuantileValues.of(this).compare(treatment, level, rows)
                : Comparison.plain(kind, moments(treatment, rows), moments(0, rows), level);
    }

    /**
     * The units of each group, in one pass.
     *
     * @param group of each unit, from 0; one below 0 has none
     */
    public List<MetricPart> parts(int[] group, int groups) {
        int arms = data.variants().size();
        BivariateAccumulator[] sums = new BivariateAccumulator[groups * arms];
        Arrays.setAll(sums, i -> new BivariateAccumulator());
        int[] variant = data.variant();
        for (int u = 0; u < y.length; u++) {
            if (usable[u] && group[u] >= 0) {
                sums[group[u] * arms + variant[u]].add(y[u], x == null ? 0 : x[u]);
            }
        }
        List<MetricPart> parts = new ArrayList<>();
        for (int g = 0; g < groups; g++) {
            int own = g;
            BivariateMoments[] moments = new BivariateMoments[arms];
            Arrays.setAll(moments, a -> sums[own * arms + a].snapshot());
            parts.add(new MetricPart(this, moments, u -> group[u] == own));
        }
        return parts;
    }

    /** Moments of value and covariate or denominator (0 without either) of the usable units of one arm. */
    public BivariateMoments moments(int arm) {
        return moments(arm, u -> true);
    }

    /** Moments of the usable units of one arm that pass. */
    public BivariateMoments moments(int arm, IntPredicate rows) {
        BivariateAccumulator sums = new BivariateAccumulator();
        for (int u = 0; u < y.length; u++) {
            if (usable[u] && data.variant()[u] == arm && rows.test(u)) {
                sums.add(y[u], x == null ? 0 : x[u]);
            }
        }
        return sums.snapshot();
    }

    /** Moments of what CUPED adjusts and the covariate, of the usable units of one arm: see {@link ArmSums#adjustable}. */
    public BivariateMoments adjustable(int arm) {
        ArmSums sums = new ArmSums(this);
        for (int u = 0; u < y.length; u++) {
            if (usable[u] && data.variant()[u] == arm) {
                sums.add(y[u], x == null ? 0 : x[u], z == null ? 0 : z[u]);
            }
        }
        return sums.adjustable();
    }

    /** Values of the usable units of one arm, in the order of the rows. */
    public double[] values(int arm) {
        double[] values = new double[y.length];
        int n = 0;
        for (int u = 0; u < y.length; u++) {
            if (usable[u] && data.variant()[u] == arm) {
                values[n++] = y[u];
            }
        }
        return Arrays.copyOf(values, n);
    }
}
