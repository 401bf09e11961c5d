package dev.slipway.stats.ab;

import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.Warn;
import java.util.ArrayList;
import java.util.List;

/** Relative effects t/c − 1 of independent arm estimates by the delta method, for every kind of metric. */
public final class Relative {

    private Relative() {}

    /**
     * SE² = v_T / c² + t²·v_C / c⁴, v being the variance of each arm's estimate.
     *
     * @param t treatment estimate
     * @param vT its variance
     * @param c control estimate
     * @param vC its variance
     * @param df degrees of freedom of the interval
     * @return NaN everywhere when c is zero, with the warning that says so
     */
    public static Effect effect(
            double t, double vT, double c, double vC, double df, double level, List<StatWarning> given) {
        double ratio = t / c;
        return over(t - c, vT + ratio * ratio * vC, c, vC, df, level, given);
    }

    /**
     * A difference over the control's plain mean, given the variance of the numerator of its linearisation.
     *
     * @param difference treatment minus control
     * @param variance variance of difference − (relative effect)·(control mean), in squared units of the metric
     * @param control moments of the divisor
     */
    public static Effect effect(
            double difference, double variance, Moments control, double df, double level, List<StatWarning> given) {
        return over(difference, variance, control.mean(), control.varianceOfMean(), df, level, given);
    }

    private static Effect over(
            double difference, double variance, double c, double vC, double df, double level, List<StatWarning> given) {
        List<StatWarning> warnings = new ArrayList<>(given);
        warnings.addAll(Warn.baseline(c, Math.sqrt(vC)));
        if (c == 0) {
            return new Effect(Double.NaN, Double.NaN, Double.NaN, Double.NaN, level, Double.NaN, df, warnings);
        }
        return Effect.student(difference / c, Math.sqrt(variance) / Math.abs(c), df, level, warnings);
    }

    /**
     * Welch–Satterthwaite degrees of freedom (v_T + v_C)² / (v_T²/(n_T−1) + v_C²/(n_C−1)).
     *
     * @return infinity when both variances are zero
     */
    public static double welchDegreesOfFreedom(double vT, long nT, double vC, long nC) {
        double total = vT + vC;
        if (total == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double shareT = vT / total;
        double shareC = vC / total;
        return 1 / (shareT * shareT / (double) (nT - 1) + shareC * shareC / (double) (nC - 1));
    }
}
