package dev.slipway.readout.metric;

import dev.slipway.stats.BivariateMoments;
import dev.slipway.stats.ab.Proportions;

/**
 * Interval of the treatment's own level, as wide in standard errors as the deciding interval of the difference is, so
 * that it is valid for the same plan of looks. A guardrail with a ceiling rests on it. Wilson's for a rate, which has a
 * width even when nobody succeeded; infinite for a mean that does not vary, about which nothing can be said.
 */
public record MeanBounds(double low, double high) {
    /** Of one treatment, so many standard errors wide. */
    public static MeanBounds of(
            Comparison comparison, Comparison.Kind kind, BivariateMoments treatment, double multiplier) {
        Comparison.Treated quantile = comparison.treated();
        if (quantile != null) {
            return around(quantile.level(), quantile.standardError(), multiplier);
        }
        if (kind == Comparison.Kind.RATE) {
            double[] wilson = Proportions.wilsonAt(Comparison.successes(treatment), treatment.n(), multiplier);
            return new MeanBounds(wilson[0], wilson[1]);
        }
        double level = Comparison.level(kind, treatment);
        double error = Comparison.unitSpread(kind, treatment) / Math.sqrt((double) treatment.n());
        return around(level, error, multiplier);
    }

    private static MeanBounds around(double level, double error, double multiplier) {
        double half = error > 0 ? multiplier * error : Double.POSITIVE_INFINITY;
        return new MeanBounds(level - half, level + half);
    }
}
