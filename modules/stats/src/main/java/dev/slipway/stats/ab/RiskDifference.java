package dev.slipway.stats.ab;

import dev.slipway.stats.math.Bisection;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.Normal;

/**
 * Miettinen and Nurminen's score interval of a difference of two proportions (1985, doi:10.1002/sim.4780040211), the
 * asymptotic one.
 *
 * <p>Estimand: p_T − p_C. For every candidate difference δ the standard error is the one that holds if δ were true: both
 * rates by maximum likelihood under p_T − p_C = δ, with the factor N/(N − 1). The interval holds all δ with
 * |p̂_T − p̂_C − δ| ≤ z · SE(δ). It has no width zero when nobody or everybody succeeded, covers well for rare events and
 * unequal arms, where Wald's does not, and never leaves [−1, 1]. It excludes 0 exactly when the pooled z test, with that
 * factor, exceeds z.
 */
public final class RiskDifference {
    /** How far from a guess of a rate the sign of the score is sure; rounding moves it by a few 1e-16. */
    private static final double RATE_MARGIN = 2e-14;

    /** The same for a limit of the difference, whose rounding has that of the rates in it. */
    private static final double LIMIT_MARGIN = 1e-13;

    private static final int SECANTS = 12;
    private static final int POLISHES = 4;

    private final double hitsT;
    private final double sizeT;
    private final double hitsC;
    private final double sizeC;

    private RiskDifference(long xT, long nT, long xC, long nC) {
        this.hitsT = (double) xT;
        this.sizeT = (double) nT;
        this.hitsC = (double) xC;
        this.sizeC = (double) nC;
    }

    /**
     * The interval.
     *
     * @param xT successes in treatment
     * @param nT units in treatment, at least 1
     * @param xC successes in control
     * @param nC units in control, at least 1
     * @param z half-width in standard errors, positive: the normal quantile for one look, the multiplier of a plan of
     *     looks otherwise; infinite gives [−1, 1]
     * @return {low, high}
     * @throws IllegalArgumentException for negative counts, more successes than units, or z not positive
     */
    public static double[] miettinenNurminen(long xT, long nT, long xC, long nC, double z) {
        Checks.successes(xT, nT, "xT", "nT");
        Checks.successes(xC, nC, "xC", "nC");
        Checks.require(z > 0, "z must be positive but is " + z);
        if (Double.isInfinite(z)) {
            return new double[] {-1, 1};
        }
        double low = new RiskDifference(xT, nT, xC, nC).low(z);
        double high = -new RiskDifference(xC, nC, xT, nT).low(z);
        return new double[] {low, high};
    }

    /**
     * Agresti and Caffo's interval of the difference (2000, doi:10.1080/00031305.2000.10474560): Wald's after one success and one
     * failure are added to each arm. Simple, and close to the level even for small arms.
     *
     * @param level coverage, in (0, 1)
     * @return {low, high}, cut at −1 and 1
     * @throws IllegalArgumentException for negative counts, more successes than units, or a level outside (0, 1)
     */
    public static double[] agrestiCaffo(long xT, long nT, long xC, long nC, double level) {
        Checks.successes(xT, nT, "xT", "nT");
        Checks.successes(xC, nC, "xC", "nC");
        Checks.level(level);
        double pT = (xT + 1.0) / (nT + 2.0);
        double pC = (xC + 1.0) / (nC + 2.0);
        double half = Normal.upperQuantile((1 - level) / 2)
                * Math.sqrt(pT * (1 - pT) / (nT + 2.0) + pC * (1 - pC) / (nC + 2.0));
        return new double[] {Math.max(-1, pT - pC - half), Math.min(1, pT - pC + half)};
    }

    /** The smallest difference that is not rejected: above it the distance is at most z standard errors. */
    private double low(double z) {
        double seen = hitsT / sizeT - hitsC / sizeC;
        return Bisection.edge(
                -1,
                seen,
                delta -> seen - delta > z * standardError(delta, constrained(delta)),
                guess(z, seen),
                LIMIT_MARGIN);
    }

    /** Where a secant finds the lower limit, from the width that holds at the difference seen. */
    private double guess(double z, double seen) {
        double before = seen;
        double distance = -z * standardError(seen, mostLikely(seen));
        double now = Math.max(-1, seen + distance);
        for (int i = 0; i < SECANTS && now != before; i++) {
            double there = seen - now - z * standardError(now, mostLikely(now));
            double next = now - there * (now - before) / (there - distance);
            before = now;
            distance = there;
            now = next;
        }
        return now;
    }

    private double standardError(double delta, double pC) {
        double pT = Math.clamp(pC + delta, 0, 1);
        double all = sizeT + sizeC;
        return Math.sqrt((pT * (1 - pT) / sizeT + pC * (1 - pC) / sizeC) * all / (all - 1));
    }

    /** The control's rate that is most likely under the difference: where the falling likelihood score is zero. */
    private double constrained(double delta) {
        return Bisection.edge(
                Math.max(0, -delta), Math.min(1, 1 - delta), p -> score(p, delta) > 0, mostLikely(delta), RATE_MARGIN);
    }

    /** The same from the cubic equation of the paper's appendix and Newton's steps on the score; NaN where that fails. */
    private double mostLikely(double delta) {
        double n = sizeT + sizeC;
        double hits = hitsT + hitsC;
        double l2 = ((sizeC + 2 * sizeT) * delta - n - hits) / (3 * n);
        double l1 = ((sizeC * delta - n - 2 * hitsC) * delta + hits) / (3 * n);
        double l0 = hitsC * delta * (1 - delta) / n;
        double q = l2 * l2 * l2 - 1.5 * l1 * l2 + l0 / 2;
        double root = Math.copySign(Math.sqrt(Math.max(0, l2 * l2 - l1)), q);
        double angle = (Math.PI + Math.acos(Math.clamp(q / (root * root * root), -1, 1))) / 3;
        double p = 2 * root * Math.cos(angle) - l2;
        for (int i = 0; i < POLISHES; i++) {
            double step = score(p, delta) / slope(p, delta);
            p += step;
            if (!(Math.abs(step) > RATE_MARGIN / 100)) {
                break;
            }
        }
        return p;
    }

    private double score(double p, double delta) {
        double q = p + delta;
        return part(hitsT, q) - part(sizeT - hitsT, 1 - q) + part(hitsC, p) - part(sizeC - hitsC, 1 - p);
    }

    /** How fast the score falls. */
    private double slope(double p, double delta) {
        double q = p + delta;
        return part(part(hitsT, q), q)
                + part(part(sizeT - hitsT, 1 - q), 1 - q)
                + part(part(hitsC, p), p)
                + part(part(sizeC - hitsC, 1 - p), 1 - p);
    }

    private static double part(double count, double rate) {
        return count == 0 ? 0 : count / Math.max(rate, Double.MIN_NORMAL);
    }
}
