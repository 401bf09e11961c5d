package dev.slipway.readout.metric;

import dev.slipway.readout.model.Estimate;
import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;

/** Makes the estimates of one comparison; keeps what all of them share and lets only finite numbers through. */
final class EstimateFactory {
    private final List<String> comparison;
    private final List<String> notes;
    private final List<Estimate> estimates = new ArrayList<>();

    /**
     * @param notes sentences about the data of this comparison, put on every estimate
     */
    EstimateFactory(String treatment, String control, List<String> notes) {
        this.comparison = List.of(treatment, control);
        this.notes = List.copyOf(notes);
    }

    /** Adds an estimate; one without a finite interval is left out. */
    void add(String method, String scale, Effect e, boolean decides, Detail detail, List<String> warnings) {
        if (!finite(e.estimate(), e.standardError(), e.low(), e.high())) {
            return;
        }
        Set<String> all = new LinkedHashSet<>(notes);
        all.addAll(warnings);
        e.warnings().stream().map(StatWarning::message).forEach(all::add);
        estimates.add(new Estimate(
                method,
                comparison,
                scale,
                e.estimate(),
                e.standardError(),
                e.low(),
                e.high(),
                e.level(),
                Double.isFinite(e.pValue()) ? e.pValue() : null,
                decides,
                detail.map(),
                List.copyOf(all)));
    }

    /** Adds a posterior or a bootstrap on the absolute scale; it has no p-value and never decides. */
    void add(String method, Posterior p, double level, Detail detail) {
        if (finite(p.effect(), p.standardDeviation(), p.low(), p.high())) {
            estimates.add(new Estimate(
                    method,
                    comparison,
                    "absolute",
                    p.effect(),
                    p.standardDeviation(),
                    p.low(),
                    p.high(),
                    level,
                    null,
                    false,
                    detail.map(),
                    notes));
        }
    }

    /** Whether the interval itself says that it does not hold what it promises yet. Nothing may be decided by it. */
    static boolean tooEarly(Effect effect) {
        return effect.warnings().stream().anyMatch(w -> w.kind() == StatWarning.Kind.COVERAGE_BELOW_LEVEL);
    }

    private static boolean finite(double... values) {
        return DoubleStream.of(values).allMatch(Double::isFinite);
    }

    List<Estimate> estimates() {
        return List.copyOf(estimates);
    }
}
