package dev.slipway.stats.causal;

import dev.slipway.stats.math.Checks;

/**
 * E-values (VanderWeele and Ding 2017, doi:10.7326/M16-2607): how strongly, as a risk ratio, an unmeasured confounder would have to be
 * associated with both treatment and outcome to explain an association away.
 */
public final class Sensitivity {

    private Sensitivity() {}

    /**
     * E-values of an estimate and of the interval's end next to 1.
     *
     * @param point E-value of the estimate, at least 1
     * @param limit E-value of the end of the interval that is nearer to 1; 1 if the interval holds 1
     */
    public record EValue(double point, double limit) {}

    /**
     * From a risk ratio: RR + √(RR(RR − 1)), of 1/RR below 1.
     *
     * @param ratio positive
     * @param low lower end of its interval, positive
     * @param high upper end
     */
    public static EValue riskRatio(double ratio, double low, double high) {
        Checks.positive(ratio, "ratio");
        Checks.positive(low, "low");
        Checks.require(low <= ratio && ratio <= high, "the ratio must lie within its interval");
        double end = ratio >= 1 ? low : high;
        boolean holds = low <= 1 && 1 <= high;
        return new EValue(value(ratio), holds ? 1 : value(end));
    }

    /** From an odds ratio: of a rare outcome (below some 15 %) as it is, otherwise by its square root. */
    public static EValue oddsRatio(double ratio, double low, double high, boolean rare) {
        return rare ? riskRatio(ratio, low, high) : riskRatio(Math.sqrt(ratio), Math.sqrt(low), Math.sqrt(high));
    }

    /** From a hazard ratio: of a rare outcome as it is, otherwise (1 − 0.5^√HR)/(1 − 0.5^√(1/HR)). */
    public static EValue hazardRatio(double ratio, double low, double high, boolean rare) {
        return rare ? riskRatio(ratio, low, high) : riskRatio(hazard(ratio), hazard(low), hazard(high));
    }

    /**
     * From a difference of means in standard deviations d: RR ≈ exp(0.91·d), interval exp(0.91·d ± 1.78·se).
     *
     * @param difference standardised
     * @param standardError of it
     */
    public static EValue standardisedDifference(double difference, double standardError) {
        Checks.finite(difference, "difference");
        Checks.notNegative(standardError, "standardError");
        double centre = 0.91 * difference;
        double half = 1.78 * standardError;
        return riskRatio(Math.exp(centre), Math.exp(centre - half), Math.exp(centre + half));
    }

    private static double value(double ratio) {
        double r = Math.max(ratio, 1 / ratio);
        return r + Math.sqrt(r * (r - 1));
    }

    private static double hazard(double ratio) {
        return (1 - Math.pow(0.5, Math.sqrt(ratio))) / (1 - Math.pow(0.5, Math.sqrt(1 / ratio)));
    }
}
