package dev.slipway.readout.metric;

import dev.slipway.stats.BivariateMoments;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** A metric among some of the units, such as those of a segment. */
public final class MetricPart {
    private final MetricColumn column;
    private final Comparison.Kind kind;
    private final BivariateMoments[] arms;
    private final IntPredicate rows;

    /**
     * @param arms moments of these units' values, by arm
     * @param rows the same units, for quantiles, which have no moments
     */
    MetricPart(MetricColumn column, BivariateMoments[] arms, IntPredicate rows) {
        this.column = column;
        this.kind = Comparison.Kind.of(column.metric());
        this.arms = arms;
        this.rows = rows;
    }

    /** How many of one arm's units count. */
    public long units(int arm) {
        return arms[arm].n();
    }

    /**
     * The ordinary comparison of a treatment with the control, without the covariate. Null when an arm has fewer than two units
     * or nothing varies.
     */
    public @Nullable Comparison compare(int treatment, double level) {
        return kind == Comparison.Kind.QUANTILE
                ? QuantileValues.of(column).compare(treatment, level, rows)
                : Comparison.plain(kind, arms[treatment], arms[0], level);
    }

    /** The mean, ratio or quantile of one arm; null where there is none. */
    public @Nullable Double level(int arm) {
        Double level = kind == Comparison.Kind.QUANTILE
                ? QuantileValues.of(column).level(arm, rows)
                : Double.valueOf(Comparison.level(kind, arms[arm]));
        return level == null || !Double.isFinite(level) ? null : level;
    }
}
