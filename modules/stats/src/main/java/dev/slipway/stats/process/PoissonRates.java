package dev.slipway.stats.process;

import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.Warn;
import dev.slipway.stats.math.BetaDistribution;
import dev.slipway.stats.math.BinomialDensity;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.Normal;
import java.util.List;
import java.util.Locale;

/**
 * Two Poisson rates: events over exposure. Assumes that events come one by one and independently; users who do many things
 * break that, then {@link Overdispersion} is large and {@link NegativeBinomialRates} is right.
 */
public final class PoissonRates {

    private static final double TIES = 1 + 1e-7;

    private PoissonRates() {}

    /**
     * The comparison.
     *
     * @param ratio rate ratio treatment/control; 0 or infinite where an arm has no event
     * @param exactLow lower end of the exact interval of the ratio (Clopper–Pearson given the total)
     * @param exactHigh upper end; infinite without an event in control
     * @param exactP two-sided exact p-value of ratio 1: all splits of the total that are at most as likely
     * @param logRatio ln ratio with its Wald interval, standard error √(1/x_T + 1/x_C); NaN-free only with events in both
     *     arms, otherwise the interval is the whole line
     * @param difference rate difference with its Wald interval, standard error √(x_T/E_T² + x_C/E_C²)
     */
    public record Result(
            double ratio, double exactLow, double exactHigh, double exactP, Effect logRatio, Effect difference) {}

    /**
     * Compares two rates. Given x_T + x_C, x_T is binomial with odds ratio·E_T/E_C (Przyborowski and Wilenski 1940,
     * doi:10.1093/biomet/31.3-4.313), which makes test and interval exact.
     *
     * @param eventsT events in treatment
     * @param exposureT user-days, hours or whatever unit the rate is per, positive
     * @param eventsC events in control
     * @param exposureC same unit
     * @param level coverage, in (0, 1)
     * @throws IllegalArgumentException for negative counts, exposure that is not positive, or no event at all
     */
    public static Result compare(long eventsT, double exposureT, long eventsC, double exposureC, double level) {
        Checks.atLeast(eventsT, 0, "eventsT");
        Checks.atLeast(eventsC, 0, "eventsC");
        Checks.positive(exposureT, "exposureT");
        Checks.positive(exposureC, "exposureC");
        Checks.level(level);
        Checks.require(eventsT + eventsC > 0, "there is no event in either arm");
        double x = (double) eventsT;
        double y = (double) eventsC;
        double scale = exposureC / exposureT;
        double tail = (1 - level) / 2;
        double low = eventsT == 0 ? 0 : odds(BetaDistribution.quantile(tail, x, y + 1)) * scale;
        double high =
                eventsC == 0 ? Double.POSITIVE_INFINITY : odds(BetaDistribution.quantile(1 - tail, x + 1, y)) * scale;
        double ratio = x / y * scale;
        double p = exactP(eventsT, eventsT + eventsC, exposureT / (exposureT + exposureC));
        List<StatWarning> warnings = few(Math.min(eventsT, eventsC));
        Effect log = eventsT == 0 || eventsC == 0
                ? new Effect(
                        Math.log(ratio),
                        Double.POSITIVE_INFINITY,
                        Double.NEGATIVE_INFINITY,
                        Double.POSITIVE_INFINITY,
                        level,
                        1,
                        Double.POSITIVE_INFINITY,
                        warnings)
                : Effect.normal(Math.log(ratio), Math.sqrt(1 / x + 1 / y), level, warnings);
        Effect difference = Effect.normal(
                x / exposureT - y / exposureC,
                Math.sqrt(x / (exposureT * exposureT) + y / (exposureC * exposureC)),
                level,
                warnings);
        return new Result(ratio, low, high, p, log, difference);
    }

    /** Both-sided p-value of the score test z = (x_T − N·s)/√(N·s(1−s)), s the share of exposure; for large counts. 1 without events. */
    public static double scoreP(long eventsT, double exposureT, long eventsC, double exposureC) {
        double total = (double) eventsT + (double) eventsC;
        double share = exposureT / (exposureT + exposureC);
        if (total == 0) {
            return 1;
        }
        return Normal.twoSidedP(((double) eventsT - total * share) / Math.sqrt(total * share * (1 - share)));
    }

    private static double exactP(long x, long n, double p) {
        double observed = BinomialDensity.of((double) x, (double) n, p) * TIES;
        double mean = (double) n * p;
        double sum = 0;
        for (long k = (long) Math.floor(mean); k >= 0; k--) {
            double density = BinomialDensity.of((double) k, (double) n, p);
            sum += density <= observed ? density : 0;
            if (density < 1e-18 * sum) {
                break;
            }
        }
        for (long k = (long) Math.floor(mean) + 1; k <= n; k++) {
            double density = BinomialDensity.of((double) k, (double) n, p);
            sum += density <= observed ? density : 0;
            if (density < 1e-18 * sum) {
                break;
            }
        }
        return Math.min(1, sum);
    }

    private static double odds(double p) {
        return p / (1 - p);
    }

    private static List<StatWarning> few(long fewest) {
        if (fewest >= Warn.RARE) {
            return List.of();
        }
        return List.of(new StatWarning(
                StatWarning.Kind.RARE_EVENTS,
                String.format(
                        Locale.ROOT,
                        "An arm has only %d events; below %d read the exact interval, not the Wald one.",
                        fewest,
                        Warn.RARE)));
    }
}
