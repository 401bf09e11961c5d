package dev.slipway.readout.model;

import java.util.List;

/**
 * Effects that are judged together.
 *
 * @param adjustment {@code bonferroni}, {@code holm}, {@code hochberg}, {@code benjamini_hochberg} or
 *     {@code benjamini_yekutieli}
 * @param controls in words what is at most {@code alpha}: any false finding, or the share of false ones
 * @param notes sentences: whose p-values these are, and what of the family could not be tested
 */
public record FamilyReadout(String adjustment, String controls, double alpha, List<Row> rows, List<String> notes) {
    public FamilyReadout {
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    /**
     * One effect of the family.
     *
     * @param method of the one-look estimate that the p-value belongs to
     * @param pValue before the adjustment
     * @param adjustedP below or at alpha where the effect is found
     */
    public record Row(
            String metric,
            String treatment,
            String method,
            double effect,
            double pValue,
            double adjustedP,
            boolean found) {}
}
