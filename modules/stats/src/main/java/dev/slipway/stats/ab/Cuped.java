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
 * CUPED: the difference of means after a covariate from before the exposure has explained part of the noise (Deng, Xu,
 * Kohavi and Walker 2013, doi:10.1145/2433396.2433413).
 *
 * <p>Estimand: the same average effect as Welch's, because randomisation gives both arms the same covariate mean; the
 * covariate must be measured before exposure. Effect: (ȳ_T − ȳ_C) − θ(x̄_T − x̄_C).
 */
public final class Cuped {

    private Cuped() {}

    /** How θ is pooled over the arms. */
    public enum Theta {
        /** Covariance and variance centred in each arm, then added: the slope of ANCOVA. The default. */
        WITHIN_ARMS,
        /**
         * Covariance and variance of all units around the common means, as gbstats does. Absorbs part of the effect
         * when the arms' covariate means differ by chance; the two agree as n grows.
         */
        ALL_UNITS
    }

    /** What a relative effect divides by. */
    public enum Baseline {
        /** The control mean after adjustment, the better estimate of the two. The default. */
        ADJUSTED,
        /**
         * The plain control mean, as gbstats does. The delta method then takes the covariance of the adjusted difference
         * and the divisor into account, with ȳ_T/ȳ_C as gradient.
         */
        UNADJUSTED
    }

    /**
     * The adjusted comparison.
     *
     * @param theta slope of the outcome on the covariate
     * @param correlation correlation of outcome and covariate, pooled as θ is; 0 when either does not vary
     * @param varianceReduction 1 − adjusted / unadjusted squared standard error of the difference; about correlation²,
     *     negative when the adjustment hurts
     * @param adjustedMeanT ȳ_T − θ(x̄_T − x̄), x̄ over both arms
     * @param adjustedMeanC ȳ_C − θ(x̄_C − x̄)
     * @param absolute adjusted difference, Welch t on the adjusted values
     * @param relative adjusted relative lift by the delta method, x̄ taken as known
     */
    public record Result(
            double theta,
            double correlation,
            double varianceReduction,
            double adjustedMeanT,
            double adjustedMeanC,
            Effect absolute,
            Effect relative) {}

    /** {@link #compare(BivariateMoments, BivariateMoments, double, Theta, Baseline)} with θ within arms. */
    public static Result compare(BivariateMoments t, BivariateMoments c, double level) {
        return compare(t, c, level, Theta.WITHIN_ARMS, Baseline.ADJUSTED);
    }

    /**
     * Compares treatment with control.
     *
     * <p>Variance of an adjusted arm: s_y² + θ²·s_x² − 2θ·s_xy with divisor n − 1, the sample variance of y − θx; that θ
     * was estimated costs O(1/n) and is ignored, so below some 100 units per arm the interval is a little too narrow
     * (warned below 30). A covariate without variance gives θ = 0, the plain Welch result and a warning.
     *
     * @param t treatment: y outcome, x covariate; n at least 2
     * @param c control
     * @param level coverage of the intervals, in (0, 1)
     * @throws IllegalArgumentException if an arm has fewer than 2 units or the level is outside (0, 1)
     */
    public static Result compare(
            BivariateMoments t, BivariateMoments c, double level, Theta pooling, Baseline baseline) {
        Checks.atLeast(t.n(), 2, "units in treatment");
        Checks.atLeast(c.n(), 2, "units in control");
        Checks.level(level);
        Slope slope = Slope.of(t, c, pooling);
        double theta = slope.theta();
        double centre = pooledMean(t.n(), t.meanX(), c.n(), c.meanX());
        double meanT = t.meanY() - theta * (t.meanX() - centre);
        double meanC = c.meanY() - theta * (c.meanX() - centre);
        double vT = adjustedVariance(t, theta) / (double) t.n();
        double vC = adjustedVariance(c, theta) / (double) c.n();
        double df = Relative.welchDegreesOfFreedom(vT, t.n(), vC, c.n());
        List<StatWarning> warnings = new ArrayList<>(Warn.smallSample(t.n(), c.n()));
        warnings.addAll(slope.warnings());
        double difference = (t.meanY() - c.meanY()) - theta * (t.meanX() - c.meanX());
        double plain = t.varY() / (double) t.n() + c.varY() / (double) c.n();
        Effect relative = baseline == Baseline.ADJUSTED
                ? Relative.effect(meanC + difference, vT, meanC, vC, df, level, warnings)
                : Relative.effect(difference, vT + unadjustedControl(t, c, theta), c.y(), df, level, warnings);
        return new Result(
                theta,
                slope.correlation(),
                plain == 0 ? 0 : 1 - (vT + vC) / plain,
                meanT,
                meanC,
                Effect.student(difference, Math.sqrt(vT + vC), df, level, warnings),
                relative);
    }

    /** Var(r·ȳ_C − θ·x̄_C) with r = ȳ_T/ȳ_C: the control's part when the plain control mean is the divisor. */
    private static double unadjustedControl(BivariateMoments t, BivariateMoments c, double theta) {
        double r = t.meanY() / c.meanY();
        double sum = r * r * c.varY() - 2 * r * theta * c.cov() + theta * theta * c.varX();
        return Math.max(0, sum) / (double) c.n();
    }

    private static double adjustedVariance(BivariateMoments m, double theta) {
        return Math.max(0, m.varY() + theta * theta * m.varX() - 2 * theta * m.cov());
    }

    private static double pooledMean(long n, double mean, long m, double other) {
        return mean + (other - mean) * ((double) m / ((double) n + (double) m));
    }

    /** Pooled slope and correlation. */
    private record Slope(double theta, double correlation, List<StatWarning> warnings) {

        private static final double WEAK = 0.05;

        static Slope of(BivariateMoments t, BivariateMoments c, Theta pooling) {
            double freeT = (double) (t.n() - 1);
            double freeC = (double) (c.n() - 1);
            double between = pooling == Theta.ALL_UNITS
                    ? (double) t.n() * ((double) c.n() / ((double) t.n() + (double) c.n()))
                    : 0;
            double dy = t.meanY() - c.meanY();
            double dx = t.meanX() - c.meanX();
            double xy = freeT * t.cov() + freeC * c.cov() + between * dx * dy;
            double xx = freeT * t.varX() + freeC * c.varX() + between * dx * dx;
            double yy = freeT * t.varY() + freeC * c.varY() + between * dy * dy;
            if (xx == 0) {
                return new Slope(0, 0, List.of(useless("The covariate does not vary, so nothing was adjusted.")));
            }
            double correlation = yy == 0 ? 0 : Math.max(-1, Math.min(1, xy / (Math.sqrt(xx) * Math.sqrt(yy))));
            return new Slope(
                    xy / xx,
                    correlation,
                    Math.abs(correlation) < WEAK
                            ? List.of(useless(String.format(
                                    Locale.ROOT,
                                    "The covariate's correlation with the outcome is %.3f; the adjustment changes little.",
                                    correlation)))
                            : List.of());
        }

        private static StatWarning useless(String message) {
            return new StatWarning(StatWarning.Kind.COVARIATE_WITHOUT_USE, message);
        }
    }
}
