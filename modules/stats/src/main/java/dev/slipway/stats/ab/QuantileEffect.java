package dev.slipway.stats.ab;

import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import dev.slipway.stats.Warn;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.GaussLegendre;
import dev.slipway.stats.math.Normal;
import dev.slipway.stats.math.RadixSort;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * Difference of a quantile between two arms of independent units, for example of the 95th percentile of load time.
 *
 * <p>Estimand: Q_T(q) − Q_C(q), which is not the q-quantile of individual effects. Estimate: the sample quantiles of type 7.
 * Events clustered in units (many page loads per user) need {@link ClusteredQuantile}.
 */
public final class QuantileEffect {

    private static final double WIDE = 9;
    /** Ranks in a standard deviation from which the density bends so little within one that three points are exact to 1e-11. */
    private static final double MANY_RANKS = 50;

    private static final double OUTER = Math.sqrt(0.6);

    private QuantileEffect() {}

    /** How the standard error of a sample quantile is found. */
    public enum StandardError {
        /**
         * The standard deviation of an order statistic under the bootstrap, in closed form (Maritz and Jarrett 1978,
         * doi:10.1080/01621459.1978.10480027): what a bootstrap with infinitely many resamples gives. The default.
         */
        MARITZ_JARRETT,
        /**
         * Width of the distribution-free interval over 2z (McKean and Schrader 1984; Price and Bonett 2001,
         * doi:10.1080/00949650108812072; gbstats uses it too): (x₍u₎ − x₍l₎)/2z, ranks nq ± z·√(nq(1 − q)) + ½.
         */
        ORDER_STATISTICS
    }

    /**
     * The comparison of two quantiles.
     *
     * @param absolute difference of quantiles, normal interval
     * @param relative relative difference by the delta method
     * @param quantileT sample quantile of treatment
     * @param quantileC sample quantile of control
     * @param standardErrorT of {@code quantileT}
     * @param standardErrorC of {@code quantileC}
     */
    public record Result(
            Effect absolute,
            Effect relative,
            double quantileT,
            double quantileC,
            double standardErrorT,
            double standardErrorC) {}

    /** {@link #compare(double[], double[], double, double, StandardError)} by Maritz and Jarrett. */
    public static Result compare(double[] t, double[] c, double q, double level) {
        return compare(t, c, q, level, StandardError.MARITZ_JARRETT);
    }

    /**
     * Compares treatment with control. Both standard errors assume a density that is positive at the quantile; where many
     * units share the value there (counts, zero-inflated money) it is too small or zero, which is warned of. Warns where an
     * arm has fewer than 10 units beyond the quantile.
     *
     * @param t treatment values in any order, at least 2
     * @param c control values in any order, at least 2
     * @param q which quantile, in (0, 1)
     * @param level coverage, in (0, 1)
     * @throws IllegalArgumentException for small arms, NaN or infinity (names the index), q or level outside (0, 1)
     */
    public static Result compare(double[] t, double[] c, double q, double level, StandardError how) {
        Checks.atLeast(t.length, 2, "units in treatment");
        Checks.atLeast(c.length, 2, "units in control");
        Checks.finite(t, "t");
        Checks.finite(c, "c");
        Checks.probability(q, "q");
        Checks.level(level);
        double[] sortedT = RadixSort.sorted(t);
        double[] sortedC = RadixSort.sorted(c);
        List<StatWarning> warnings = new ArrayList<>(Warn.smallSample(t.length, c.length));
        warnings.addAll(warnings(sortedT, q, "treatment"));
        warnings.addAll(warnings(sortedC, q, "control"));
        return result(
                Quantiles.quantile(sortedT, q),
                standardError(sortedT, q, level, how),
                Quantiles.quantile(sortedC, q),
                standardError(sortedC, q, level, how),
                level,
                warnings);
    }

    static Result result(double qT, double seT, double qC, double seC, double level, List<StatWarning> warnings) {
        return new Result(
                Effect.normal(qT - qC, Math.hypot(seT, seC), level, warnings),
                Relative.effect(qT, seT * seT, qC, seC * seC, Double.POSITIVE_INFINITY, level, warnings),
                qT,
                qC,
                seT,
                seC);
    }

    /**
     * Standard error of one sample quantile.
     *
     * @param sorted ascending, at least 2 values
     */
    static double standardError(double[] sorted, double q, double level, StandardError how) {
        if (how == StandardError.MARITZ_JARRETT) {
            return maritzJarrett(sorted, q);
        }
        double z = Normal.upperQuantile((1 - level) / 2);
        return orderStatistics(sorted, q, z, Math.sqrt(q * (1 - q) / sorted.length));
    }

    /** (x₍u₎ − x₍l₎)/2z at ranks n(q ± z·sd) + ½, between which values are interpolated. */
    static double orderStatistics(double[] sorted, double q, double z, double sd) {
        return (at(sorted, q + z * sd) - at(sorted, q - z * sd)) / (2 * z);
    }

    private static double at(double[] sorted, double share) {
        double position = Math.max(0, Math.min(sorted.length - 1.0, sorted.length * share - 0.5));
        int below = (int) Math.floor(position);
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    /**
     * √(Σw x² − (Σw x)²), w_i = I(i/n) − I((i − 1)/n) of the Beta(m, n − m + 1) distribution, m = ⌊nq + ½⌋ within 1 … n.
     * Only ranks within nine standard deviations are looked at.
     */
    private static double maritzJarrett(double[] sorted, double q) {
        double n = sorted.length;
        double m = Math.max(1, Math.min(n, Math.floor(n * q + 0.5)));
        double b = n - m + 1;
        double mode = n == 1 ? 0.5 : (m - 1) / (n - 1);
        double centre = m / (n + 1);
        double deviation = Math.sqrt(centre * (1 - centre) / (n + 2));
        double reach = WIDE * deviation + 4 * WIDE / n;
        boolean manyRanks = n * deviation > MANY_RANKS;
        DoubleUnaryOperator density = x -> Math.exp(logDensity(x, m - 1, b - 1, mode));
        int from = (int) Math.max(0, Math.floor((centre - reach) * n));
        int to = (int) Math.min(n - 1, Math.ceil((centre + reach) * n));
        double[] weights = new double[to - from + 1];
        double pivot = sorted[(int) m - 1];
        double mass = 0;
        double mean = 0;
        for (int i = from; i <= to; i++) {
            double w = manyRanks
                    ? threePoints(density, (i + 0.5) / n, 0.5 / n)
                    : GaussLegendre.panel(density, i / n, (i + 1) / n);
            weights[i - from] = w;
            mass += w;
            mean += w * (sorted[i] - pivot);
        }
        mean /= mass;
        double variance = 0;
        for (int i = from; i <= to; i++) {
            double d = sorted[i] - pivot - mean;
            variance += weights[i - from] * d * d;
        }
        return Math.sqrt(variance / mass);
    }

    /** ∫ f over middle ± half by Gauss and Legendre's three points. */
    private static double threePoints(DoubleUnaryOperator f, double middle, double half) {
        double out = half * OUTER;
        return half
                / 9
                * (5 * (f.applyAsDouble(middle - out) + f.applyAsDouble(middle + out)) + 8 * f.applyAsDouble(middle));
    }

    /** a·ln(x/mode) + b·ln((1 − x)/(1 − mode)), where terms without weight are left out. */
    private static double logDensity(double x, double a, double b, double mode) {
        double left = a == 0 ? 0 : a * Math.log(x / mode);
        return left + (b == 0 ? 0 : b * Math.log((1 - x) / (1 - mode)));
    }

    private static List<StatWarning> warnings(double[] sorted, double q, String arm) {
        List<StatWarning> warnings = new ArrayList<>();
        double beyond = sorted.length * Math.min(q, 1 - q);
        if (beyond < 10) {
            warnings.add(new StatWarning(
                    StatWarning.Kind.SMALL_SAMPLE,
                    String.format(
                            Locale.ROOT,
                            "Only %.1f units of the %s arm lie beyond the %.3g quantile; its standard error is rough.",
                            beyond,
                            arm,
                            q)));
        }
        double value = Quantiles.quantile(sorted, q);
        long equal = count(sorted, value);
        if (equal > 1 + 2 * Math.sqrt(sorted.length * q * (1 - q))) {
            warnings.add(tied(equal, "units", arm, value));
        }
        return warnings;
    }

    /** Where the ranks that the error rests on may all have one value. */
    static StatWarning tied(long equal, String rows, String arm, double value) {
        return new StatWarning(
                StatWarning.Kind.TIED_VALUES,
                String.format(
                        Locale.ROOT,
                        "%d %s of the %s arm have exactly the quantile's value %.4g; its standard error is not to be"
                                + " trusted.",
                        equal,
                        rows,
                        arm,
                        value));
    }

    static long count(double[] sorted, double value) {
        return Arrays.stream(sorted).filter(v -> v == value).count();
    }
}
