package dev.slipway.stats.causal;

import dev.slipway.stats.StatWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What stands against one group-time effect, or against all of them together. */
final class GroupTimeWarnings {

    /** Twice the share that each of the fewest controls that are not few would have. */
    private static final double HEAVIEST = 2.0 / GroupTimeEffects.FEW_UNITS;

    private int fewest = Integer.MAX_VALUE;
    private int incomparable;
    private int mostTrimmed;
    private double heaviest;

    /** An effect that the covariates leave without an answer. */
    void leftOut() {
        incomparable++;
    }

    void add(Trends.Difference found) {
        fewest = Math.min(fewest, Math.min(found.treated(), found.controls()));
        mostTrimmed = Math.max(mostTrimmed, found.trimmed());
        heaviest = Math.max(heaviest, found.largestShare());
    }

    /** The smaller side of a comparison by its units. */
    static List<StatWarning> few(long fewest) {
        return fewest >= GroupTimeEffects.FEW_UNITS
                ? List.of()
                : List.of(new StatWarning(
                        StatWarning.Kind.SMALL_SAMPLE,
                        "A group or its comparison has only " + fewest + " units; below " + GroupTimeEffects.FEW_UNITS
                                + " its error is badly estimated."));
    }

    int incomparable() {
        return incomparable;
    }

    List<StatWarning> list() {
        List<StatWarning> warnings = new ArrayList<>(few(fewest));
        if (incomparable > 0) {
            warnings.add(new StatWarning(
                    StatWarning.Kind.NO_OVERLAP,
                    incomparable + " group-time effects have no controls with such covariates and were left out."));
        }
        if (mostTrimmed > 0) {
            warnings.add(new StatWarning(
                    StatWarning.Kind.NO_OVERLAP,
                    String.format(
                            Locale.ROOT,
                            "Up to %d controls of an effect have a propensity of %.3f or more and get no weight.",
                            mostTrimmed,
                            Trends.HIGHEST)));
        }
        // With few controls even equal weights are large shares; that is what the first warning says.
        if (fewest >= GroupTimeEffects.FEW_UNITS && heaviest > HEAVIEST) {
            warnings.add(new StatWarning(
                    StatWarning.Kind.EXTREME_WEIGHTS,
                    String.format(
                            Locale.ROOT,
                            "One control has %.1f%% of the weight of its comparison, so the error is badly estimated.",
                            100 * heaviest)));
        }
        return warnings;
    }
}
