package dev.slipway.stats.sequential;

import dev.slipway.stats.StatWarning;
import dev.slipway.stats.Warn;
import dev.slipway.stats.math.Checks;
import java.util.List;

/**
 * One-sided asymptotic confidence sequence (Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas 2024, doi:10.1214/24-AOS2408,
 * proposition B.1): a bound that holds at all looks together, for guardrails, where only harm matters. Over all looks the true
 * effect is ever beyond the bound with probability at most α, so that anyone may stop the first time the bound passes a margin.
 * Tighter than an end of the two-sided sequence at the same α.
 */
public final class OneSidedSequence {

    private OneSidedSequence() {}

    /**
     * A bound at one look.
     *
     * @param estimate of the effect at this look
     * @param standardError its standard error
     * @param bound the effect is beyond it with probability at most α over all looks: above a lower, below an upper bound
     * @param limit what the effect is tested against, for a guardrail its margin with sign
     * @param level 1 − α
     * @param pValue always-valid p-value of "the effect is at the limit or on the wrong side of it"; at most α exactly when the
     *     bound is past the limit. Over a path report {@link MixtureSprt#alwaysValid(double[])}. NaN without a standard error
     * @param warnings as {@link ConfidenceSequence}'s
     */
    public record Result(
            double estimate,
            double standardError,
            double bound,
            double limit,
            double level,
            double pValue,
            List<StatWarning> warnings) {
        /** Copies the warnings. */
        public Result {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Distance of the bound over the standard error: √(2(nρ²+1)/(nρ²)·ln(1 + √(nρ²+1)/(2α))), tightest near n = tunedAt, with
     * ρ² = (−2 ln 2α + ln(1 − 2 ln 2α))/tunedAt.
     *
     * @param n total units of both arms so far, at least 1
     * @param tunedAt total units at which it should be tightest, at least 1; chosen before the data
     * @param alpha error over all looks, in (0, 0.5)
     */
    public static double multiplier(long n, long tunedAt, double alpha) {
        double scaled = scaled(n, tunedAt, alpha);
        return Math.sqrt(2 * (scaled + 1) / scaled * Math.log1p(Math.sqrt(scaled + 1) / (2 * alpha)));
    }

    /**
     * Lower bound: for a guardrail that must not fall, past the limit −margin when harm of the margin is ruled out.
     *
     * @param effect estimate at this look
     * @param standardError not negative
     * @param limit the effect that must be exceeded, for example −margin
     * @param n total units so far, at least 1
     * @param tunedAt see {@link #multiplier}
     * @param alpha error over all looks, in (0, 0.5)
     */
    public static Result lower(double effect, double standardError, double limit, long n, long tunedAt, double alpha) {
        return bound(effect, standardError, limit, n, tunedAt, alpha, 1);
    }

    /** Upper bound: for a guardrail that must not rise, past the limit when it lies below it. */
    public static Result upper(double effect, double standardError, double limit, long n, long tunedAt, double alpha) {
        return bound(effect, standardError, limit, n, tunedAt, alpha, -1);
    }

    private static Result bound(
            double effect, double se, double limit, long n, long tunedAt, double alpha, int direction) {
        Checks.finite(effect, "effect");
        Checks.notNegative(se, "standardError");
        Checks.finite(limit, "limit");
        double bound = effect - direction * multiplier(n, tunedAt, alpha) * se;
        List<StatWarning> warnings = se == 0 ? List.of(Warn.zeroVariance()) : ConfidenceSequence.early(n);
        double p = se == 0 ? Double.NaN : pValue(direction * (effect - limit) / se, scaled(n, tunedAt, alpha));
        return new Result(effect, se, bound, limit, 1 - alpha, p, warnings);
    }

    /** The α at which z stands on the boundary, ρ as tuned. */
    private static double pValue(double z, double scaled) {
        if (z <= 0) {
            return 1;
        }
        return Math.min(1, Math.sqrt(scaled + 1) / (2 * Math.expm1(0.5 * z * z * (scaled / (scaled + 1)))));
    }

    private static double scaled(long n, long tunedAt, double alpha) {
        Checks.atLeast(n, 1, "n");
        Checks.atLeast(tunedAt, 1, "tunedAt");
        Checks.require(alpha > 0 && alpha < 0.5, "alpha must lie between 0 and 0.5 but is " + alpha);
        double spent = -2 * Math.log(2 * alpha);
        return (double) n * ((spent + Math.log1p(spent)) / (double) tunedAt);
    }
}
