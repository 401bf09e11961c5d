package dev.slipway.stats.ab;

import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.Warn;
import dev.slipway.stats.math.Checks;
import java.util.List;

/**
 * The odds ratio of two independent proportions, p_T/(1 − p_T) over p_C/(1 − p_C), with intervals on the log scale (Woolf 1955,
 * doi:10.1111/j.1469-1809.1955.tb01348.x). Units: none; 1 is no effect. It is not the ratio of risks unless the event is rare.
 */
public final class OddsRatio {

    private OddsRatio() {}

    /**
     * An odds ratio.
     *
     * @param ratio (x_T·(n_C − x_C)) / (x_C·(n_T − x_T)); 0, infinite or NaN when a count is zero
     * @param logRatio its logarithm with Wald's test and interval; NaN throughout when a count is zero
     * @param low lower end, exp of the logarithm's
     * @param high upper end
     * @param adjustedLow lower end after ½ is added to each of the four counts (Gart 1966), which exists always
     * @param adjustedHigh upper end
     */
    public record Result(
            double ratio, Effect logRatio, double low, double high, double adjustedLow, double adjustedHigh) {}

    /**
     * Compares treatment with control: SE(ln OR) = √(1/x_T + 1/(n_T − x_T) + 1/x_C + 1/(n_C − x_C)), normal quantiles. Warns of
     * fewer than five successes or failures in an arm, where {@link FisherExact} has an exact interval.
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
        Effect log = log((double) xT, (double) (nT - xT), (double) xC, (double) (nC - xC), level, warnings);
        Effect adjusted = log(xT + 0.5, nT - xT + 0.5, xC + 0.5, nC - xC + 0.5, level, warnings);
        double ratio = (double) xT * (double) (nC - xC) / ((double) xC * (double) (nT - xT));
        return new Result(
                ratio,
                log,
                Math.exp(log.low()),
                Math.exp(log.high()),
                Math.exp(adjusted.low()),
                Math.exp(adjusted.high()));
    }

    private static Effect log(
            double hitsT, double missesT, double hitsC, double missesC, double level, List<StatWarning> warnings) {
        if (hitsT == 0 || missesT == 0 || hitsC == 0 || missesC == 0) {
            double none = Double.NaN;
            return new Effect(none, none, none, none, level, none, Double.POSITIVE_INFINITY, warnings);
        }
        double error = Math.sqrt(1 / hitsT + 1 / missesT + 1 / hitsC + 1 / missesC);
        return Effect.normal(Math.log(hitsT / missesT) - Math.log(hitsC / missesC), error, level, warnings);
    }
}
