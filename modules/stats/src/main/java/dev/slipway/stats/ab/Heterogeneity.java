package dev.slipway.stats.ab;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.ChiSquared;

/** Do segments differ in their effect? Cochran's Q (1954, doi:10.2307/3001666). */
public final class Heterogeneity {

    private Heterogeneity() {}

    /**
     * The test of equal effects.
     *
     * @param q Σ w(e − ē)², w = 1/SE², ē the weighted mean
     * @param degreesOfFreedom segments − 1
     * @param pValue upper chi-square tail; one test for all segments, so no correction for their number is needed
     * @param pooledEffect inverse-variance weighted mean effect ē
     * @param pooledStandardError 1 / √Σw
     */
    public record Result(
            double q, int degreesOfFreedom, double pValue, double pooledEffect, double pooledStandardError) {}

    /**
     * Tests whether independent segments share one effect.
     *
     * @param effects one per segment, at least two
     * @param standardErrors their standard errors, positive
     * @throws IllegalArgumentException for different lengths, fewer than two segments, or a standard error that is not
     *     positive; the message names its index
     */
    public static Result test(double[] effects, double[] standardErrors) {
        Checks.require(
                effects.length == standardErrors.length,
                "there are " + effects.length + " effects and " + standardErrors.length + " standard errors");
        Checks.atLeast(effects.length, 2, "number of segments");
        Checks.finite(effects, "effects");
        double sumWeights = 0;
        double sumEffects = 0;
        for (int i = 0; i < effects.length; i++) {
            Checks.positive(standardErrors[i], "standardErrors[" + i + "]");
            double weight = 1 / (standardErrors[i] * standardErrors[i]);
            sumWeights += weight;
            sumEffects += weight * effects[i];
        }
        double mean = sumEffects / sumWeights;
        double q = 0;
        for (int i = 0; i < effects.length; i++) {
            double z = (effects[i] - mean) / standardErrors[i];
            q += z * z;
        }
        int df = effects.length - 1;
        return new Result(q, df, ChiSquared.survival(q, df), mean, 1 / Math.sqrt(sumWeights));
    }
}
