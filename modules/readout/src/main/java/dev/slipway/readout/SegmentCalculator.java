package dev.slipway.readout;

import dev.slipway.readout.metric.Comparison;
import dev.slipway.readout.metric.MetricColumn;
import dev.slipway.readout.model.Interval;
import dev.slipway.readout.model.SegmentReadout;
import dev.slipway.stats.BivariateMoments;
import dev.slipway.stats.ab.Heterogeneity;
import dev.slipway.warehouse.ExperimentData;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metric by the levels of an attribute, first treatment against control. Exploratory: ordinary intervals at the level
 * 1 − alpha / rows (Bonferroni over the rows of the attribute), and one chi-square test that all effects are equal.
 */
public final class SegmentCalculator {
    /** Cochran's test and the normal interval need a few units in each cell. */
    private static final int ENOUGH = 10;

    private SegmentCalculator() {}

    /**
     * One attribute, rows by size.
     *
     * @return null when the data has no such text attribute or fewer than two arms
     */
    public static @Nullable SegmentReadout compute(MetricColumn column, String attribute, double alpha) {
        ExperimentData data = column.data();
        ExperimentData.Category category = data.categories().get(attribute);
        if (category == null || data.variants().size() < 2) {
            return null;
        }
        int levels = category.levels().size();
        double level = 1 - alpha / Math.max(1, levels);
        Comparison.Kind kind = Comparison.Kind.of(column.metric());
        List<SegmentReadout.Row> rows = new ArrayList<>();
        List<Comparison> usable = new ArrayList<>();
        for (int l = 0; l < levels; l++) {
            int code = l;
            BivariateMoments c = column.moments(0, u -> category.code()[u] == code);
            BivariateMoments t = column.moments(1, u -> category.code()[u] == code);
            boolean enough = c.n() >= ENOUGH && t.n() >= ENOUGH;
            Comparison comparison = enough ? Comparison.plain(kind, t, c, level) : null;
            if (comparison != null) {
                usable.add(comparison);
            }
            if (c.n() > 0 && t.n() > 0) {
                rows.add(row(category.levels().get(l), kind, t, c, comparison));
            }
        }
        rows.sort((a, b) -> Long.compare(b.nControl() + b.nTreatment(), a.nControl() + a.nTreatment()));
        return new SegmentReadout(attribute, column.metric().key(), interaction(usable), rows);
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

    private static @Nullable Double interaction(List<Comparison> rows) {
        if (rows.size() < 2) {
            return null;
        }
        double[] effects =
                rows.stream().mapToDouble(r -> r.absolute().estimate()).toArray();
        double[] errors =
                rows.stream().mapToDouble(r -> r.absolute().standardError()).toArray();
        return Heterogeneity.test(effects, errors).pValue();
    }
}
