package dev.slipway.readout.metric;

import dev.slipway.core.study.Metric;
import dev.slipway.stats.BivariateMoments;
import dev.slipway.stats.Effect;
import dev.slipway.stats.ab.Cuped;
import dev.slipway.stats.ab.RatioMetric;
import dev.slipway.stats.ab.TwoProportions;
import dev.slipway.stats.ab.Welch;
import org.jspecify.annotations.Nullable;

/**
 * The ordinary comparison of two arms of a metric, with or without the covariate, from moments alone. The same for the
 * final estimate, each day of the path and each segment.
 *
 * @param method name as in the readout
 */
public record Comparison(String method, Effect absolute, Effect relative, Detail detail) {
    private static final double SAME = 1e-9;

    /** A rate, a mean or a ratio. */
    public enum Kind {
        RATE,
        MEAN,
        RATIO;

        /** What a metric is compared as. */
        public static Kind of(Metric metric) {
            return switch (metric.kind()) {
                case PROPORTION, RETENTION -> RATE;
                case MEAN, COUNT -> MEAN;
                case RATIO -> RATIO;
            };
        }
    }

    /** Whether an interval can be computed: two units in each arm and values that differ. */
    public static boolean possible(Kind kind, BivariateMoments t, BivariateMoments c) {
        if (t.n() < 2 || c.n() < 2) {
            return false;
        }
        boolean denominators = kind != Kind.RATIO || (t.meanX() != 0 && c.meanX() != 0);
        return denominators && (t.varY() > 0 || c.varY() > 0 || (kind == Kind.RATIO && (t.varX() > 0 || c.varX() > 0)));
    }

    /** The ordinary comparison without a covariate. Null when {@link #possible} says no or the error is zero. */
    public static @Nullable Comparison plain(Kind kind, BivariateMoments t, BivariateMoments c, double level) {
        if (!possible(kind, t, c)) {
            return null;
        }
        Comparison comparison = switch (kind) {
            case RATE -> rate(t, c, level);
            case MEAN -> mean(t, c, level);
            case RATIO -> ratio(t, c, level);
        };
        return comparison.absolute.standardError() > 0 ? comparison : null;
    }

    /**
     * The comparison adjusted by the covariate (CUPED). Null when there is nothing to compare, or when the covariate is the
     * outcome itself: see {@link #isOutcome}.
     */
    public static @Nullable Comparison adjusted(BivariateMoments t, BivariateMoments c, double level) {
        if (!possible(Kind.MEAN, t, c)) {
            return null;
        }
        Cuped.Result result = Cuped.compare(t, c, level);
        if (isOutcome(result.correlation())) {
            return null;
        }
        Detail detail = new Detail()
                .with("theta", result.theta())
                .with("correlation", result.correlation())
                .with("variance_reduction", result.varianceReduction())
                .with("adjusted_mean_treatment", result.adjustedMeanT())
                .with("adjusted_mean_control", result.adjustedMeanC())
                .with("df", result.absolute().degreesOfFreedom());
        return result.absolute().standardError() > 0
                ? new Comparison("cuped", result.absolute(), result.relative(), detail)
                : null;
    }

    /** Whether the covariate is the outcome in another unit: what is left of the effect is rounding. */
    static boolean isOutcome(BivariateMoments t, BivariateMoments c, double level) {
        return possible(Kind.MEAN, t, c) && isOutcome(Cuped.compare(t, c, level).correlation());
    }

    private static boolean isOutcome(double correlation) {
        return Math.abs(correlation) > 1 - SAME;
    }

    private static Comparison rate(BivariateMoments t, BivariateMoments c, double level) {
        TwoProportions.Result result = TwoProportions.compare(successes(t), t.n(), successes(c), c.n(), level);
        Detail detail = new Detail()
                .with("z", result.z())
                .with("pooled_standard_error", result.pooledStandardError())
                .with("newcombe_low", result.newcombeLow())
                .with("newcombe_high", result.newcombeHigh());
        return new Comparison("two_proportion_z", result.absolute(), result.relative(), detail);
    }

    private static Comparison mean(BivariateMoments t, BivariateMoments c, double level) {
        Welch.Result result = Welch.compare(t.y(), c.y(), level);
        Detail detail = new Detail()
                .with("t", result.absolute().estimate() / result.absolute().standardError())
                .with("df", result.absolute().degreesOfFreedom());
        return new Comparison("welch_t", result.absolute(), result.relative(), detail);
    }

    private static Comparison ratio(BivariateMoments t, BivariateMoments c, double level) {
        RatioMetric.Result result = RatioMetric.compare(t, c, level);
        Detail detail = new Detail()
                .with("ratio_treatment", result.ratioT())
                .with("ratio_control", result.ratioC())
                .with("z", result.absolute().estimate() / result.absolute().standardError());
        return new Comparison("delta_ratio", result.absolute(), result.relative(), detail);
    }

    /** The mean, or the ratio of the means. */
    public static double level(Kind kind, BivariateMoments m) {
        return kind == Kind.RATIO ? m.meanY() / m.meanX() : m.meanY();
    }

    /** Number of ones behind the moments of 0/1 data. */
    static long successes(BivariateMoments moments) {
        return Math.round(moments.meanY() * (double) moments.n());
    }
}
