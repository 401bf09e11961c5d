package dev.slipway.readout.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The primary metric by one attribute. Exploratory: intervals are Bonferroni-adjusted over the rows.
 *
 * @param interactionP chi-square test that the effect is the same in every row; null with fewer than two usable rows
 */
public record SegmentReadout(
        String attribute, String metric, @Nullable Double interactionP, List<Row> rows) {
    public record Row(
            String level,
            long nControl,
            long nTreatment,
            double control,
            double treatment,
            @Nullable Interval difference) {}
}
