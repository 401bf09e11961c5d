package dev.slipway.readout.analysis;

import dev.slipway.core.job.JobContext;
import dev.slipway.core.study.Analyses.Observational;
import dev.slipway.readout.analysis.ObservationalEstimates.Found;
import dev.slipway.readout.model.ObservationalReadout.Balance;
import dev.slipway.readout.model.ObservationalReadout.Overlap;
import dev.slipway.stats.causal.InverseWeighting;
import dev.slipway.stats.causal.PropensityModel;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The plain difference of adopters and others, and both weightings by who adopts, with overlap and balance. */
final class RolloutWeighting {
    /** Units that each group needs so that every fold can teach the others. */
    private static final int FEWEST_FOR_FOLDS = 50;

    private final RolloutUnits units;
    private final ObservationalSample sample;
    private final Observational asked;
    private final long seed;
    private final ObservationalEstimates estimates;
    private final List<String> warnings;
    private final JobContext context;
    private final ObservationalMethods methods;
    private InverseWeighting.@Nullable Result weighted;
    private Overlap overlap = Overlap.NONE;
    private List<Balance> balance = List.of();

    RolloutWeighting(
            RolloutUnits units,
            ObservationalSample sample,
            Observational asked,
            long seed,
            double level,
            ObservationalEstimates estimates,
            List<String> warnings,
            JobContext context) {
        this.units = units;
        this.sample = sample;
        this.asked = asked;
        this.seed = seed;
        this.estimates = estimates;
        this.warnings = warnings;
        this.context = context;
        // Means over weeks are no single 0 or 1, whatever a week is.
        this.methods = new ObservationalMethods(sample, asked, false, level);
    }

    void compute() {
        estimates.add("naive_difference", methods::naive);
        var numbers = units.numbers();
        AdjustmentColumns columns =
                AdjustmentColumns.of(units.data(numbers), sample, units.names(numbers.keySet()), warnings);
        context.checkCancelled();
        PropensityModel model = propensity(columns);
        if (model != null) {
            boolean[] kept = methods.kept(model);
            if (ObservationalDiagnostics.overlaps(sample, model)) {
                weigh(model, kept);
            } else {
                warnings.add(
                        "Adopters and others do not overlap: what is adjusted for tells exactly who adopted, so weighting"
                                + " is left out.");
            }
            overlap = ObservationalDiagnostics.overlap(sample, model, weighted, kept);
        }
        balance = ObservationalDiagnostics.balance(columns.compared(), sample, weighted);
        warnings.addAll(ObservationalDiagnostics.unbalanced(balance));
    }

    private @Nullable PropensityModel propensity(AdjustmentColumns columns) {
        try {
            PropensityModel model = PropensityModel.fit(columns.design(), sample.treated());
            model.warnings().forEach(w -> warnings.add("Who adopts: " + w.message()));
            return model;
        } catch (IllegalArgumentException refused) {
            warnings.add("Who adopts can't be fitted, so weighting is left out: " + refused.getMessage() + ".");
            return null;
        }
    }

    private void weigh(PropensityModel model, boolean[] kept) {
        long trimmed = IntStream.range(0, kept.length).filter(i -> !kept[i]).count();
        Found found = estimates.add("ipw", () -> {
            InverseWeighting.Result result = methods.weighted(model);
            weighted = result;
            return methods.of(result, model, asked.estimand(), trimmed);
        });
        if (found == null) {
            weighted = null;
        }
        context.checkCancelled();
        long adopters = IntStream.range(0, kept.length)
                .filter(i -> kept[i] && sample.treated()[i])
                .count();
        if (Math.min(adopters, kept.length - trimmed - adopters) < FEWEST_FOR_FOLDS) {
            estimates.leaveOut("aipw", "each group needs at least " + FEWEST_FOR_FOLDS + " users");
        } else {
            estimates.add("aipw", () -> methods.doublyRobust(model, kept, seed, context::checkCancelled));
        }
    }

    Overlap overlap() {
        return overlap;
    }

    List<Balance> balance() {
        return balance;
    }
}
