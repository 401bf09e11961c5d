package dev.slipway.readout.metric;

import dev.slipway.stats.BivariateAccumulator;
import dev.slipway.stats.BivariateMoments;
import dev.slipway.stats.adjust.RatioCuped;
import org.jspecify.annotations.Nullable;

/** What the comparisons of one arm are made of, unit by unit: the values, and of a ratio with a covariate what that explains of them. */
final class ArmSums {
    private final BivariateAccumulator values = new BivariateAccumulator();
    private final @Nullable BivariateAccumulator above;
    private final @Nullable BivariateAccumulator below;

    /** @param column whose units will come */
    ArmSums(MetricColumn column) {
        boolean adjusted = column.isRatio() && column.hasCovariate();
        above = adjusted ? new BivariateAccumulator() : null;
        below = adjusted ? new BivariateAccumulator() : null;
    }

    /**
     * Adds a unit.
     *
     * @param y value or numerator
     * @param x covariate, of a ratio the denominator; 0 without either
     * @param covariate of a ratio; 0 without one
     */
    void add(double y, double x, double covariate) {
        values.add(y, x);
        if (above != null && below != null) {
            above.add(y, covariate);
            below.add(x, covariate);
        }
    }

    void merge(ArmSums other) {
        values.merge(other.values);
        if (above != null && below != null && other.above != null && other.below != null) {
            above.merge(other.above);
            below.merge(other.below);
        }
    }

    long count() {
        return values.count();
    }

    /** Moments of value and covariate, of a ratio of numerator and denominator. */
    BivariateMoments values() {
        return values.snapshot();
    }

    /**
     * Moments of what CUPED adjusts, and the covariate: the value, of a ratio each unit's contribution to it. Where there is no ratio
     * nothing varies, so that there is nothing to compare.
     */
    BivariateMoments adjustable() {
        BivariateMoments own = values.snapshot();
        if (above == null || below == null) {
            return own;
        }
        return own.meanX() == 0
                ? new BivariateMoments(own.n(), 0, 0, 0, 0, 0)
                : new RatioCuped.Moments(own, above.snapshot(), below.snapshot()).contributions();
    }
}
