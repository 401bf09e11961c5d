package dev.slipway.warehouse;

import org.jspecify.annotations.Nullable;

/**
 * What users did day by day, in the experiment or not, as compact columns.
 *
 * @param weeks null where the weeks of users were not built
 */
public record EngagementData(
        PopulationData population,
        RetentionTriangles retention,
        @Nullable UnitWeeks weeks) {}
