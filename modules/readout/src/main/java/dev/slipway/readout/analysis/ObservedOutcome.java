package dev.slipway.readout.analysis;

import dev.slipway.core.study.Analyses.Observational;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.MetricKind;
import dev.slipway.readout.metric.MetricColumn;
import dev.slipway.readout.text.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of it, for each unit.
 *
 * @param key of the metric, or name of the attribute
 * @param metric null for an attribute
 * @param rate whether every value is 0 or 1
 * @param values of each row, capped as the metric says; NaN where there is none or where it may not be used yet
 */
record ObservedOutcome(String key, String label, @Nullable Metric metric, boolean rate, double[] values) {

    /** Null when no unit has a value of its own by that name; the reason is added to the warnings. */
    static @Nullable ObservedOutcome of(AnalysisInput input, Observational asked, List<String> warnings) {
        String name = asked.outcome() == null ? input.study().primary().key() : asked.outcome();
        Metric metric = input.study().metrics().get(name);
        return metric != null ? ofMetric(input, metric, warnings) : ofAttribute(input, name, warnings);
    }

    private static @Nullable ObservedOutcome ofMetric(AnalysisInput input, Metric metric, List<String> warnings) {
        if (metric.kind() == MetricKind.RATIO || metric.kind() == MetricKind.QUANTILE) {
            warnings.add("The metric " + metric.key()
                    + " is a ratio or a quantile, which has no value for a single unit; name a rate, a mean or a count as the"
                    + " outcome.");
            return null;
        }
        MetricColumn column = input.column(metric);
        if (column == null) {
            warnings.add("The data does not have the metric " + metric.key() + ", so there is no outcome.");
            return null;
        }
        double[] values = column.y().clone();
        for (int u = 0; u < values.length; u++) {
            values[u] = column.usable()[u] ? values[u] : Double.NaN;
        }
        return new ObservedOutcome(metric.key(), metric.label(), metric, metric.isRate(), values);
    }

    private static @Nullable ObservedOutcome ofAttribute(AnalysisInput input, String name, List<String> warnings) {
        double[] numbers = input.data().numbers().get(name);
        if (numbers == null) {
            warnings.add("The data has no metric and no numeric attribute " + name + ", so there is no outcome.");
            return null;
        }
        double[] values = numbers.clone();
        boolean rate = false;
        boolean other = false;
        for (int u = 0; u < values.length; u++) {
            values[u] = Double.isFinite(values[u]) ? values[u] : Double.NaN;
            rate |= values[u] == 0 || values[u] == 1;
            other |= Double.isFinite(values[u]) && values[u] != 0 && values[u] != 1;
        }
        return new ObservedOutcome(name, Words.label(name), null, rate && !other, values);
    }
}
