package dev.slipway.stats.power;

import dev.slipway.stats.BivariateMoments;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.Normal;

/**
 * Units needed and effects detectable, for arms of any size, any kind of metric and any plan, by the normal approximation.
 * What the kinds share is the variance of one unit; what plans and covariates change is a factor on the number of units.
 *
 * <p>Source: Chow, Shao, Wang and Lokhnygina 2017, chapters 3 and 4 (doi:10.1201/9781315183084).
 */
public final class SampleSize {

    private SampleSize() {}

    /**
     * Two arms.
     *
     * @param control units in control, a real number: round up
     * @param treatment units in treatment
     */
    public record Arms(double control, double treatment) {
        public double total() {
            return control + treatment;
        }

        /** The same arms under a factor, for example {@link #inflationOfMultiplier} or {@link #covariateFactor}. */
        public Arms times(double factor) {
            Checks.positive(factor, "factor");
            return new Arms(control * factor, treatment * factor);
        }
    }

    /**
     * Units to tell a difference from zero: n_c = (z_{α/2} + z_power)²·(σ_c² + σ_t²/k)/effect², n_t = k·n_c. Two-sided.
     *
     * @param varianceControl of one unit, positive: p(1 − p) for a proportion, see {@link #ratioVariance} for a ratio
     * @param varianceTreatment of one unit
     * @param effect difference to detect, any sign, not zero
     * @param allocation k, units in treatment per unit in control, positive
     * @param alpha two-sided error, in (0, 1); for A/B/n the share of one comparison
     */
    public static Arms forDifference(
            double varianceControl,
            double varianceTreatment,
            double effect,
            double allocation,
            double alpha,
            double power) {
        Checks.finite(effect, "effect");
        Checks.require(effect != 0, "an effect of zero needs infinitely many units");
        return units(varianceControl, varianceTreatment, effect, allocation, Normal.upperQuantile(half(alpha)), power);
    }

    /**
     * Units to show that a guardrail is not worse by its margin:
     * n_c = (z_α + z_power)²·(σ_c² + σ_t²/k)/(margin − harm)². One-sided.
     *
     * @param margin how much worse is still acceptable, positive, on the metric's scale
     * @param harm how much worse it is in truth, below the margin; 0 for no harm, negative for an improvement
     * @param alphaOneSided one-sided error, in (0, 1); half of a two-sided α
     */
    public static Arms forNonInferiority(
            double varianceControl,
            double varianceTreatment,
            double margin,
            double harm,
            double allocation,
            double alphaOneSided,
            double power) {
        Checks.positive(margin, "margin");
        Checks.finite(harm, "harm");
        Checks.require(
                harm < margin,
                "a true harm of " + harm + " is not below the margin " + margin + ": no size shows it safe");
        Checks.probability(alphaOneSided, "alphaOneSided");
        return units(
                varianceControl,
                varianceTreatment,
                margin - harm,
                allocation,
                Normal.upperQuantile(alphaOneSided),
                power);
    }

    private static Arms units(
            double varianceControl,
            double varianceTreatment,
            double distance,
            double allocation,
            double z,
            double power) {
        Checks.positive(varianceControl, "varianceControl");
        Checks.positive(varianceTreatment, "varianceTreatment");
        Checks.positive(allocation, "allocation");
        Checks.probability(power, "power");
        double quantiles = z + Normal.quantile(power);
        Checks.require(quantiles > 0, "power must exceed the one-sided error but is " + power);
        double control =
                quantiles * quantiles * (varianceControl + varianceTreatment / allocation) / (distance * distance);
        return new Arms(control, control * allocation);
    }

    /**
     * Smallest difference that given arms detect: (z_{α/2} + z_power)·√(σ_c²/n_c + σ_t²/n_t).
     *
     * @param arms units that there are, positive
     */
    public static double detectable(
            Arms arms, double varianceControl, double varianceTreatment, double alpha, double power) {
        Checks.positive(arms.control(), "units in control");
        Checks.positive(arms.treatment(), "units in treatment");
        double variance = varianceControl / arms.control() + varianceTreatment / arms.treatment();
        Checks.positive(variance, "variance of the difference");
        return PowerAnalysis.detectableEffect(Math.sqrt(variance), alpha, power);
    }

    /**
     * Variance of one unit of a ratio metric Σy/Σx by the delta method: Var(y − r·x)/x̄², r = ȳ/x̄. Deng, Knoblich and Lu
     * 2018, doi:10.1145/3219819.3219919.
     *
     * @param moments of the units' numerators and denominators; the mean denominator must not be zero
     */
    public static double ratioVariance(BivariateMoments moments) {
        Checks.require(moments.meanX() != 0, "the denominators average zero");
        double r = moments.meanY() / moments.meanX();
        double variance = moments.varY() - 2 * r * moments.cov() + r * r * moments.varX();
        return Math.max(0, variance) / (moments.meanX() * moments.meanX());
    }

    /**
     * Share of the units that is still needed with a covariate: 1 − ρ² (CUPED; Deng et al. 2013,
     * doi:10.1145/2433396.2433413).
     *
     * @param correlation of metric and covariate within arms, in (−1, 1)
     */
    public static double covariateFactor(double correlation) {
        Checks.require(
                Math.abs(correlation) < 1, "the correlation must lie strictly between -1 and 1 but is " + correlation);
        return 1 - correlation * correlation;
    }

    /**
     * How many times the units of a fixed test an interval with another multiplier needs, for the same power:
     * ((m + z_power)/(z_{α/2} + z_power))². For a confidence sequence m is its multiplier at the planned end.
     *
     * @param multiplier m, standard errors from estimate to interval end
     */
    public static double inflationOfMultiplier(double multiplier, double alpha, double power) {
        Checks.positive(multiplier, "multiplier");
        Checks.probability(power, "power");
        double z = Normal.quantile(power);
        double factor = (multiplier + z) / (Normal.upperQuantile(half(alpha)) + z);
        return factor * factor;
    }

    /**
     * Two-sided error for each of k comparisons such that all together stay at α: Šidák, 1 − (1 − α)^(1/k). Slightly
     * conservative for comparisons with one control; Dunnett's is exact.
     */
    public static double errorPerComparison(double alpha, int comparisons) {
        Checks.probability(alpha, "alpha");
        Checks.atLeast(comparisons, 1, "comparisons");
        return -Math.expm1(Math.log1p(-alpha) / comparisons);
    }

    /**
     * Events that a log-rank test needs: (z_{α/2} + z_power)² / (s(1 − s)·ln(HR)²) (Schoenfeld 1983, doi:10.2307/2531021).
     *
     * @param hazardRatio positive, not 1
     * @param treatmentShare s, share of units in treatment, in (0, 1)
     */
    public static double logRankEvents(double hazardRatio, double treatmentShare, double alpha, double power) {
        Checks.positive(hazardRatio, "hazardRatio");
        Checks.require(hazardRatio != 1, "a hazard ratio of 1 needs infinitely many events");
        Checks.probability(treatmentShare, "treatmentShare");
        Checks.probability(power, "power");
        double quantiles = (Normal.upperQuantile(half(alpha)) + Normal.quantile(power)) / Math.log(hazardRatio);
        return quantiles * quantiles / (treatmentShare * (1 - treatmentShare));
    }

    private static double half(double alpha) {
        Checks.probability(alpha, "alpha");
        return alpha / 2;
    }
}
