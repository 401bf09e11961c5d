package dev.slipway.stats.sequential;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.Normal;
import dev.slipway.stats.math.Roots;

/**
 * What a group-sequential plan costs and gives: power, the largest sample size it may need, and the one it needs on average.
 * Jennison and Turnbull 2000, chapter 3 and 19. Exact up to quadrature, about 1e-9.
 */
public final class SequentialDesign {

    private SequentialDesign() {}

    /**
     * What to expect of a plan.
     *
     * @param power probability of crossing at any look
     * @param stopAt probability of stopping at each look by crossing; the last look ends the trial anyhow
     * @param expectedFraction average share of the planned information when it stops
     */
    public record Outlook(double power, double[] stopAt, double expectedFraction) {}

    /**
     * Power and stopping for a true effect.
     *
     * @param informationFractions ascending, the last one 1
     * @param boundaries two-sided z boundaries, one per look
     * @param drift mean of z at full information: true effect / its standard error at the planned end
     */
    public static Outlook outlook(double[] informationFractions, double[] boundaries, double drift) {
        Checks.finite(drift, "drift");
        Design design = new Design(informationFractions, boundaries, Sides.TWO);
        double[] stopAt = design.crossing(drift);
        double power = stopAt[stopAt.length - 1];
        for (int k = stopAt.length - 1; k > 0; k--) {
            stopAt[k] -= stopAt[k - 1];
        }
        double end = informationFractions[stopAt.length - 1];
        return new Outlook(power, stopAt, design.expectedFraction(drift) * end);
    }

    /**
     * How many times the units of a fixed test the plan needs at most, for the same power: (drift / (z_{α/2} + z_power))²
     * with the drift that gives the power. 1.02 to 1.03 for O'Brien–Fleming-like plans, 1.1 to 1.3 for Pocock-like ones.
     *
     * @param alpha two-sided error of the plan, in (0, 1)
     * @param power wanted, above alpha and below 1
     */
    public static double inflation(double[] informationFractions, double[] boundaries, double alpha, double power) {
        Checks.probability(alpha, "alpha");
        Checks.probability(power, "power");
        Checks.require(power > alpha, "power must exceed alpha but is " + power);
        double fixed = Normal.upperQuantile(alpha / 2) + Normal.quantile(power);
        double drift = Roots.between(
                d -> outlook(informationFractions, boundaries, d).power() - power, 0, 4 * fixed + 4, 1e-10);
        return drift * drift / (fixed * fixed);
    }
}
