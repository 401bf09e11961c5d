package dev.slipway.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The conditions under which estimators warn, in one place so that all of them warn alike. */
public final class Warn {

    /** Units per arm under which a t interval leans on normality of the data rather than on the central limit. */
    public static final long SMALL_ARM = 30;

    /** Units per arm under which the delta method's interval of a ratio of sums is too narrow. */
    public static final long FEW_FOR_RATIO = 100;

    /** Successes or failures under which the normal approximation of a proportion is poor. */
    public static final long RARE = 5;

    /** Control mean over its standard error under which a relative effect is unstable. */
    public static final double BASELINE_RATIO = 7;

    /** Units needed per squared skewness for a 95 % t interval (Kohavi et al. 2014, "seven rules of thumb", 355). */
    public static final double UNITS_PER_SQUARED_SKEWNESS = 355;

    private Warn() {}

    /** Warning for arms of fewer than {@value #SMALL_ARM} units. */
    public static List<StatWarning> smallSample(long nT, long nC) {
        if (Math.min(nT, nC) >= SMALL_ARM) {
            return List.of();
        }
        return List.of(new StatWarning(
                StatWarning.Kind.SMALL_SAMPLE,
                String.format(
                        Locale.ROOT,
                        "The smaller arm has %d units; below %d the interval relies on normally distributed values.",
                        Math.min(nT, nC),
                        SMALL_ARM)));
    }

    /** Warning for a ratio metric with arms of fewer than {@value #FEW_FOR_RATIO} units. */
    public static List<StatWarning> fewForRatio(long nT, long nC) {
        if (Math.min(nT, nC) >= FEW_FOR_RATIO) {
            return List.of();
        }
        return List.of(new StatWarning(
                StatWarning.Kind.SMALL_SAMPLE,
                String.format(
                        Locale.ROOT,
                        "The smaller arm has %d units; below %d the delta method takes a ratio as too close to linear.",
                        Math.min(nT, nC),
                        FEW_FOR_RATIO)));
    }

    /** Warning for fewer than {@value #RARE} successes or failures in either arm. */
    public static List<StatWarning> rareEvents(long xT, long nT, long xC, long nC) {
        long fewest = Math.min(Math.min(xT, nT - xT), Math.min(xC, nC - xC));
        if (fewest >= RARE) {
            return List.of();
        }
        return List.of(new StatWarning(
                StatWarning.Kind.RARE_EVENTS,
                String.format(
                        Locale.ROOT,
                        "An arm has only %d successes or failures; below %d prefer the Newcombe interval.",
                        fewest,
                        RARE)));
    }

    /** Warning for a control mean within {@value #BASELINE_RATIO} standard errors of zero. */
    public static List<StatWarning> baseline(double mean, double standardError) {
        if (mean != 0 && Math.abs(mean) >= BASELINE_RATIO * standardError) {
            return List.of();
        }
        return List.of(new StatWarning(
                StatWarning.Kind.BASELINE_NEAR_ZERO,
                String.format(
                        Locale.ROOT,
                        "The control mean %.4g is within %.0f standard errors (%.4g) of zero; read the absolute effect instead.",
                        mean,
                        BASELINE_RATIO,
                        standardError)));
    }

    /** Warning where either column is {@link #skewed(double, long, String)}. */
    public static List<StatWarning> skewed(double[] t, double[] c) {
        List<StatWarning> warnings = new ArrayList<>(skewed(Skewness.of(t), t.length, "treatment"));
        warnings.addAll(skewed(Skewness.of(c), c.length, "control"));
        return warnings;
    }

    /**
     * Warning when n is below 355 times the squared skewness. Not for a skewness within two standard errors, √(6/n) each, of what
     * normal values show by chance.
     */
    public static List<StatWarning> skewed(double skewness, long n, String arm) {
        double needed = UNITS_PER_SQUARED_SKEWNESS * skewness * skewness;
        boolean byChance = skewness * skewness * (double) n < 2 * 2 * 6;
        if (!(needed > (double) n) || byChance) {
            return List.of();
        }
        return List.of(new StatWarning(
                StatWarning.Kind.SKEWED,
                String.format(
                        Locale.ROOT,
                        "The %s arm has skewness %.3g; an interval of its mean needs about %,.0f units and it has %,d.",
                        arm,
                        skewness,
                        Math.ceil(needed),
                        n)));
    }

    /** Warning for a standard error of zero. */
    public static StatWarning zeroVariance() {
        return new StatWarning(
                StatWarning.Kind.ZERO_VARIANCE,
                "The values do not vary, so the interval has no width and there is no test.");
    }
}
