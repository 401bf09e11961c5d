package dev.slipway.stats.causal;

import dev.slipway.stats.StatWarning;
import java.util.List;
import java.util.Locale;

/** Units without a counterpart in the other arm. */
final class OverlapWarnings {

    /** A propensity this close to 0 or 1 leaves a unit without a counterpart. */
    static final double RARE = 0.01;

    /** More of an arm's weight than this on one unit: the mean is not close to normal. */
    private static final double HEAVIEST = 0.05;

    private OverlapWarnings() {}

    /** Whether the estimand asks for a counterpart of such a unit that hardly exists. */
    static boolean withoutCounterpart(double e, Weighting.Estimand estimand) {
        return switch (estimand) {
            case ATE -> e < RARE || e > 1 - RARE;
            case ATT -> e > 1 - RARE;
            case ATC -> e < RARE;
            case OVERLAP -> false;
        };
    }

    static List<StatWarning> of(int without, int units) {
        if (without == 0) {
            return List.of();
        }
        return List.of(new StatWarning(
                StatWarning.Kind.NO_OVERLAP,
                String.format(
                        Locale.ROOT,
                        "%d of %d units have a propensity within %.2f of 0 or 1 and so hardly any counterpart.",
                        without,
                        units,
                        RARE)));
    }

    static List<StatWarning> of(double[] propensity, Weighting.Estimand estimand) {
        int without = 0;
        for (double e : propensity) {
            without += withoutCounterpart(e, estimand) ? 1 : 0;
        }
        return of(without, propensity.length);
    }

    /**
     * Whether the weighted means of the arms hang on a few units: an effective sample (Σw)²/Σw² below
     * {@value InverseWeighting#FEWEST_EFFECTIVE}, or one unit with more than a twentieth of its arm's weight.
     *
     * @param weights per unit, not negative; units of weight zero are left out
     */
    static List<StatWarning> weights(double[] weights, boolean[] treated) {
        double[] largest = new double[2];
        double[] total = new double[2];
        for (int i = 0; i < weights.length; i++) {
            int arm = treated[i] ? 1 : 0;
            total[arm] += weights[i];
            largest[arm] = Math.max(largest[arm], weights[i]);
        }
        double[] effective = effective(weights, treated);
        double share = Math.max(largest[1] / total[1], largest[0] / total[0]);
        if (Math.min(effective[0], effective[1]) >= InverseWeighting.FEWEST_EFFECTIVE && share <= HEAVIEST) {
            return List.of();
        }
        return List.of(new StatWarning(
                StatWarning.Kind.EXTREME_WEIGHTS,
                String.format(
                        Locale.ROOT,
                        "The weighted arms are worth %.1f treated and %.1f control units; one unit has %.1f%% of its"
                                + " arm's weight.",
                        effective[1],
                        effective[0],
                        100 * share)));
    }

    /** (Σw)²/Σw² of the controls and of the treated, weights taken as shares of their arm's largest so that no square overflows. */
    static double[] effective(double[] weights, boolean[] treated) {
        double[] largest = new double[2];
        double[] total = new double[2];
        double[] squared = new double[2];
        for (int i = 0; i < weights.length; i++) {
            int arm = treated[i] ? 1 : 0;
            largest[arm] = Math.max(largest[arm], weights[i]);
        }
        for (int i = 0; i < weights.length; i++) {
            int arm = treated[i] ? 1 : 0;
            double share = largest[arm] > 0 ? weights[i] / largest[arm] : 0;
            total[arm] += share;
            squared[arm] += share * share;
        }
        return new double[] {total[0] * total[0] / squared[0], total[1] * total[1] / squared[1]};
    }
}
