package dev.slipway.stats.ab;

import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.Warn;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.Normal;
import java.util.ArrayList;
import java.util.List;

/**
 * Two independent proportions.
 *
 * <p>Estimand: p_T − p_C and p_T / p_C − 1. Test: z with the pooled standard error, which is right under the null.
 * Interval: Wald with the unpooled standard error, which does not assume the null; so test and interval can disagree in
 * the last digit at the border. Newcombe's hybrid score interval (1998, method 10,
 * doi:10.1002/(SICI)1097-0258(19980430)17:8&lt;873::AID-SIM779&gt;3.0.CO;2-I) has better coverage for small n or rare
 * events and never leaves [−1, 1].
 */
public final class TwoProportions {

    private TwoProportions() {}

    /**
     * The comparison of two proportions.
     *
     * @param absolute difference of proportions with the unpooled Wald interval; the p-value is the pooled z-test's
     * @param relative relative lift by the delta method; NaN when the control has no success
     * @param z pooled test statistic; NaN when every unit or no unit succeeded
     * @param pooledStandardError standard error under the null
     * @param newcombeLow lower end of Newcombe's interval of the difference
     * @param newcombeHigh upper end of Newcombe's interval of the difference
     */
    public record Result(
            Effect absolute,
            Effect relative,
            double z,
            double pooledStandardError,
            double newcombeLow,
            double newcombeHigh) {}

    /**
     * Compares treatment with control.
     *
     * <p>With p = x/n: SE = √(p_T(1−p_T)/n_T + p_C(1−p_C)/n_C); pooled SE = √(p(1−p)(1/n_T + 1/n_C)) with p over both
     * arms; relative SE² = v_T/p_C² + p_T²·v_C/p_C⁴ where v = p(1−p)/n. All intervals use normal quantiles. Warns of
     * fewer than five successes or failures in an arm, of zero variance, and of a baseline near zero (relative only).
     *
     * @param xT successes in treatment
     * @param nT units in treatment, at least 1
     * @param xC successes in control
     * @param nC units in control, at least 1
     * @param level coverage of the intervals, in (0, 1)
     * @throws IllegalArgumentException for negative counts, more successes than units, or a level outside (0, 1)
     */
    public static Result compare(long xT, long nT, long xC, long nC, double level) {
        Checks.successes(xT, nT, "xT", "nT");
        Checks.successes(xC, nC, "xC", "nC");
        Checks.level(level);
        double pT = (double) xT / (double) nT;
        double pC = (double) xC / (double) nC;
        double vT = pT * (1 - pT) / (double) nT;
        double vC = pC * (1 - pC) / (double) nC;
        double pooled = ((double) xT + (double) xC) / ((double) nT + (double) nC);
        double pooledSe = Math.sqrt(pooled * (1 - pooled) * (1 / (double) nT + 1 / (double) nC));
        double z = pooledSe == 0 ? Double.NaN : (pT - pC) / pooledSe;
        List<StatWarning> warnings = Warn.rareEvents(xT, nT, xC, nC);
        Effect absolute = Effect.normal(pT - pC, Math.sqrt(vT + vC), level, warnings)
                .withPValue(Double.isNaN(z) ? Double.NaN : Normal.twoSidedP(z));
        double[] newcombe = newcombe(xT, nT, xC, nC, level);
        return new Result(
                absolute,
                Relative.effect(pT, vT, pC, vC, Double.POSITIVE_INFINITY, level, new ArrayList<>(warnings)),
                z,
                pooledSe,
                newcombe[0],
                newcombe[1]);
    }

    /** d − √((p_T−l_T)² + (u_C−p_C)²), d + √((u_T−p_T)² + (p_C−l_C)²), with Wilson limits l and u. */
    private static double[] newcombe(long xT, long nT, long xC, long nC, double level) {
        double[] t = Proportions.wilson(xT, nT, level);
        double[] c = Proportions.wilson(xC, nC, level);
        double pT = (double) xT / (double) nT;
        double pC = (double) xC / (double) nC;
        return new double[] {pT - pC - Math.hypot(pT - t[0], c[1] - pC), pT - pC + Math.hypot(t[1] - pT, pC - c[0])};
    }
}
