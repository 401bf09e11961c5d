package dev.slipway.readout.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One method's answer for one comparison on one scale.
 *
 * @param method {@code two_proportion_z}, {@code miettinen_nurminen}, {@code welch_t}, {@code cuped}, {@code beta_binomial}, {@code normal_bayes},
 *     {@code bootstrap_percentile}, {@code bootstrap_bca}, {@code confidence_sequence}, {@code confidence_sequence_cuped},
 *     {@code group_sequential}, {@code delta_ratio}, {@code quantile}, {@code clustered_quantile}
 * @param comparison the treatment, then the control
 * @param scale {@code absolute} or {@code relative}
 * @param effect treatment − control on that scale (relative: divided by the control's mean)
 * @param pValue two-sided; null for Bayesian methods, whose {@code detail} has the posterior
 * @param decides true for the one estimate per comparison and metric that the decision rests on
 * @param detail the method's own fields: numbers, words or lists of numbers
 * @param warnings sentences; empty when the method is at home here
 */
public record Estimate(
        String method,
        List<String> comparison,
        String scale,
        double effect,
        @Nullable Double standardError,
        double ciLow,
        double ciHigh,
        double level,
        @Nullable Double pValue,
        boolean decides,
        Map<String, Object> detail,
        List<String> warnings) {
    public boolean includesZero() {
        return ciLow <= 0 && ciHigh >= 0;
    }
}
