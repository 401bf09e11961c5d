package dev.slipway.readout.analysis;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Analyses;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.Study;
import dev.slipway.readout.metric.MetricColumn;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.warehouse.ExperimentData;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What every analysis may look at.
 *
 * @param caps by metric key
 * @param metrics as computed for the readout, in the order of the study
 * @param truth planted effects by metric key; empty when nothing was simulated
 * @param filtered whether {@code data} is a part of the run's units
 * @param seed of all resampling
 */
public record AnalysisInput(
        Study study,
        ExperimentData data,
        Map<String, Double> caps,
        List<MetricReadout> metrics,
        Map<String, Double> truth,
        boolean filtered,
        long seed,
        JobContext context) {
    Analyses asked() {
        return study.analyses();
    }

    /** The values of a metric that may be used; null when the data does not have the metric. */
    @Nullable
    MetricColumn column(Metric metric) {
        return MetricColumn.of(metric, data, caps.get(metric.key()));
    }
}
