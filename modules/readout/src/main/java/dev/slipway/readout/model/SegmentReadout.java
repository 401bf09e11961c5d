package dev.slipway.readout.model;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The primary metric by one attribute, one treatment against control. Exploratory: intervals are Bonferroni-adjusted over the rows and
 * the treatments.
 *
 * @param interactionP chi-square test that the effect is the same in every row; null with fewer than two usable rows
 * @param tests how the rows are judged together; null in the file of a run that is older than this part
 * @param treatment that is compared; null in the file of an older run, which has the first one only
 */
public record SegmentReadout(
        String attribute,
        String metric,
        @Nullable Double interactionP,
        List<Row> rows,
        @Nullable Tests tests,
        @Nullable String treatment) {
    public SegmentReadout {
        rows = List.copyOf(rows);
    }

    /** Rows that nobody tested together. */
    public SegmentReadout(String attribute, String metric, @Nullable Double interactionP, List<Row> rows) {
        this(attribute, metric, interactionP, rows, null);
    }

    /** Rows of the first treatment. */
    public SegmentReadout(
            String attribute, String metric, @Nullable Double interactionP, List<Row> rows, @Nullable Tests tests) {
        this(attribute, metric, interactionP, rows, tests, null);
    }

    /** Rows that are found after the adjustment. */
    public List<Row> found() {
        return rows.stream().filter(row -> Objects.equals(row.found(), true)).toList();
    }

    /**
     * How the rows are judged together.
     *
     * @param adjustment of the rows' p-values, as in {@link FamilyReadout}
     * @param controls in words what is at most {@code alpha}
     * @param alpha of the study
     * @param interaction null with fewer than two usable rows
     * @param reading one sentence: whether the effect differs between the rows, and which rows are found
     */
    public record Tests(
            String adjustment,
            String controls,
            double alpha,
            @Nullable Interaction interaction,
            String reading) {}

    /**
     * Cochran's test that all rows have one effect.
     *
     * @param q weighted squares around the common effect
     * @param degreesOfFreedom rows − 1
     * @param iSquared share of the spread between rows that is not chance, 0 to 1
     */
    public record Interaction(double q, int degreesOfFreedom, double pValue, double iSquared) {}

    /**
     * One level of the attribute.
     *
     * @param control level of the control; null where it has none, which {@code reason} explains
     * @param treatment level of the treatment; likewise
     * @param difference null where it can't be estimated or its error can't be trusted
     * @param pValue of one look, before the adjustment; null with too few units
     * @param adjustedP over the rows that could be tested; null with too few units
     * @param found whether the adjusted p-value is at most alpha; null where nothing was tested
     * @param reason in a few words why there is no difference; null where there is one, and in older files
     */
    public record Row(
            String level,
            long nControl,
            long nTreatment,
            @Nullable Double control,
            @Nullable Double treatment,
            @Nullable Interval difference,
            @Nullable Double pValue,
            @Nullable Double adjustedP,
            @Nullable Boolean found,
            @Nullable String reason) {
        /** A row without a test. */
        public Row(
                String level,
                long nControl,
                long nTreatment,
                @Nullable Double control,
                @Nullable Double treatment,
                @Nullable Interval difference,
                @Nullable String reason) {
            this(level, nControl, nTreatment, control, treatment, difference, null, null, null, reason);
        }
    }
}
