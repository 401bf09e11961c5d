package dev.slipway.readout.metric;

import dev.slipway.core.study.Metric;
import dev.slipway.stats.BivariateMoments;
import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.Warn;
import dev.slipway.stats.ab.Cuped;
import dev.slipway.stats.ab.RatioMetric;
import dev.slipway.stats.ab.RiskDifference;
import dev.slipway.stats.ab.TwoProportions;
import dev.slipway.stats.ab.Welch;
import dev.slipway.stats.math.Normal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ordinary comparison of two arms of a metric, with or without the covariate, from moments alone; of quantiles from
 * {@link QuantileValues}. The same for the final estimate, each day of the path and each segment.
 *
 * @param method name as in the readout
 * @param absolute symmetric around the estimate: Wald's interval for rates
 * @param rate whether a difference can't leave [−1, 1]
 * @param counts of a plain comparison of rates, whose score interval decides; null for everything else
 * @param treated the treatment's quantile; null for everything else, whose level the moments have
 */
public record Comparison(
        String method,
        Effect absolute,
        Effect relative,
        Detail detail,
        boolean rate,
        @Nullable Counts counts,
        @Nullable Treated treated) {
    /** A comparison whose levels are in the moments. */
    public Comparison(
            String method, Effect absolute, Effect relative, Detail detail, boolean rate, @Nullable Counts counts) {
        this(method, absolute, relative, detail, rate, counts, null);
    }

    /** A level of the treatment with its own standard error. */
    public record Treated(double level, double standardError) {}

    /** Successes and units of both arms. */
    public record Counts(long xT, long nT, long xC, long nC) {}

    private static final double SAME = 1e-9;

    /** A rate, a mean, a ratio, or a quantile, which has no moments. */
    public enum Kind {
        RATE,
        MEAN,
        RATIO,
        QUANTILE;

        /** What a metric is compared as. */
        public static Kind of(Metric metric) {
            return switch (metric.kind()) {
                case PROPORTION, RETENTION -> RATE;
                case MEAN, COUNT -> MEAN;
                case RATIO -> RATIO;
                case QUANTILE -> QUANTILE;
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

    /**
     * The ordinary comparison without a covariate. Null when {@link #possible} says no or the error is zero.
     *
     * @throws IllegalArgumentException for a quantile, which {@link QuantileValues} compares
     */
    public static @Nullable Comparison plain(Kind kind, BivariateMoments t, BivariateMoments c, double level) {
        if (!possible(kind, t, c)) {
            return null;
        }
        Comparison comparison = switch (kind) {
            case RATE -> rate(t, c, level);
            case MEAN -> mean(t, c, level);
            case RATIO -> ratio(t, c, level);
            case QUANTILE -> throw new IllegalArgumentException("A quantile is not compared by moments");
        };
        return comparison.absolute.standardError() > 0 ? comparison : null;
    }

    /**
     * The comparison adjusted by the covariate (CUPED). Null when there is nothing to compare, or when the covariate is the
     * outcome itself: see {@link #isOutcome}.
     *
     * @param t moments of value and covariate, of a ratio of {@link ArmSums#adjustable}
     * @param c likewise
     */
    public static @Nullable Comparison adjusted(Kind kind, BivariateMoments t, BivariateMoments c, double level) {
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
        List<StatWarning> few = kind == Kind.RATIO ? Warn.fewForRatio(t.n(), c.n()) : List.of();
        return result.absolute().standardError() > 0
                ? new Comparison(
                        "cuped",
                        result.absolute().withWarnings(few),
                        result.relative().withWarnings(few),
                        detail,
                        kind == Kind.RATE,
                        null)
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
        Counts counts = new Counts(successes(t), t.n(), successes(c), c.n());
        TwoProportions.Result result =
                TwoProportions.compare(counts.xT(), counts.nT(), counts.xC(), counts.nC(), level);
        Detail detail = new Detail()
                .with("z", result.z())
                .with("pooled_standard_error", result.pooledStandardError())
                .with("newcombe_low", result.newcombeLow())
                .with("newcombe_high", result.newcombeHigh());
        return new Comparison("two_proportion_z", result.absolute(), result.relative(), detail, true, counts);
    }

    private static Comparison mean(BivariateMoments t, BivariateMoments c, double level) {
        Welch.Result result = Welch.compare(t.y(), c.y(), level);
        Detail detail = new Detail()
                .with("t", result.absolute().estimate() / result.absolute().standardError())
                .with("df", result.absolute().degreesOfFreedom());
        return new Comparison("welch_t", result.absolute(), result.relative(), detail, false, null);
    }

    private static Comparison ratio(BivariateMoments t, BivariateMoments c, double level) {
        RatioMetric.Result result = RatioMetric.compare(t, c, level);
        Detail detail = new Detail()
                .with("ratio_treatment", result.ratioT())
                .with("ratio_control", result.ratioC())
                .with("z", result.absolute().estimate() / result.absolute().standardError());
        return new Comparison("delta_ratio", result.absolute(), result.relative(), detail, false, null);
    }

    /** Whether the standard error can carry a decision: not where many units share the quantile's value. */
    public boolean trusted() {
        return absolute.warnings().stream().noneMatch(w -> w.kind() == StatWarning.Kind.TIED_VALUES);
    }

    /** The interval that decides when there is one look: the score interval of rates, else the ordinary one. */
    public Effect oneLook() {
        // The score interval excludes 0 exactly when this p is below alpha.
        double p = counts == null
                ? absolute.pValue()
                : 2 * Normal.survival(Math.abs(absolute.estimate()) / nullStandardError());
        return within(oneLookMultiplier(), p);
    }

    /** Half-width of {@link #oneLook} in standard errors. */
    public double oneLookMultiplier() {
        return counts == null
                ? absolute.halfWidth() / absolute.standardError()
                : Normal.upperQuantile((1 - absolute.level()) / 2);
    }

    /** The standard error under "no effect", to which the score interval belongs; the ordinary one without counts. */
    public double nullStandardError() {
        if (counts == null) {
            return absolute.standardError();
        }
        double nT = (double) counts.nT();
        double nC = (double) counts.nC();
        double all = nT + nC;
        double p = ((double) counts.xT() + (double) counts.xC()) / all;
        return Math.sqrt(p * (1 - p) * (1 / nT + 1 / nC) * all / (all - 1));
    }

    /** The estimate with the interval that many standard errors wide; for rates Miettinen and Nurminen's. */
    public Effect within(double multiplier, double pValue) {
        double half = multiplier * absolute.standardError();
        double[] limits = counts == null
                ? new double[] {absolute.estimate() - half, absolute.estimate() + half}
                : RiskDifference.miettinenNurminen(counts.xT(), counts.nT(), counts.xC(), counts.nC(), multiplier);
        return inRange(new Effect(
                absolute.estimate(),
                absolute.standardError(),
                limits[0],
                limits[1],
                absolute.level(),
                pValue,
                absolute.degreesOfFreedom(),
                absolute.warnings()));
    }

    /** An interval of a difference of rates ends at −1 and 1. */
    public Effect inRange(Effect e) {
        return !rate
                ? e
                : new Effect(
                        e.estimate(),
                        e.standardError(),
                        Math.max(-1, e.low()),
                        Math.min(1, e.high()),
                        e.level(),
                        e.pValue(),
                        e.degreesOfFreedom(),
                        e.warnings());
    }

    /** The mean, or the ratio of the means. */
    public static double level(Kind kind, BivariateMoments m) {
        return kind == Kind.RATIO ? m.meanY() / m.meanX() : m.meanY();
    }

    /** Standard deviation that one unit adds to the level; for a ratio by the delta method. */
    public static double unitSpread(Kind kind, BivariateMoments m) {
        if (kind != Kind.RATIO) {
            return Math.sqrt(m.varY());
        }
        double ratio = m.meanY() / m.meanX();
        double variance = m.varY() + ratio * ratio * m.varX() - 2 * ratio * m.cov();
        return Math.sqrt(Math.max(0, variance)) / Math.abs(m.meanX());
    }

    /** Number of ones behind the moments of 0/1 data. */
    static long successes(BivariateMoments moments) {
        return Math.round(moments.meanY() * (double) moments.n());
    }
}
