package dev.slipway.readout.model;

import java.util.List;

/**
 * Effects that are judged together.
 *
 * @param adjustment {@code bonferroni}, {@code holm}, {@code hochberg}, {@code benjamini_hochberg} or
 *     {@code benjamini_yekutieli}
 * @param controls in words what is at most {@code alpha}: any false finding, or the share of false ones
 */
public record FamilyReadout(String adjustment, String controls, double alpha, List<Row> rows) {
    public FamilyReadout {
        rows = List.copyOf(rows);
    }

    /**
     * One effect of the family.
     *
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
