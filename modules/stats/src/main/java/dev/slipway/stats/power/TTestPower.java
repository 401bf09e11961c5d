package dev.slipway.stats.power;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.NoncentralT;
import dev.slipway.stats.math.Roots;
import dev.slipway.stats.math.StudentT;

/**
 * Power and size of t tests of one sample, of pairs and of two equal arms, with one side or two: the formulas of R's power.t.test.
 * The statistic is noncentral t with k(n − 1) degrees of freedom and noncentrality delta/sd·√(n/k), k = 2 for two arms, else 1.
 *
 * @param design what is compared
 * @param alternative which signs the test looks for
 * @param strict whether a rejection on the wrong side counts as power too (two sides only); R's default is false, statsmodels counts
 *     it
 */
public record TTestPower(Design design, Alternative alternative, boolean strict) {

    private static final double LARGEST = 1e9;

    /** What is compared. */
    public enum Design {
        /** Two arms of n units each; sd is that of a unit. */
        TWO_SAMPLE,
        /** n pairs; sd is that of a pair's difference. */
        PAIRED,
        /** n units against a fixed number; sd is that of a unit. */
        ONE_SAMPLE;

        private double samples() {
            return this == TWO_SAMPLE ? 2 : 1;
        }
    }

    /**
     * Power.
     *
     * @param n units per arm or pairs, at least 2, not necessarily whole
     * @param delta true difference, with one side its sign must be the wanted one
     * @param sd standard deviation, positive
     * @param alpha error of the test, in (0, 1)
     */
    public double power(double n, double delta, double sd, double alpha) {
        Checks.finite(n, "n");
        Checks.require(n >= 2, "n must be at least 2 but is " + n);
        Checks.finite(delta, "delta");
        Checks.positive(sd, "sd");
        Checks.probability(alpha, "alpha");
        double samples = design.samples();
        double df = samples * (n - 1);
        double point = StudentT.upperQuantile(alternative.tail(alpha), df);
        double shift = Math.sqrt(n / samples) * delta / sd;
        if (alternative == Alternative.ONE_SIDED) {
            return NoncentralT.survival(point, df, shift);
        }
        double right = NoncentralT.survival(point, df, Math.abs(shift));
        return strict ? right + NoncentralT.survival(point, df, -Math.abs(shift)) : right;
    }

    /**
     * Units per arm or pairs, a real number to be rounded up.
     *
     * @param delta difference to detect, not zero; positive with one side
     * @param power wanted, above alpha and below 1
     * @return at least 2
     */
    public double sampleSize(double delta, double sd, double alpha, double power) {
        Checks.require(delta != 0 && Double.isFinite(delta), "delta must be finite and not zero but is " + delta);
        Checks.require(
                delta > 0 || alternative == Alternative.TWO_SIDED,
                "with one side delta must be positive but is " + delta);
        wanted(power, alpha);
        if (power(2, delta, sd, alpha) >= power) {
            return 2;
        }
        double high = 4;
        while (power(high, delta, sd, alpha) < power) {
            high *= 2;
            Checks.require(high < LARGEST, "delta is too small against sd for any sample size");
        }
        return Roots.between(n -> power(n, delta, sd, alpha) - power, high / 2, high, 1e-13 * high);
    }

    /** The smallest positive difference that n units per arm or pairs detect with the wanted power, in the unit of sd. */
    public double detectable(double n, double sd, double alpha, double power) {
        wanted(power, alpha);
        double high = sd;
        while (power(n, high, sd, alpha) < power) {
            high *= 2;
            Checks.require(high < LARGEST * sd, n + " units cannot reach power " + power);
        }
        return Roots.between(d -> power(n, d, sd, alpha) - power, 0, high, 1e-13 * high);
    }

    private static void wanted(double power, double alpha) {
        Checks.probability(alpha, "alpha");
        Checks.probability(power, "power");
        Checks.require(power > alpha, "power must exceed alpha but is " + power);
    }
}
