package dev.slipway.stats.adjust;

import dev.slipway.stats.BivariateMoments;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.Warn;
import dev.slipway.stats.ab.Cuped;
import dev.slipway.stats.math.Checks;
import java.util.List;

/**
 * CUPED for ratio metrics such as revenue per session: each unit's contribution to the ratio (delta method, Deng, Knoblich
 * and Lu 2018, doi:10.1145/3219819.3219919) is adjusted like a mean.
 *
 * <p>Estimand: Σy_T/Σd_T − Σy_C/Σd_C and its relative form, as {@link dev.slipway.stats.ab.RatioMetric}.
 */
public final class RatioCuped {

    private RatioCuped() {}

    /**
     * One arm.
     *
     * @param numerator y per unit
     * @param denominator d per unit, not summing to zero
     * @param x covariates from before exposure, by column
     */
    public record Arm(double[] numerator, double[] denominator, double[][] x) {}

    /**
     * Compares treatment with control: {@link MultipleCuped} on z = R + (y − R·d)/d̄ with R = Σy/Σd of the unit's own
     * arm, whose mean is R and whose variance is the delta method's. Warns below 100 units per arm.
     *
     * @param level coverage, in (0, 1)
     * @throws IllegalArgumentException for different lengths, values not finite (names the index), a denominator that sums
     *     to zero, fewer units than covariates
     */
    public static MultipleCuped.Result compare(Arm t, Arm c, double level) {
        MultipleCuped.Result result = MultipleCuped.compare(
                new ArmSample(contributions(t.numerator(), t.denominator(), "treatment"), t.x()),
                new ArmSample(contributions(c.numerator(), c.denominator(), "control"), c.x()),
                level);
        return result.withWarnings(Warn.fewForRatio(t.numerator().length, c.numerator().length));
    }

    /**
     * One arm of a ratio with one covariate, from one pass over its units.
     *
     * @param ratio numerator (y) and denominator (x)
     * @param above numerator and covariate
     * @param below denominator and covariate
     */
    public record Moments(BivariateMoments ratio, BivariateMoments above, BivariateMoments below) {
        /**
         * Moments of the contributions z (see {@link #compare(Arm, Arm, double)}) and the covariate: Var z = (Var y + R²·Var d −
         * 2R·Cov(y, d))/d̄², Cov(z, x) = (Cov(y, x) − R·Cov(d, x))/d̄.
         *
         * @throws IllegalArgumentException for a denominator that sums to zero
         */
        public BivariateMoments contributions() {
            double d = ratio.meanX();
            Checks.require(d != 0, "the denominator sums to zero, so there is no ratio");
            double r = ratio.meanY() / d;
            double variance = (ratio.varY() + r * r * ratio.varX() - 2 * r * ratio.cov()) / (d * d);
            return BivariateMoments.bounded(
                    ratio.n(),
                    r,
                    above.meanX(),
                    Math.max(0, variance),
                    above.varX(),
                    (above.cov() - r * below.cov()) / d);
        }
    }

    /**
     * The same comparison as {@link #compare(Arm, Arm, double)} with one covariate, without holding the units.
     *
     * @throws IllegalArgumentException for fewer than 2 units, a denominator that sums to zero, a level outside (0, 1)
     */
    public static Cuped.Result compare(Moments t, Moments c, double level) {
        Cuped.Result r = Cuped.compare(t.contributions(), c.contributions(), level);
        List<StatWarning> few = Warn.fewForRatio(t.ratio().n(), c.ratio().n());
        return new Cuped.Result(
                r.theta(),
                r.correlation(),
                r.varianceReduction(),
                r.adjustedMeanT(),
                r.adjustedMeanC(),
                r.absolute().withWarnings(few),
                r.relative().withWarnings(few));
    }

    /**
     * The pre-period's ratio as a covariate: (y − R·d)/d̄ with R and d̄ over both arms, because before exposure there is
     * one population. Units without activity contribute 0, the average.
     *
     * @return {treatment, control} columns
     */
    public static double[][] preRatio(double[] yT, double[] dT, double[] yC, double[] dC) {
        lengths(yT, dT, "treatment");
        lengths(yC, dC, "control");
        double sumD = sum(dT) + sum(dC);
        Checks.require(sumD != 0, "the pre-period's denominator sums to zero, so there is no ratio");
        double ratio = (sum(yT) + sum(yC)) / sumD;
        double mean = sumD / ((double) dT.length + dC.length);
        return new double[][] {linear(yT, dT, ratio, mean, 0), linear(yC, dC, ratio, mean, 0)};
    }

    private static double[] contributions(double[] y, double[] d, String arm) {
        lengths(y, d, arm);
        double sumD = sum(d);
        Checks.require(sumD != 0, "the denominator of " + arm + " sums to zero, so there is no ratio");
        double ratio = sum(y) / sumD;
        return linear(y, d, ratio, sumD / d.length, ratio);
    }

    private static double[] linear(double[] y, double[] d, double ratio, double mean, double centre) {
        double[] z = new double[y.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = centre + (y[i] - ratio * d[i]) / mean;
        }
        return z;
    }

    private static void lengths(double[] y, double[] d, String arm) {
        Checks.require(
                y.length == d.length, arm + " has " + y.length + " numerators and " + d.length + " denominators");
        Checks.finite(y, "numerator of " + arm);
        Checks.finite(d, "denominator of " + arm);
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double v : values) {
            sum += v;
        }
        return sum;
    }
}
