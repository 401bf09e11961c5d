package dev.slipway.stats.ab;

import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.Warn;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.Normal;
import dev.slipway.stats.math.Roots;
import java.util.List;

/**
 * The ratio of two independent proportions, p_T / p_C, which is 1 + relative lift. Units: none; 1 is no effect. Intervals on the log
 * scale (Katz et al. 1978, doi:10.2307/2530610) and by inverting the score test (Koopman 1984, doi:10.2307/2531405; Miettinen and
 * Nurminen 1985, doi:10.1002/sim.4780040211), which also exists when an arm has no success.
 */
public final class RiskRatio {
    private static final double EXACT = 1e-14;

    private final double hitsT;
    private final double sizeT;
    private final double hitsC;
    private final double sizeC;

    private RiskRatio(long xT, long nT, long xC, long nC) {
        hitsT = (double) xT;
        sizeT = (double) nT;
        hitsC = (double) xC;
        sizeC = (double) nC;
    }

    /**
     * A risk ratio.
     *
     * @param ratio p_T / p_C; infinite or NaN when control has no success
     * @param logRatio its logarithm with Wald's test and interval; NaN throughout when an arm has no success
     * @param low lower end, exp of the logarithm's
     * @param high upper end
     * @param adjustedLow lower end after ½ is added to all successes and units (Walter 1975), which exists always
     * @param adjustedHigh upper end
     * @param scoreLow lower end of the score interval with the factor N/(N − 1); 0 when treatment has no success
     * @param scoreHigh upper end; infinite when control has no success
     */
    public record Result(
            double ratio,
            Effect logRatio,
            double low,
            double high,
            double adjustedLow,
            double adjustedHigh,
            double scoreLow,
            double scoreHigh) {}

    /**
     * Compares treatment with control: SE(ln RR) = √(1/x_T − 1/n_T + 1/x_C − 1/n_C), normal quantiles. Warns of fewer than five
     * successes or failures in an arm.
     *
     * @param xT successes in treatment
     * @param nT units in treatment, at least 1
     * @param xC successes in control
     * @param nC units in control, at least 1
     * @param level coverage, in (0, 1)
     * @throws IllegalArgumentException for negative counts, more successes than units, or a level outside (0, 1)
     */
    public static Result compare(long xT, long nT, long xC, long nC, double level) {
        Checks.successes(xT, nT, "xT", "nT");
        Checks.successes(xC, nC, "xC", "nC");
        Checks.level(level);
        List<StatWarning> warnings = Warn.rareEvents(xT, nT, xC, nC);
        RiskRatio counts = new RiskRatio(xT, nT, xC, nC);
        Effect log = counts.log(0, level, warnings);
        Effect adjusted = counts.log(0.5, level, warnings);
        double z = Normal.upperQuantile((1 - level) / 2);
        double scoreLow = xT == 0 ? 0 : counts.edge(z);
        double scoreHigh = xC == 0 ? Double.POSITIVE_INFINITY : 1 / new RiskRatio(xC, nC, xT, nT).edge(z);
        return new Result(
                counts.hitsT / counts.sizeT / (counts.hitsC / counts.sizeC),
                log,
                Math.exp(log.low()),
                Math.exp(log.high()),
                Math.exp(adjusted.low()),
                Math.exp(adjusted.high()),
                scoreLow,
                scoreHigh);
    }

    private Effect log(double added, double level, List<StatWarning> warnings) {
        double xT = hitsT + added;
        double xC = hitsC + added;
        if (xT == 0 || xC == 0) {
            double none = Double.NaN;
            return new Effect(none, none, none, none, level, none, Double.POSITIVE_INFINITY, warnings);
        }
        double nT = sizeT + added;
        double nC = sizeC + added;
        double error = Math.sqrt(Math.max(0, 1 / xT - 1 / nT) + Math.max(0, 1 / xC - 1 / nC));
        return Effect.normal(Math.log(xT / nT) - Math.log(xC / nC), error, level, warnings);
    }

    /** The smallest ratio that the score test does not reject, for at least one success in treatment. */
    private double edge(double z) {
        double high = 0;
        while (distance(Math.exp(high)) > z) {
            high += 1;
        }
        double low = high - 1;
        while (distance(Math.exp(low)) <= z) {
            low -= 1;
        }
        return Math.exp(Roots.between(log -> distance(Math.exp(log)) - z, low, high, EXACT));
    }

    /** (p̂_T − φ·p̂_C) in standard errors that hold if the ratio is φ; falls in φ. */
    private double distance(double phi) {
        double all = sizeT + sizeC;
        // The control's most likely rate under the ratio: the smaller root of N·φ·p² − b·p + x.
        double b = sizeT * phi + hitsT + sizeC + hitsC * phi;
        double root = Math.sqrt(Math.max(0, b * b - 4 * all * phi * (hitsT + hitsC)));
        double pC = Math.min(1, 2 * (hitsT + hitsC) / (b + root));
        double pT = Math.min(1, phi * pC);
        double variance = (pT * (1 - pT) / sizeT + phi * phi * pC * (1 - pC) / sizeC) * all / (all - 1);
        double difference = hitsT / sizeT - phi * hitsC / sizeC;
        return variance == 0
                ? difference == 0 ? 0 : Math.copySign(Double.POSITIVE_INFINITY, difference)
                : difference / Math.sqrt(variance);
    }
}
