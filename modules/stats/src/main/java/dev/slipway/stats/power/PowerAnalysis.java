package dev.slipway.stats.power;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.NoncentralT;
import dev.slipway.stats.math.Normal;
import dev.slipway.stats.math.Roots;
import dev.slipway.stats.math.StudentT;

/**
 * Power and sample size of two-sided fixed-size tests with two equal arms. Sample sizes are real numbers per arm; round
 * them up. Formulas are those of R's power.prop.test and power.t.test (default, strict = FALSE): the rejection on the
 * wrong side, at most α/2, is not counted as power; methods that are called strict count it.
 */
public final class PowerAnalysis {

    private static final double LARGEST = 1e15;

    private PowerAnalysis() {}

    /**
     * Power of a two-sided z test against a given effect, counting both sides:
     * Φ(e/SE − z) + Φ(−e/SE − z), z = z_{α/2}.
     *
     * @param effect true effect, any sign
     * @param standardError standard error of its estimate, positive
     * @param alpha two-sided error, in (0, 1)
     */
    public static double powerTwoSided(double effect, double standardError, double alpha) {
        Checks.finite(effect, "effect");
        Checks.positive(standardError, "standardError");
        Checks.probability(alpha, "alpha");
        double z = Normal.upperQuantile(alpha / 2);
        double shift = Math.abs(effect) / standardError;
        return Normal.survival(z - shift) + Normal.survival(z + shift);
    }

    /**
     * Units per arm to tell two proportions apart (Fleiss, Levin and Paik 2003, 4.14, without continuity correction):
     * ((z_{α/2}·√(2p̄(1−p̄)) + z_{power}·√(p₁q₁ + p₂q₂)) / (p₂ − p₁))², p̄ = (p₁ + p₂)/2.
     *
     * @param p1 proportion in one arm, in (0, 1)
     * @param p2 proportion in the other, in (0, 1), different
     * @param alpha two-sided error, in (0, 1)
     * @param power wanted power, above alpha/2 and below 1
     */
    public static double sampleSizeProportions(double p1, double p2, double alpha, double power) {
        proportions(p1, p2, alpha);
        powerAbove(power, alpha);
        Checks.require(p1 != p2, "p1 and p2 are equal, so no sample size tells them apart");
        double mean = (p1 + p2) / 2;
        double null0 = Normal.upperQuantile(alpha / 2) * Math.sqrt(2 * mean * (1 - mean));
        double alternative = Normal.quantile(power) * Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2));
        double root = (null0 + alternative) / (p2 - p1);
        return root * root;
    }

    /**
     * Power to tell two proportions apart with n units per arm, the inverse of {@link #sampleSizeProportions}.
     *
     * @param n units per arm, positive
     */
    public static double powerProportions(double n, double p1, double p2, double alpha) {
        Checks.positive(n, "n");
        proportions(p1, p2, alpha);
        double mean = (p1 + p2) / 2;
        double null0 = Normal.upperQuantile(alpha / 2) * Math.sqrt(2 * mean * (1 - mean));
        double spread = Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2));
        return Normal.cumulative((Math.sqrt(n) * Math.abs(p2 - p1) - null0) / spread);
    }

    /** {@link #powerProportions} with the rejection on the wrong side: + Φ(−(√n·|p₂ − p₁| + z_{α/2}·√(2p̄(1−p̄)))/√(p₁q₁ + p₂q₂)). */
    public static double strictPowerProportions(double n, double p1, double p2, double alpha) {
        double right = powerProportions(n, p1, p2, alpha);
        double mean = (p1 + p2) / 2;
        double null0 = Normal.upperQuantile(alpha / 2) * Math.sqrt(2 * mean * (1 - mean));
        double spread = Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2));
        return right + Normal.survival((Math.sqrt(n) * Math.abs(p2 - p1) + null0) / spread);
    }

    /**
     * Units per arm at which {@link #strictPowerProportions} is the wanted power; a little fewer than
     * {@link #sampleSizeProportions}.
     *
     * @param power wanted power, above alpha and below 1
     */
    public static double strictSampleSizeProportions(double p1, double p2, double alpha, double power) {
        Checks.require(power > alpha, "power must exceed alpha but is " + power);
        double high = sampleSizeProportions(p1, p2, alpha, power);
        double low = high;
        while (low > Double.MIN_NORMAL && strictPowerProportions(low, p1, p2, alpha) > power) {
            low /= 2;
        }
        return Roots.between(n -> strictPowerProportions(n, p1, p2, alpha) - power, low, high, 1e-12 * high);
    }

    /**
     * Smallest p₂ &gt; p₁ that n units per arm detect with the wanted power.
     *
     * @throws IllegalArgumentException if even p₂ near 1 would not be detected
     */
    public static double detectableProportion(double n, double p1, double alpha, double power) {
        Checks.positive(n, "n");
        proportions(p1, p1, alpha);
        powerAbove(power, alpha);
        double top = 1 - 1e-12;
        Checks.require(powerProportions(n, p1, top, alpha) > power, n + " units per arm cannot reach power " + power);
        return Roots.between(p2 -> powerProportions(n, p1, p2, alpha) - power, p1, top, 1e-14);
    }

    /**
     * Smallest difference of means that is detected, normal approximation: (z_{α/2} + z_{power})·sd·√(2/n).
     *
     * @param sd standard deviation of a unit, positive
     * @param nPerArm units per arm, positive
     */
    public static double detectableDifference(double sd, double nPerArm, double alpha, double power) {
        Checks.positive(sd, "sd");
        Checks.positive(nPerArm, "nPerArm");
        return detectableEffect(sd * Math.sqrt(2 / nPerArm), alpha, power);
    }

    /** Smallest effect detected by an estimate with this standard error: (z_{α/2} + z_{power})·SE. */
    public static double detectableEffect(double standardError, double alpha, double power) {
        Checks.positive(standardError, "standardError");
        Checks.probability(alpha, "alpha");
        powerAbove(power, alpha);
        return (Normal.upperQuantile(alpha / 2) + Normal.quantile(power)) * standardError;
    }

    /**
     * Power of the two-sample t test with n units per arm: P(T' &gt; t_{α/2, ν}), T' noncentral with ν = 2(n − 1) and
     * noncentrality |delta|/sd·√(n/2).
     *
     * @param n units per arm, at least 2 and not necessarily whole
     * @param delta true difference of means
     * @param sd common standard deviation, positive
     * @param alpha two-sided error, in (0, 1)
     */
    public static double powerT(double n, double delta, double sd, double alpha) {
        Checks.finite(n, "n");
        Checks.require(n >= 1.5, "n must be at least 1.5 per arm but is " + n);
        Checks.finite(delta, "delta");
        Checks.positive(sd, "sd");
        Checks.probability(alpha, "alpha");
        double df = 2 * (n - 1);
        return NoncentralT.survival(StudentT.upperQuantile(alpha / 2, df), df, Math.abs(delta) / sd * Math.sqrt(n / 2));
    }

    /** {@link #powerT} with the rejection on the wrong side: + P(T' &lt; −t_{α/2, ν}). */
    public static double strictPowerT(double n, double delta, double sd, double alpha) {
        double right = powerT(n, delta, sd, alpha);
        double df = 2 * (n - 1);
        return right
                + NoncentralT.survival(
                        StudentT.upperQuantile(alpha / 2, df), df, -Math.abs(delta) / sd * Math.sqrt(n / 2));
    }

    /**
     * Units per arm of the two-sample t test.
     *
     * @param delta difference of means to detect, not zero
     * @param sd common standard deviation, positive
     * @return real number of units per arm, at least 2
     */
    public static double sampleSizeT(double delta, double sd, double alpha, double power) {
        Checks.require(delta != 0 && Double.isFinite(delta), "delta must be finite and not zero but is " + delta);
        Checks.positive(sd, "sd");
        Checks.probability(alpha, "alpha");
        powerAbove(power, alpha);
        if (powerT(2, delta, sd, alpha) >= power) {
            return 2;
        }
        double high = 4;
        while (powerT(high, delta, sd, alpha) < power) {
            high *= 2;
            Checks.require(high < LARGEST, "delta is too small against sd for any sample size");
        }
        return Roots.between(n -> powerT(n, delta, sd, alpha) - power, 2, high, 1e-10 * high);
    }

    private static void proportions(double p1, double p2, double alpha) {
        Checks.probability(p1, "p1");
        Checks.probability(p2, "p2");
        Checks.probability(alpha, "alpha");
    }

    private static void powerAbove(double power, double alpha) {
        Checks.probability(power, "power");
        Checks.require(power > alpha / 2, "power must exceed alpha/2 but is " + power);
    }
}
