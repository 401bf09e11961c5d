package dev.slipway.readout.analysis;

import dev.slipway.core.study.Analyses.Observational;
import dev.slipway.core.study.Metric;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.MetricReadout;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the study's own arms say about the same outcome, to be put beside methods that have no randomisation.
 *
 * <p>Of a metric it is the metric's own deciding estimate. That is the same question when the arms themselves are compared as
 * if nobody had drawn lots; when an attribute says who was treated, it is the effect of this experiment on the same metric,
 * and it is the same question only if the attribute is the same change. Of an attribute it is the primary's estimate, where
 * both are rates or neither is and the attribute is named after the primary: {@code beta_revenue} after the column
 * {@code revenue}. A name is weak evidence, but the study's author gave it; where it does not fit, nothing is shown, because
 * a number on another scale would mislead.
 *
 * @param label of the metric
 */
record RandomisedAnswer(Estimate estimate, String label) {
    /** Words of an outcome from before the treatment. */
    private static final Set<String> BEFORE = Set.of("pre", "before", "prior", "previous");

    static @Nullable RandomisedAnswer of(AnalysisInput input, ObservedOutcome outcome) {
        Observational asked = input.asked().observational();
        if (outcome.metric() != null && asked != null && asked.treated() != null) {
            // Another treatment of the same outcome: the arms' answer is the answer to another question.
            return null;
        }
        Metric metric = outcome.metric() != null
                ? outcome.metric()
                : namesake(input.study().primary(), outcome);
        if (metric == null) {
            return null;
        }
        MetricReadout readout = input.metrics().stream()
                .filter(m -> m.key().equals(metric.key()))
                .findFirst()
                .orElse(null);
        Estimate deciding = readout == null ? null : readout.deciding();
        return deciding == null ? null : new RandomisedAnswer(deciding, metric.label());
    }

    private static @Nullable Metric namesake(Metric primary, ObservedOutcome outcome) {
        boolean single = switch (primary.kind()) {
            case RATIO, QUANTILE -> false;
            default -> true;
        };
        Set<String> own = words(primary.column() == null ? primary.key() : primary.column());
        Set<String> its = words(outcome.key());
        boolean named = its.containsAll(own) && Collections.disjoint(its, BEFORE);
        return single && named && primary.isRate() == outcome.rate() ? primary : null;
    }

    private static Set<String> words(String name) {
        List<String> parts = Arrays.asList(name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1));
        return new HashSet<>(parts);
    }
}
