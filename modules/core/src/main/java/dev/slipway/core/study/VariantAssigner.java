package dev.slipway.core.study;

import org.jspecify.annotations.Nullable;

/** Says which variant a unit gets. Deterministic: the same unit always gets the same answer. Safe for many threads. */
@FunctionalInterface
public interface VariantAssigner {
    /** The variant of a unit under the full coverage, or null when the unit takes no part (coverage, holdout, another experiment's buckets). */
    @Nullable
    String variantOf(String unitId);

    /**
     * The variant of a unit that arrives on a day, counted from the first day as 0: the coverage of that day counts. As
     * coverage never falls along a ramp, a unit that has a variant on one day has the same one on every later day.
     */
    default @Nullable String variantOf(String unitId, int arrivalDay) {
        return variantOf(unitId);
    }
}
