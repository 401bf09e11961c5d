package dev.slipway.app.simulation;

import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.Findings;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Metrics whose planted effect is known, and whether their one-look interval covers it. One look, because that is the
 * interval that promises to cover 95 times in 100; the any-time interval that may decide covers more often.
 */
record Recovered(List<MetricReadout> metrics, int covered, String level) {
    Recovered {
        metrics = List.copyOf(metrics);
    }

    static Recovered of(Findings readout) {
        List<MetricReadout> known = new ArrayList<>();
        int covered = 0;
        double level = 1 - readout.experiment().alpha();
        for (MetricReadout metric : readout.metrics()) {
            MetricReadout.Truth truth = metric.truth();
            Estimate estimate = oneLook(metric, readout.decision().treatment());
            if (truth != null && estimate != null) {
                known.add(metric);
                level = estimate.level();
                covered += estimate.ciLow() <= truth.effect() && truth.effect() <= estimate.ciHigh() ? 1 : 0;
            }
        }
        return new Recovered(known, covered, Numbers.brief(100 * level, 1).replace("+", "") + "%");
    }

    private static @Nullable Estimate oneLook(MetricReadout metric, String treatment) {
        List<Estimate> estimates = metric.estimates("absolute", treatment).stream()
                .filter(estimate -> Double.isFinite(estimate.ciLow()) && Double.isFinite(estimate.ciHigh()))
                .toList();
        return estimates.stream()
                .filter(estimate -> !estimate.method().startsWith("confidence_sequence")
                        && !estimate.method().equals("beta_binomial")
                        && !estimate.method().equals("normal_bayes"))
                .findFirst()
                .orElse(estimates.isEmpty() ? null : estimates.getFirst());
    }

    boolean all() {
        return covered == metrics.size();
    }

    /** "3 of 3 cover the truth". */
    String words() {
        return covered + " of " + metrics.size() + (metrics.size() == 1 ? " covers" : " cover") + " the truth";
    }
}
