package dev.slipway.readout.metric;

import dev.slipway.core.study.Metric;
import dev.slipway.warehouse.ExperimentData;
import org.jspecify.annotations.Nullable;

/**
 * The covariate from before exposure. A missing one becomes the mean of all rows, the same in every arm, which leaves the
 * comparison unbiased because the covariate was known before anybody was randomised.
 *
 * @param imputed usable rows whose covariate was missing
 */
record Covariate(double @Nullable [] values, long imputed) {
    static Covariate of(Metric metric, ExperimentData data, boolean[] usable) {
        String name = metric.covariate();
        double[] raw = name == null ? null : data.numbers().get(name);
        if (raw == null) {
            return new Covariate(null, 0);
        }
        double sum = 0;
        long n = 0;
        for (double value : raw) {
            if (Double.isFinite(value)) {
                sum += value;
                n++;
            }
        }
        if (n == 0) {
            return new Covariate(null, 0);
        }
        if (n == raw.length) {
            return new Covariate(raw, 0);
        }
        double[] values = raw.clone();
        long imputed = 0;
        for (int u = 0; u < values.length; u++) {
            if (!Double.isFinite(values[u])) {
                values[u] = sum / (double) n;
                imputed += usable[u] ? 1 : 0;
            }
        }
        return new Covariate(values, imputed);
    }
}
