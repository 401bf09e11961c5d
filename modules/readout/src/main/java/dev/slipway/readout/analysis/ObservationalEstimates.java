package dev.slipway.readout.analysis;

import dev.slipway.core.study.Analyses.Estimand;
import dev.slipway.readout.metric.Detail;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.text.MethodNotes;
import dev.slipway.readout.text.Numbers;
import dev.slipway.stats.Effect;
import dev.slipway.stats.StatWarning;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects the estimates of the methods that have an answer, and a sentence for each that has none. */
final class ObservationalEstimates {
    private final List<String> comparison;
    private final List<Estimate> estimates = new ArrayList<>();
    private final List<String> warnings;

    /** What a method found: its effect, whom it is about, its own numbers and sentences. */
    record Found(Effect effect, String estimand, Detail detail, List<String> sentences) {
        static Found of(Effect effect, Estimand estimand, Detail detail) {
            return new Found(effect, word(estimand), detail, List.of());
        }
    }

    ObservationalEstimates(List<String> comparison, List<String> warnings) {
        this.comparison = comparison;
        this.warnings = warnings;
    }

    static String word(Estimand estimand) {
        return estimand.name().toLowerCase(Locale.ROOT);
    }

    /** Adds the method's answer; what the estimators refuse becomes a sentence. Null when there is no answer. */
    @Nullable
    Found add(String method, Supplier<Found> work) {
        Found found;
        try {
            found = work.get();
        } catch (IllegalArgumentException refused) {
            leaveOut(method, String.valueOf(refused.getMessage()));
            return null;
        }
        Effect effect = found.effect();
        if (!Double.isFinite(effect.estimate() + effect.low() + effect.high()) || !(effect.standardError() > 0)) {
            leaveOut(method, "it has no finite answer here");
            return null;
        }
        Set<String> sentences = new LinkedHashSet<>(found.sentences());
        effect.warnings().stream().map(StatWarning::message).forEach(sentences::add);
        Detail detail = new Detail().with("estimand", found.estimand()).with(found.detail());
        estimates.add(new Estimate(
                method,
                comparison,
                "absolute",
                effect.estimate(),
                effect.standardError(),
                effect.low(),
                effect.high(),
                effect.level(),
                Double.isFinite(effect.pValue()) ? effect.pValue() : null,
                false,
                detail.map(),
                List.copyOf(sentences)));
        return found;
    }

    void leaveOut(String method, String why) {
        warnings.add(MethodNotes.of(method).name() + " is left out: " + why + (why.endsWith(".") ? "" : "."));
    }

    /** "3 units have", for sentences. */
    static String units(long n) {
        return Numbers.counted(n, "unit has", "units have");
    }

    List<Estimate> all() {
        return List.copyOf(estimates);
    }
}
