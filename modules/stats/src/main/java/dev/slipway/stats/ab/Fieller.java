package dev.slipway.stats.ab;

import dev.slipway.stats.Effect;
import dev.slipway.stats.Moments;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.Warn;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.Normal;
import dev.slipway.stats.math.StudentT;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Relative lift t/c − 1 with Fieller's interval (1954, doi:10.1111/j.2517-6161.1954.tb00159.x): all ρ that the test of
 * t − ρc = 0 does not reject. It needs no linearisation, so it holds where the delta method fails, when the control
 * mean is only a few standard errors from zero.
 */
public final class Fieller {

    private Fieller() {}

    /**
     * Interval of a relative lift from independent estimates of the arms, with normal quantiles.
     *
     * @param t treatment estimate
     * @param vT its variance, not negative
     * @param c control estimate, not zero
     * @param vC its variance, not negative
     * @param level coverage, in (0, 1)
     */
    public static Effect lift(double t, double vT, double c, double vC, double level) {
        return lift(t, vT, c, vC, 0, Double.POSITIVE_INFINITY, level);
    }

    /** Interval of the relative lift of two means, with Welch's degrees of freedom. */
    public static Effect lift(Moments t, Moments c, double level) {
        Checks.atLeast(t.n(), 2, "units in treatment");
        Checks.atLeast(c.n(), 2, "units in control");
        double df = Relative.welchDegreesOfFreedom(t.varianceOfMean(), t.n(), c.varianceOfMean(), c.n());
        return lift(t.mean(), t.varianceOfMean(), c.mean(), c.varianceOfMean(), 0, df, level);
    }

    /**
     * Compares two columns. Warns, besides, of arms below 30 units and of those with fewer than 355 times their squared
     * skewness units, as {@link Welch#compare(double[], double[], double)} does: the means are not close to normal there.
     *
     * @throws IllegalArgumentException as above, and for a value that is NaN or infinite; the message names its index
     */
    public static Effect lift(double[] t, double[] c, double level) {
        List<StatWarning> warnings = new ArrayList<>(Warn.smallSample(t.length, c.length));
        warnings.addAll(Warn.skewed(t, c));
        return lift(Moments.of(t), Moments.of(c), level).withWarnings(warnings);
    }

    /**
     * Interval of t/c − 1: the roots of (c² − q²v_C)ρ² − 2(tc − q²v_TC)ρ + t² − q²v_T = 0, less one, q the quantile.
     *
     * <p>Where c is not significantly different from zero at this level (c² ≤ q²v_C) the set has no two ends: it is the
     * whole line or everything outside two points. Then both ends are infinite and a warning says which. The p-value is
     * that of equal arms, t − c = 0, so it agrees with the interval; the standard error is the delta method's, for display.
     *
     * @param covariance of the two estimates, 0 for independent arms
     * @param df degrees of freedom; infinity for the normal distribution
     * @return NaN everywhere when c is zero, with a warning
     * @throws IllegalArgumentException for numbers that are not finite, negative variances or a level outside (0, 1)
     */
    public static Effect lift(double t, double vT, double c, double vC, double covariance, double df, double level) {
        Checks.finite(t, "t");
        Checks.finite(c, "c");
        Checks.notNegative(vT, "vT");
        Checks.notNegative(vC, "vC");
        Checks.finite(covariance, "covariance");
        Checks.level(level);
        List<StatWarning> warnings = new ArrayList<>(Warn.baseline(c, Math.sqrt(vC)));
        if (c == 0) {
            return new Effect(Double.NaN, Double.NaN, Double.NaN, Double.NaN, level, Double.NaN, df, warnings);
        }
        double ratio = t / c;
        double se = Math.sqrt(Math.max(0, vT - 2 * ratio * covariance + ratio * ratio * vC)) / Math.abs(c);
        double difference = Math.sqrt(Math.max(0, vT - 2 * covariance + vC));
        double p = difference == 0
                ? Double.NaN
                : Effect.student(t - c, difference, df, level, List.of()).pValue();
        if (se == 0) {
            warnings.add(Warn.zeroVariance());
            return new Effect(ratio - 1, 0, ratio - 1, ratio - 1, level, p, df, warnings);
        }
        double tail = (1 - level) / 2;
        double q = Double.isInfinite(df) ? Normal.upperQuantile(tail) : StudentT.upperQuantile(tail, df);
        double a = c * c - q * q * vC;
        double b = t * c - q * q * covariance;
        double root = Math.sqrt(Math.max(0, b * b - a * (t * t - q * q * vT)));
        if (a <= 0) {
            warnings.add(unbounded(b, root, a, level));
            return new Effect(
                    ratio - 1, se, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, level, p, df, warnings);
        }
        return new Effect(ratio - 1, se, (b - root) / a - 1, (b + root) / a - 1, level, p, df, warnings);
    }

    private static StatWarning unbounded(double b, double root, double a, double level) {
        String which = root > 0 && a < 0
                ? String.format(
                        Locale.ROOT,
                        "every lift except those between %.4g and %.4g is compatible with the data",
                        (b + root) / a - 1,
                        (b - root) / a - 1)
                : "every lift is compatible with the data";
        return new StatWarning(
                StatWarning.Kind.UNBOUNDED_INTERVAL,
                String.format(
                        Locale.ROOT,
                        "The control mean cannot be told from zero at level %.3g, so %s; read the absolute effect instead.",
                        level,
                        which));
    }
}
