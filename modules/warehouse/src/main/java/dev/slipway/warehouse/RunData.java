package dev.slipway.warehouse;

import org.jspecify.annotations.Nullable;

/**
 * The marts of a run as columns in memory.
 *
 * @param experiment its units
 * @param engagement what all users did day by day; null where it was not asked or these tables were not built
 * @param offers weeks to learn from who should get which offer; null where the study does not ask
 * @param risks weeks to learn from whom to look at first; null where the study does not ask
 */
public record RunData(
        ExperimentData experiment,
        @Nullable EngagementData engagement,
        @Nullable OfferWeeks offers,
        @Nullable RiskWeeks risks) {}
