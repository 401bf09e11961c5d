package dev.slipway.stats.sequential;

import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.Warn;
import dev.slipway.stats.math.Checks;
import java.util.List;
import java.util.Locale;

/**
 * Asymptotic confidence sequence (Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas 2024, doi:10.1214/24-AOS2408,
 * theorem 2.2): intervals that hold at all looks together, so that anyone may look every day and stop when it pleases.
 */
public final class ConfidenceSequence {

    private static final long EARLY = 100;

    private ConfidenceSequence() {}

    /**
     * Half-width over standard error: √(2(nρ²+1)/(nρ²)·ln(√(nρ²+1)/α)), tightest near n = tunedAt, with
     * ρ² = (−2 ln α + ln(1 − 2 ln α))/tunedAt. Always above the fixed-size z.
     *
     * @param n total units of both arms so far, at least 1
     * @param tunedAt total units at which the sequence should be tightest, at least 1; chosen before the data
     * @param alpha error over all looks, in (0, 1)
     */
    public static double multiplier(long n, long tunedAt, double alpha) {
        double scaled = scaled(n, tunedAt, alpha);
        return Math.sqrt(2 * (scaled + 1) / scaled * (0.5 * Math.log1p(scaled) - Math.log(alpha)));
    }

    /**
     * The interval at one look and its always-valid p-value.
     *
     * <p>p = min(1, √(nρ²+1)·exp(−½·z²·nρ²/(nρ²+1))), the reciprocal of the normal mixture likelihood ratio with ρ tuned
     * at α; p ≤ α exactly when the interval excludes zero. It belongs to this look; over a path report the running
     * minimum. Asymptotic: the guarantee is for looks after the estimate has become approximately normal; warns below 100
     * units.
     *
     * @param effect estimate at this look
     * @param standardError its standard error, not negative
     * @param n total units of both arms so far, at least 1
     * @param tunedAt see {@link #multiplier(long, long, double)}
     * @param alpha error over all looks, in (0, 1); the level of the result is 1 − alpha
     * @throws IllegalArgumentException for numbers that are not finite, n or tunedAt below 1
     */
    public static Effect asymptotic(double effect, double standardError, long n, long tunedAt, double alpha) {
        Checks.finite(effect, "effect");
        Checks.notNegative(standardError, "standardError");
        double half = multiplier(n, tunedAt, alpha) * standardError;
        double scaled = scaled(n, tunedAt, alpha);
        List<StatWarning> warnings = warnings(standardError, n);
        double p = Double.NaN;
        if (standardError > 0) {
            double z = effect / standardError;
            p = Math.min(1, Math.exp(0.5 * Math.log1p(scaled) - 0.5 * z * z * (scaled / (scaled + 1))));
        }
        return new Effect(
                effect, standardError, effect - half, effect + half, 1 - alpha, p, Double.POSITIVE_INFINITY, warnings);
    }

    private static double scaled(long n, long tunedAt, double alpha) {
        Checks.atLeast(n, 1, "n");
        Checks.atLeast(tunedAt, 1, "tunedAt");
        Checks.probability(alpha, "alpha");
        double spent = -2 * Math.log(alpha);
        return (double) n * ((spent + Math.log1p(spent)) / (double) tunedAt);
    }

    private static List<StatWarning> warnings(double standardError, long n) {
        return standardError == 0 ? List.of(Warn.zeroVariance()) : early(n);
    }

    /** Warning for looks at so few units that the estimate need not be normal yet. */
    static List<StatWarning> early(long n) {
        return n >= EARLY
                ? List.of()
                : List.of(new StatWarning(
                        StatWarning.Kind.COVERAGE_BELOW_LEVEL,
                        String.format(
                                Locale.ROOT,
                                "With %d units the sequence's guarantee, which is asymptotic, does not hold yet.",
                                n)));
    }
}
