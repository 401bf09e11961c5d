package dev.slipway.stats.causal;

/**
 * What inverse propensity weights estimate and how extreme propensities are handled; e is P(treated | covariates).
 *
 * @param estimand whose mean effect
 * @param normalised true for Hájek's weighted means, false for Horvitz–Thompson sums over the known number of units
 * @param lowest e below this is handled by {@code extremes}; 0 for no bound
 * @param highest e above this is; 1 for no bound
 * @param extremes what happens to propensities outside [lowest, highest]
 */
public record Weighting(Estimand estimand, boolean normalised, double lowest, double highest, Extremes extremes) {

    /** Whose mean effect. */
    public enum Estimand {
        /** All units: 1/e and 1/(1 − e). */
        ATE,
        /** The treated: 1 and e/(1 − e). */
        ATT,
        /** The untreated: (1 − e)/e and 1. */
        ATC,
        /** Units who could be in either arm: 1 − e and e (Li, Morgan and Zaslavsky 2018, doi:10.1080/01621459.2016.1260466). */
        OVERLAP
    }

    /** What happens to extreme propensities. */
    public enum Extremes {
        /** Units are left out, which changes who the effect is about (Crump et al. 2009, doi:10.1093/biomet/asn055). */
        TRIM,
        /** Propensities are moved to the bound: less variance, some bias. */
        CLIP
    }

    /** Refuses bounds outside 0 ≤ lowest &lt; highest ≤ 1 and Horvitz–Thompson for estimands other than the ATE. */
    public Weighting {
        if (!(lowest >= 0 && lowest < highest && highest <= 1)) {
            throw new IllegalArgumentException("bounds must satisfy 0 <= lowest < highest <= 1");
        }
        if (!normalised && estimand != Estimand.ATE) {
            throw new IllegalArgumentException("Horvitz-Thompson sums are defined for the ATE only");
        }
    }

    /** Weighted means without bounds on e. */
    public static Weighting hajek(Estimand estimand) {
        return new Weighting(estimand, true, 0, 1, Extremes.TRIM);
    }

    /** Horvitz–Thompson for the ATE. */
    public static Weighting horvitzThompson() {
        return new Weighting(Estimand.ATE, false, 0, 1, Extremes.TRIM);
    }

    /** Units outside the bounds are left out. */
    public Weighting trimmed(double low, double high) {
        return new Weighting(estimand, normalised, low, high, Extremes.TRIM);
    }

    /** Propensities are moved into the bounds. */
    public Weighting clipped(double low, double high) {
        return new Weighting(estimand, normalised, low, high, Extremes.CLIP);
    }

    /** The weight of a unit. */
    double weight(boolean treated, double propensity) {
        if (extremes == Extremes.TRIM && (propensity < lowest || propensity > highest)) {
            return 0;
        }
        double e = Math.max(lowest, Math.min(highest, propensity));
        return switch (estimand) {
            case ATE -> treated ? 1 / e : 1 / (1 - e);
            case ATT -> treated ? 1 : e / (1 - e);
            case ATC -> treated ? (1 - e) / e : 1;
            case OVERLAP -> treated ? 1 - e : e;
        };
    }

    /** Its derivative by the propensity; 0 where e is clipped. */
    double slope(boolean treated, double e) {
        if (e < lowest || e > highest) {
            return 0;
        }
        double one = 1 - e;
        return switch (estimand) {
            case ATE -> treated ? -1 / (e * e) : 1 / (one * one);
            case ATT -> treated ? 0 : 1 / (one * one);
            case ATC -> treated ? -1 / (e * e) : 0;
            case OVERLAP -> treated ? -1 : 1;
        };
    }
}
