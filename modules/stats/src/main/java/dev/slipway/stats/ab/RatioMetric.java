package dev.slipway.stats.ab;

import dev.slipway.stats.BivariateMoments;
import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.Warn;
import dev.slipway.stats.math.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Ratio metrics, such as revenue per session, when units (users) are randomised and the denominator is random too: the
 * ratio of means with the delta method (Deng, Knoblich and Lu 2018, doi:10.1145/3219819.3219919).
 *
 * <p>Estimand: Σy_T/Σx_T − Σy_C/Σx_C and its relative form. Treating sessions as independent units would understate the
 * variance; this does not.
 */
public final class RatioMetric {

    private RatioMetric() {}

    /**
     * The comparison of two ratios.
     *
     * @param absolute difference of ratios, in units of y per x
     * @param relative relative lift of the ratio
     * @param ratioT Σy/Σx in treatment
     * @param ratioC Σy/Σx in control
     */
    public record Result(Effect absolute, Effect relative, double ratioT, double ratioC) {}

    /**
     * Compares treatment with control.
     *
     * <p>Per arm, with r = ȳ/x̄: Var(r) = (s_y² − 2r·s_xy + r²·s_x²) / (n·x̄²), divisor n − 1. Student's t with Welch's
     * degrees of freedom of these variances. The bias of a ratio is O(1/n) and is not removed; warns of arms below 100
     * units and of a denominator whose mean is within seven standard errors of zero.
     *
     * @param t treatment: y numerator, x denominator per unit; n at least 2
     * @param c control
     * @param level coverage of the intervals, in (0, 1)
     * @throws IllegalArgumentException if an arm has fewer than 2 units or a denominator that sums to zero
     */
    public static Result compare(BivariateMoments t, BivariateMoments c, double level) {
        Checks.atLeast(t.n(), 2, "units in treatment");
        Checks.atLeast(c.n(), 2, "units in control");
        Checks.level(level);
        Checks.require(t.meanX() != 0, "the denominator of treatment sums to zero, so there is no ratio");
        Checks.require(c.meanX() != 0, "the denominator of control sums to zero, so there is no ratio");
        double ratioT = t.meanY() / t.meanX();
        double ratioC = c.meanY() / c.meanX();
        double vT = variance(t, ratioT);
        double vC = variance(c, ratioC);
        double df = Relative.welchDegreesOfFreedom(vT, t.n(), vC, c.n());
        List<StatWarning> warnings = new ArrayList<>(Warn.fewForRatio(t.n(), c.n()));
        warnings.addAll(denominator(t));
        warnings.addAll(denominator(c));
        return new Result(
                Effect.student(ratioT - ratioC, Math.sqrt(vT + vC), df, level, warnings),
                Relative.effect(ratioT, vT, ratioC, vC, df, level, warnings),
                ratioT,
                ratioC);
    }

    private static double variance(BivariateMoments m, double ratio) {
        double residual = m.varY() - 2 * ratio * m.cov() + ratio * ratio * m.varX();
        return Math.max(0, residual) / ((double) m.n() * m.meanX() * m.meanX());
    }

    private static List<StatWarning> denominator(BivariateMoments m) {
        return Math.abs(m.meanX()) >= Warn.BASELINE_RATIO * Math.sqrt(m.varX() / (double) m.n())
                ? List.of()
                : List.of(new StatWarning(
                        StatWarning.Kind.BASELINE_NEAR_ZERO,
                        String.format(
                                Locale.ROOT,
                                "The mean denominator %.4g is close to zero against its standard error; the ratio is unstable.",
                                m.meanX())));
    }
}
