package dev.slipway.readout;

import dev.slipway.core.study.Analyses.Adjustment;
import dev.slipway.readout.metric.Comparison;
import dev.slipway.readout.metric.MetricColumn;
import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.SegmentReadout;
import dev.slipway.stats.BivariateMoments;
import dev.slipway.warehouse.ExperimentData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metric by the levels of an attribute, first treatment against control. Exploratory: ordinary intervals at the level
 * 1 − alpha / rows (Bonferroni over the rows of the attribute), p-values adjusted as the study says, and one chi-square
 * test that all effects are equal.
 */
public final class SegmentCalculator {
    /** Cochran's test and the normal interval need a few units in each cell. */
    private static final int ENOUGH = 10;

    private SegmentCalculator() {}

    /**
     * One attribute, rows by size.
     *
     * @param alpha of the study
     * @param adjustment of the rows' p-values
     * @return null when the data has no such text attribute or fewer than two arms
     */
    public static @Nullable SegmentReadout compute(
            MetricColumn column, String attribute, double alpha, Adjustment adjustment) {
        ExperimentData data = column.data();
        ExperimentData.Category category = data.categories().get(attribute);
        if (category == null || data.variants().size() < 2) {
            return null;
        }
        int levels = category.levels().size();
        double level = 1 - alpha / Math.max(1, levels);
        Comparison.Kind kind = Comparison.Kind.of(column.metric());
        List<SegmentTests.Candidate> rows = new ArrayList<>();
        for (int l = 0; l < levels; l++) {
            int code = l;
            BivariateMoments c = column.moments(0, u -> category.code()[u] == code);
            BivariateMoments t = column.moments(1, u -> category.code()[u] == code);
            boolean enough = c.n() >= ENOUGH && t.n() >= ENOUGH;
            Comparison comparison = enough ? Comparison.plain(kind, t, c, level) : null;
            if (c.n() > 0 && t.n() > 0) {
                SegmentReadout.Row row = row(category.levels().get(l), kind, t, c, comparison);
                rows.add(new SegmentTests.Candidate(row, comparison));
            }
        }
        rows.sort(Comparator.comparingLong(r -> -r.row().nControl() - r.row().nTreatment()));
        return new SegmentTests(adjustment, alpha)
                .readout(attribute, column.metric().key(), rows);
    }

    private static SegmentReadout.Row row(
            String level, Comparison.Kind kind, BivariateMoments t, BivariateMoments c, @Nullable Comparison found) {
        Interval difference = found == null
                ? null
                : new Interval(
                        found.absolute().estimate(),
                        found.absolute().low(),
                        found.absolute().high());
        return new SegmentReadout.Row(level, c.n(), t.n(), finite(kind, c), finite(kind, t), difference);
    }

    private static double finite(Comparison.Kind kind, BivariateMoments m) {
        double value = Comparison.level(kind, m);
        return Double.isFinite(value) ? value : 0;
    }
}
