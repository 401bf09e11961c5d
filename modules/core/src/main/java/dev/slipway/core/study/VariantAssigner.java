package dev.slipway.core.study;

import org.jspecify.annotations.Nullable;

/** Says which variant a unit gets. Deterministic: the same unit always gets the same answer. Safe for many threads. */
@FunctionalInterface
public interface VariantAssigner {
    /** The variant of a unit, or null when the unit takes no part (coverage, holdout, another experiment's buckets). */
    @Nullable
    String variantOf(String unitId);
}
