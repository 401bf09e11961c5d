package dev.slipway.stats.power;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.Normal;
import dev.slipway.stats.math.Roots;

/**
 * Planning for two proportions on the arcsine scale, where the variance of a proportion is nearly 1/(4n) whatever the proportion
 * (Cohen 1988, chapter 6): Cohen's h = 2·arcsin√p₂ − 2·arcsin√p₁. With 1/n' = 1/n₁ + 1/n₂ the power is Φ(|h|·√n' − z), and with
 * two sides Φ(−|h|·√n' − z) more for a rejection on the wrong side, as in R's package pwr.
 */
public final class ArcsinePower {

    private static final double LARGEST = 1e15;

    private ArcsinePower() {}

    /**
     * Cohen's h, no unit: 0.2 is called small, 0.5 medium, 0.8 large.
     *
     * @param p1 proportion of control, in [0, 1]
     * @param p2 proportion of treatment, in [0, 1]
     */
    public static double effect(double p1, double p2) {
        Checks.require(p1 >= 0 && p1 <= 1, "p1 must lie between 0 and 1 but is " + p1);
        Checks.require(p2 >= 0 && p2 <= 1, "p2 must lie between 0 and 1 but is " + p2);
        return 2 * Math.asin(Math.sqrt(p2)) - 2 * Math.asin(Math.sqrt(p1));
    }

    /**
     * Power with arms of any size.
     *
     * @param h Cohen's, any sign
     * @param n1 units of one arm, positive
     * @param n2 units of the other, positive
     * @param alpha error of the test, in (0, 1)
     */
    public static double power(double h, double n1, double n2, Alternative alternative, double alpha) {
        Checks.finite(h, "h");
        Checks.positive(n1, "n1");
        Checks.positive(n2, "n2");
        Checks.probability(alpha, "alpha");
        return power(Math.abs(h) / Math.sqrt(1 / n1 + 1 / n2), alternative, alpha);
    }

    private static double power(double shift, Alternative alternative, double alpha) {
        double z = Normal.upperQuantile(alternative.tail(alpha));
        return Normal.survival(z - shift) + (alternative == Alternative.TWO_SIDED ? Normal.survival(z + shift) : 0);
    }

    /**
     * Units per arm of two equal arms, a real number to be rounded up.
     *
     * @param h Cohen's, not zero
     * @param alpha error of the test, in (0, 1)
     * @param power wanted, above alpha and below 1
     */
    public static double sampleSize(double h, Alternative alternative, double alpha, double power) {
        Checks.require(h != 0 && Double.isFinite(h), "h must be finite and not zero but is " + h);
        Checks.probability(alpha, "alpha");
        Checks.probability(power, "power");
        Checks.require(power > alpha, "power must exceed alpha but is " + power);
        double high = 1;
        while (power(high, alternative, alpha) < power) {
            high *= 2;
            Checks.require(high < LARGEST, "no sample size reaches power " + power);
        }
        double shift = Roots.between(s -> power(s, alternative, alpha) - power, 0, high, 1e-14 * high);
        return 2 * shift * shift / (h * h);
    }
}
