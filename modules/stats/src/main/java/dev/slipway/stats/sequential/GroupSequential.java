package dev.slipway.stats.sequential;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.Normal;
import java.util.function.DoubleUnaryOperator;

/**
 * Two-sided group-sequential boundaries from an error-spending function (Lan and DeMets 1983,
 * doi:10.1093/biomet/70.3.659), for looks planned by information and not by calendar. Reject at look k when
 * |z_k| ≥ boundary_k; over all looks the error is α. Each side spends α/2.
 */
public final class GroupSequential {

    private GroupSequential() {}

    /**
     * O'Brien–Fleming-type spending: α*(t) = 4(1 − Φ(z_{α/4}/√t)) two-sided. Nearly nothing early, close to the
     * fixed-size boundary at the end.
     *
     * @param informationFractions ascending, each in (0, 1]; the share of the planned information at each look
     * @param alpha two-sided error over all looks, in (0, 1)
     * @return two-sided z boundaries, one per look; infinite where nothing can be spent
     * @throws IllegalArgumentException if fractions do not ascend or leave (0, 1]
     */
    public static double[] obrienFlemingSpending(double[] informationFractions, double alpha) {
        Checks.probability(alpha, "alpha");
        double z = Normal.upperQuantile(alpha / 4);
        return boundaries(
                informationFractions, spend(informationFractions, t -> 4 * Normal.survival(z / Math.sqrt(t))));
    }

    /**
     * Pocock-type spending: α*(t) = α·ln(1 + (e − 1)t). About equal boundaries at equally spaced looks.
     *
     * @param informationFractions ascending, each in (0, 1]
     * @param alpha two-sided error over all looks, in (0, 1)
     * @return two-sided z boundaries, one per look
     */
    public static double[] pocockSpending(double[] informationFractions, double alpha) {
        Checks.probability(alpha, "alpha");
        return boundaries(
                informationFractions, spend(informationFractions, t -> alpha * Math.log1p(Math.expm1(1) * t)));
    }

    /**
     * Power-family spending: α*(t) = α·t^ρ (Kim and DeMets 1987, doi:10.1093/biomet/74.1.149).
     *
     * @param informationFractions ascending, each in (0, 1]
     * @param alpha two-sided error over all looks, in (0, 1)
     * @param rho exponent, positive; 3 is close to O'Brien–Fleming, 1 to Pocock
     * @return two-sided z boundaries, one per look
     */
    public static double[] powerSpending(double[] informationFractions, double alpha, double rho) {
        Checks.probability(alpha, "alpha");
        Checks.positive(rho, "rho");
        return boundaries(informationFractions, spend(informationFractions, t -> alpha * Math.pow(t, rho)));
    }

    /**
     * Boundaries for any cumulative two-sided spending, by the recursion of Armitage, McPherson and Rowe (1969,
     * doi:10.2307/2343787) with Gauss–Legendre quadrature; accurate to about 1e-9.
     *
     * @param informationFractions ascending, each in (0, 1]
     * @param cumulativeAlpha two-sided error to have been spent after each look, not falling, below 1
     */
    public static double[] boundaries(double[] informationFractions, double[] cumulativeAlpha) {
        check(informationFractions, cumulativeAlpha);
        return Design.boundaries(informationFractions, cumulativeAlpha, Sides.TWO);
    }

    /**
     * Probability under the null of having crossed at or before each look, for given two-sided boundaries: the check
     * of any boundary, and the price of looking without one.
     *
     * @param informationFractions ascending, each in (0, 1]
     * @param boundaries two-sided z boundaries, positive; may be infinite
     * @return cumulative crossing probabilities, one per look
     */
    public static double[] crossingProbabilities(double[] informationFractions, double[] boundaries) {
        double[] crossed = new double[boundaries.length];
        check(informationFractions, crossed);
        StoppedWalk walk = new StoppedWalk();
        double total = 0;
        for (int k = 0; k < crossed.length; k++) {
            Checks.require(boundaries[k] > 0, "boundaries[" + k + "] must be positive but is " + boundaries[k]);
            total += walk.crossing(informationFractions[k], boundaries[k]);
            walk = walk.advance(informationFractions[k], boundaries[k], Sides.TWO);
            crossed[k] = total;
        }
        return crossed;
    }

    private static double[] spend(double[] fractions, DoubleUnaryOperator spending) {
        double[] cumulative = new double[fractions.length];
        for (int k = 0; k < cumulative.length; k++) {
            Checks.positive(fractions[k], "informationFractions[" + k + "]");
            cumulative[k] = spending.applyAsDouble(fractions[k]);
        }
        return cumulative;
    }

    private static void check(double[] fractions, double[] cumulative) {
        Checks.require(fractions.length > 0, "at least one look is needed");
        Checks.require(fractions.length == cumulative.length, "there must be one number per look");
        double before = 0;
        double spent = 0;
        for (int k = 0; k < fractions.length; k++) {
            Checks.require(
                    fractions[k] > before && fractions[k] <= 1,
                    "informationFractions[" + k + "] must ascend within (0, 1] but is " + fractions[k]);
            Checks.require(
                    cumulative[k] >= spent && cumulative[k] < 1,
                    "cumulativeAlpha[" + k + "] must not fall and must stay below 1 but is " + cumulative[k]);
            before = fractions[k];
            spent = cumulative[k];
        }
    }
}
