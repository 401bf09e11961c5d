package dev.slipway.readout.metric;

import dev.slipway.core.study.Metric;
import dev.slipway.warehouse.ExperimentData;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The upper caps of the metrics. A percentile is taken over the pooled mature units of all arms of the whole experiment,
 * so that both arms are cut at one value and a filter does not move it.
 */
public final class Caps {
    private Caps() {}

    /** Cap by metric key; metrics without a cap are not in the map. */
    public static Map<String, Double> of(Iterable<Metric> metrics, ExperimentData whole) {
        Map<String, Double> caps = new LinkedHashMap<>();
        for (Metric metric : metrics) {
            Metric.Cap cap = metric.cap();
            ExperimentData.MetricValues values = whole.metrics().get(metric.key());
            if (cap != null && cap.value() != null) {
                caps.put(metric.key(), cap.value());
            } else if (cap != null && cap.percentile() != null && values != null) {
                double[] pooled = pooled(values, whole);
                if (pooled.length > 0) {
                    caps.put(metric.key(), percentile(pooled, cap.percentile()));
                }
            }
        }
        return caps;
    }

    private static double[] pooled(ExperimentData.MetricValues values, ExperimentData data) {
        double[] pooled = new double[data.units()];
        int n = 0;
        for (int u = 0; u < data.units(); u++) {
            if (values.mature(u, data.dataEnd()) && Double.isFinite(values.value()[u])) {
                pooled[n++] = values.value()[u];
            }
        }
        double[] sorted = Arrays.copyOf(pooled, n);
        Arrays.sort(sorted);
        return sorted;
    }

    /** The smallest value that at least this percentage of the values does not exceed. */
    private static double percentile(double[] sorted, double percentile) {
        int rank = (int) Math.ceil(percentile / 100 * sorted.length);
        return sorted[Math.max(0, Math.min(sorted.length - 1, rank - 1))];
    }
}
