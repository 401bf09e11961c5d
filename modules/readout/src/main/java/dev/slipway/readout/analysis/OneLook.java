package dev.slipway.readout.analysis;

import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.MetricReadout;
import org.jspecify.annotations.Nullable;

/** The ordinary estimate, looked at once, of the estimator that the decision rests on. */
final class OneLook {
    private OneLook() {}

    /**
     * The absolute one-look estimate behind the deciding one: itself, or of the estimator that it widens. Of a rate the
     * score interval, whose p-value is that of the two-proportion z test.
     *
     * @return null when the metric has no estimate of this treatment, or none with a p-value
     */
    static @Nullable Estimate of(MetricReadout metric, String treatment) {
        Estimate deciding = metric.estimates("absolute", treatment).stream()
                .filter(Estimate::decides)
                .findFirst()
                .orElse(null);
        if (deciding == null) {
            return null;
        }
        String estimator = deciding.detail().get("estimator") instanceof String name ? name : deciding.method();
        Estimate score = estimator.equals("two_proportion_z") ? named(metric, treatment, "miettinen_nurminen") : null;
        Estimate plain = score != null ? score : named(metric, treatment, estimator);
        return plain != null && plain.pValue() != null ? plain : null;
    }

    private static @Nullable Estimate named(MetricReadout metric, String treatment, String method) {
        return metric.estimates("absolute", treatment).stream()
                .filter(e -> e.method().equals(method))
                .findFirst()
                .orElse(null);
    }
}
