package dev.slipway.readout;

import dev.slipway.core.study.Analyses.Adjustment;
import dev.slipway.core.study.SignupCohort;
import dev.slipway.readout.metric.Comparison;
import dev.slipway.readout.metric.MetricColumn;
import dev.slipway.readout.metric.MetricPart;
import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.SegmentReadout;
import dev.slipway.stats.Effect;
import dev.slipway.warehouse.ExperimentData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metric by the levels of an attribute, one treatment against control. Exploratory: ordinary intervals at the level
 * 1 − alpha / rows (Bonferroni over the rows of the attribute), p-values adjusted as the study says, and one chi-square
 * test that all effects are equal. A level that only one arm has is shown too, with the reason why nothing is compared.
 */
public final class SegmentCalculator {
    /** Cochran's test and the normal interval need a few units in each cell. */
    private static final int ENOUGH = 10;

    private SegmentCalculator() {}

    /**
     * One attribute, rows by size, cohorts in time, numbers in their order.
     *
     * @param arm index of the treatment
     * @param alpha of the study, shared evenly among its treatments
     * @param adjustment of the rows' p-values
     * @return null when the data has no such attribute or fewer than two arms
     */
    public static @Nullable SegmentReadout compute(
            MetricColumn column, String attribute, int arm, double alpha, Adjustment adjustment) {
        ExperimentData data = column.data();
        SegmentLevels found = SegmentLevels.of(data, attribute);
        if (found == null || data.variants().size() <= arm) {
            return null;
        }
        ExperimentData.Category category = found.category();
        int levels = category.levels().size();
        double level = 1 - alpha / Math.max(1, levels);
        List<SegmentTests.Candidate> rows = new ArrayList<>();
        List<MetricPart> parts = column.parts(category.code(), levels);
        for (int l = 0; l < levels; l++) {
            MetricPart part = parts.get(l);
            long c = part.units(0);
            long t = part.units(arm);
            Comparison all = c >= ENOUGH && t >= ENOUGH ? part.compare(arm, level) : null;
            Comparison comparison = all != null && all.trusted() ? all : null;
            if (c > 0 || t > 0) {
                Double control = part.level(0);
                Double treatment = part.level(arm);
                String reason =
                        comparison != null ? null : reason(data.variants().get(arm), c, t, control, treatment, all);
                rows.add(new SegmentTests.Candidate(
                        new SegmentReadout.Row(
                                category.levels().get(l), c, t, control, treatment, difference(comparison), reason),
                        comparison));
            }
        }
        if (!found.ordered()) {
            rows.sort(
                    SignupCohort.isInput(attribute)
                            ? Comparator.comparingLong(
                                    r -> -r.row().nControl() - r.row().nTreatment())
                            : inTime());
        }
        return new SegmentTests(adjustment, alpha)
                .readout(attribute, column.metric().key(), data.variants().get(arm), rows);
    }

    /** Cohorts as they came; the one of all earlier ones, which begins with a letter, is first. */
    private static Comparator<SegmentTests.Candidate> inTime() {
        return Comparator.comparing((SegmentTests.Candidate r) ->
                        Character.isDigit(r.row().level().charAt(0)))
                .thenComparing(r -> r.row().level());
    }

    private static @Nullable Interval difference(@Nullable Comparison found) {
        if (found == null) {
            return null;
        }
        Effect e = found.oneLook();
        return new Interval(e.estimate(), e.low(), e.high());
    }

    /** Why there is no difference, in words that fit a row. */
    private static String reason(
            String arm,
            long c,
            long t,
            @Nullable Double control,
            @Nullable Double treatment,
            @Nullable Comparison untrusted) {
        if (c == 0 || t == 0) {
            return c == 0 ? "no users in control" : "no users in " + arm;
        }
        if (control == null || treatment == null) {
            return "denominator of 0 in " + (control == null ? "control" : arm);
        }
        if (c < ENOUGH || t < ENOUGH) {
            return "too few users";
        }
        return untrusted == null ? "no variation" : "too many equal values";
    }
}
