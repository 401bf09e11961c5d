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
     */
    static List<StatWarning> of(ArmWeights weights) {
        double[] effective = weights.effective();
        double share = weights.heaviest();
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
}
