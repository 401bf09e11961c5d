package dev.slipway.stats.multiplicity;

import dev.slipway.stats.Effect;
import dev.slipway.stats.math.Checks;
import java.util.List;

/** Intervals of several effects that hold together; the p-values of the effects stay unadjusted. */
public final class SimultaneousIntervals {

    private SimultaneousIntervals() {}

    /** Each effect at level 1 − (1 − level)/m: P(all cover) ≥ level under any dependence. */
    public static List<Effect> bonferroni(List<Effect> effects, double level) {
        Checks.level(level);
        Checks.atLeast(effects.size(), 1, "number of effects");
        return at(effects, 1 - (1 - level) / effects.size());
    }

    /** Each effect at level level^(1/m): P(all cover) ≥ level for independent estimates (Šidák 1967). */
    public static List<Effect> sidak(List<Effect> effects, double level) {
        Checks.level(level);
        Checks.atLeast(effects.size(), 1, "number of effects");
        return at(effects, Math.pow(level, 1.0 / effects.size()));
    }

    /**
     * Intervals of the effects that Benjamini–Hochberg selected, at level 1 − (1 − level)·selected/m, so that the expected
     * share of selected intervals that miss is at most 1 − level (Benjamini and Yekutieli 2005,
     * doi:10.1198/016214504000001907).
     *
     * @param selected the effects that were rejected by Benjamini–Hochberg at 1 − level
     * @param tested m, how many effects were tested
     */
    public static List<Effect> falseCoverage(List<Effect> selected, int tested, double level) {
        Checks.level(level);
        Checks.atLeast(tested, selected.size(), "number of tested effects");
        return selected.isEmpty() ? List.of() : at(selected, 1 - (1 - level) * selected.size() / tested);
    }

    private static List<Effect> at(List<Effect> effects, double level) {
        return effects.stream()
                .map(e -> Effect.student(e.estimate(), e.standardError(), e.degreesOfFreedom(), level, e.warnings())
                        .withPValue(e.pValue()))
                .toList();
    }
}
