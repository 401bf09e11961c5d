package dev.slipway.stats.math;

import org.apache.commons.math3.special.Beta;

/**
 * Student's t distribution with relative accuracy in the tails, for any positive (also fractional) degrees of freedom.
 * Up to {@value #SWITCH} degrees of freedom the tail is an incomplete beta function evaluated by its continued fraction
 * with log1p of t²/ν; above, Hill's normal deviate (1970, Algorithm 395, Comm. ACM 13, 617-619), whose error there is below 1e-15.
 */
public final class StudentT {

    private static final double SWITCH = 2000;
    private static final double TINY = 1e-300;
    private static final int TERMS = 100_000;
    private static final int STEPS = 200;

    private StudentT() {}

    /** P(|T| ≥ |t|). */
    public static double twoSidedP(double t, double df) {
        return Math.min(1, 2 * survival(Math.abs(t), df));
    }

    /** P(T &gt; t), accurate relative to itself for t &gt; 0. */
    public static double survival(double t, double df) {
        Checks.require(df > 0, "df must be positive but is " + df);
        if (t < 0) {
            return 1 - survival(-t, df);
        }
        if (Double.isInfinite(df)) {
            return Normal.survival(t);
        }
        return df > SWITCH ? Normal.survival(hill(t, df)) : 0.5 * betaTail(t * t / df, df);
    }

    /** Density at t. */
    public static double density(double t, double df) {
        return Math.exp(-0.5 * (df + 1) * Math.log1p(t * t / df) - Beta.logBeta(0.5 * df, 0.5) - 0.5 * Math.log(df));
    }

    /**
     * The t with P(T &gt; t) = p, by safeguarded Newton steps on log p.
     *
     * @param p upper tail probability, strictly between 0 and 1
     * @param df degrees of freedom, positive; infinity means the normal distribution
     */
    public static double upperQuantile(double p, double df) {
        Checks.probability(p, "p");
        Checks.require(df > 0, "df must be positive but is " + df);
        if (Double.isInfinite(df)) {
            return Normal.upperQuantile(p);
        }
        if (p > 0.5) {
            return -upperQuantile(1 - p, df);
        }
        return p == 0.5 ? 0 : positiveQuantile(p, df);
    }

    private static double positiveQuantile(double p, double df) {
        double low = 0;
        double high = 1;
        while (survival(high, df) > p) {
            low = high;
            high *= 2;
        }
        double target = Math.log(p);
        double t = Math.min(high, Math.max(low, Normal.upperQuantile(p)));
        for (int i = 0; i < STEPS; i++) {
            double tail = survival(t, df);
            if (tail > p) {
                low = t;
            } else {
                high = t;
            }
            double step = (Math.log(tail) - target) * tail / density(t, df);
            double next = t + step;
            next = next > low && next < high ? next : 0.5 * (low + high);
            if (Math.abs(next - t) <= 1e-15 * next) {
                return next;
            }
            t = next;
        }
        return t;
    }

    /** The normal deviate with the same tail as t. */
    private static double hill(double t, double df) {
        double a = df - 0.5;
        double b = 48 * a * a;
        double y2 = a * Math.log1p(t * t / df);
        double y = Math.sqrt(y2);
        double higher = (((-0.4 * y2 - 3.3) * y2 - 24) * y2 - 85.5) / (0.8 * y2 * y2 + 100 + b);
        return y * (1 + ((higher + y2 + 3) / b));
    }

    /** I(ν/2, 1/2) at x = 1 / (1 + r), where r = t² / ν. */
    private static double betaTail(double r, double df) {
        double a = 0.5 * df;
        if (r == 0) {
            return 1;
        }
        double logFront = -a * Math.log1p(r) + 0.5 * (Math.log(r) - Math.log1p(r)) - Beta.logBeta(a, 0.5);
        double x = 1 / (1 + r);
        if (x < (a + 1) / (a + 2.5)) {
            return Math.exp(logFront) * fraction(x, a, 0.5) / a;
        }
        return 1 - Math.exp(logFront) * fraction(r / (1 + r), 0.5, a) * 2;
    }

    /** Continued fraction of the incomplete beta function by Lentz's method. */
    private static double fraction(double x, double a, double b) {
        double c = 1;
        double d = 1 / nonZero(1 - (a + b) * x / (a + 1));
        double h = d;
        for (int m = 1; m < TERMS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / nonZero(1 + even * d);
            c = nonZero(1 + even / c);
            h *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / nonZero(1 + odd * d);
            c = nonZero(1 + odd / c);
            double factor = d * c;
            h *= factor;
            if (Math.abs(factor - 1) < 1e-16) {
                break;
            }
        }
        return h;
    }

    private static double nonZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }
}
