package dev.slipway.readout.analysis;

import dev.slipway.core.study.Analyses.Estimand;
import dev.slipway.core.study.Analyses.Observational;
import dev.slipway.readout.analysis.ObservationalEstimates.Found;
import dev.slipway.readout.model.ObservationalReadout;
import dev.slipway.readout.model.ObservationalReadout.Balance;
import dev.slipway.readout.model.ObservationalReadout.Overlap;
import dev.slipway.readout.model.ObservationalReadout.Sensitivity;
import dev.slipway.readout.text.Numbers;
import dev.slipway.stats.causal.InverseWeighting;
import dev.slipway.stats.causal.PropensityModel;
import dev.slipway.stats.math.linear.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The effect without randomisation, by several methods on the same units, with balance, overlap and sensitivity. What can't be
 * estimated is left out with a sentence; the rest stands.
 */
final class ObservationalCalculator {
    /** Units that each group needs before anything is estimated. */
    private static final int FEWEST = 2;
    /** Units that each group needs so that every fold can teach the others. */
    private static final int FEWEST_FOR_FOLDS = 50;

    private final AnalysisInput input;
    private final Observational asked;
    private final List<String> warnings = new ArrayList<>();
    private InverseWeighting.@Nullable Result weighted;

    private ObservationalCalculator(AnalysisInput input, Observational asked) {
        this.input = input;
        this.asked = asked;
    }

    /** Null when the study does not ask. */
    static @Nullable ObservationalReadout compute(AnalysisInput input) {
        input.context().checkCancelled();
        Observational asked = input.asked().observational();
        return asked == null ? null : new ObservationalCalculator(input, asked).compute();
    }

    private ObservationalReadout compute() {
        TreatedGroups groups = TreatedGroups.of(input, asked, warnings);
        ObservedOutcome outcome = ObservedOutcome.of(input, asked, warnings);
        if (groups == null || outcome == null) {
            return nothing(groups, outcome, null);
        }
        ObservationalSample sample = ObservationalSample.of(input.data(), groups, outcome.values());
        if (Math.min(sample.treatedUnits(), sample.controlUnits()) < FEWEST) {
            warnings.add("There are " + Numbers.count(sample.treatedUnits()) + " treated units and "
                    + Numbers.count(sample.controlUnits()) + " others with an outcome; each group needs at least two.");
            return nothing(groups, outcome, sample);
        }
        if (Arrays.stream(sample.y()).allMatch(y -> y == sample.y()[0])) {
            warnings.add("The outcome is the same for every unit, so there is nothing to compare.");
            return nothing(groups, outcome, sample);
        }
        return estimated(groups, outcome, sample);
    }

    private ObservationalReadout estimated(TreatedGroups groups, ObservedOutcome outcome, ObservationalSample sample) {
        double level = 1 - input.study().decision().alpha();
        ObservationalMethods methods = new ObservationalMethods(sample, asked, outcome.rate(), level);
        ObservationalEstimates estimates = new ObservationalEstimates(groups.comparison(), warnings);
        estimates.add("naive_difference", methods::naive);
        AdjustmentColumns columns = AdjustmentColumns.of(input.data(), sample, covariates(outcome), warnings);
        input.context().checkCancelled();
        PropensityModel model = propensity(columns, sample);
        Matrix x = model == null ? columns.design().x() : model.columns();
        estimates.add("regression_adjustment", () -> methods.regression(x, names(columns, x)));
        input.context().checkCancelled();
        boolean[] kept = methods.kept(model);
        Overlap overlap = Overlap.NONE;
        if (model != null) {
            if (ObservationalDiagnostics.overlaps(sample, model)) {
                weighting(methods, estimates, model, kept, sample);
            } else {
                warnings.add(
                        "The groups do not overlap: what is adjusted for tells exactly who was treated, so no unit has a"
                                + " counterpart and weighting is left out. Regression carries one group's line to where only the"
                                + " other is.");
            }
            overlap = ObservationalDiagnostics.overlap(sample, model, weighted, kept);
        }
        differences(methods, estimates, sample);
        input.context().checkCancelled();
        List<Balance> balance = ObservationalDiagnostics.balance(columns.compared(), sample, weighted);
        warnings.addAll(ObservationalDiagnostics.unbalanced(balance));
        InverseWeighting.Result result = weighted;
        Sensitivity sensitivity =
                result == null ? null : ObservationalDiagnostics.sensitivity(sample, result, outcome.rate());
        return readout(groups, outcome, sample, estimates, balance, overlap, sensitivity);
    }

    /** What is asked for without what would adjust away the answer: the treatment and the outcome themselves. */
    private List<String> covariates(ObservedOutcome outcome) {
        List<String> names = new ArrayList<>(asked.adjustFor());
        names.remove(outcome.key());
        if (asked.treated() != null) {
            names.remove(asked.treated());
        }
        if (names.size() < asked.adjustFor().size()) {
            warnings.add("The treatment or the outcome itself is named in adjust_for; it is not adjusted for.");
        }
        return names;
    }

    private @Nullable PropensityModel propensity(AdjustmentColumns columns, ObservationalSample sample) {
        try {
            PropensityModel model = PropensityModel.fit(columns.design(), sample.treated());
            model.warnings().forEach(w -> warnings.add("Who is treated: " + w.message()));
            return model;
        } catch (IllegalArgumentException refused) {
            warnings.add("The propensity can't be fitted, so weighting is left out: " + refused.getMessage() + ".");
            return null;
        }
    }

    private void weighting(
            ObservationalMethods methods,
            ObservationalEstimates estimates,
            PropensityModel model,
            boolean[] kept,
            ObservationalSample sample) {
        long trimmed = 0;
        for (boolean stays : kept) {
            trimmed += stays ? 0 : 1;
        }
        long out = trimmed;
        if (out > 0) {
            warnings.add(Numbers.counted(out, "unit is", "units are") + " left out of weighting because "
                    + (out == 1 ? "its propensity lies" : "their propensities lie") + " below "
                    + Numbers.brief(asked.trim(), 4).replace("+", "") + " or above "
                    + Numbers.brief(1 - asked.trim(), 4).replace("+", "")
                    + "; weighted estimates are about the others.");
        }
        Found found = estimates.add("ipw", () -> {
            InverseWeighting.Result result = methods.weighted(model);
            weighted = result;
            return methods.of(result, model, asked.estimand(), out);
        });
        if (found == null) {
            weighted = null;
        }
        input.context().checkCancelled();
        if (asked.estimand() != Estimand.OVERLAP) {
            estimates.add(
                    "overlap_weights", () -> methods.of(methods.overlapWeighted(model), model, Estimand.OVERLAP, 0));
        }
        if (fewest(sample, kept) < FEWEST_FOR_FOLDS) {
            estimates.leaveOut("aipw", "each group needs at least " + FEWEST_FOR_FOLDS + " units");
        } else {
            estimates.add(
                    "aipw",
                    () -> methods.doublyRobust(
                            model, kept, input.seed(), () -> input.context().checkCancelled()));
        }
    }

    /** Units of the smaller group among those that the weighting keeps. */
    private static int fewest(ObservationalSample sample, boolean[] kept) {
        int[] left = new int[2];
        for (int i = 0; i < kept.length; i++) {
            if (kept[i]) {
                left[sample.treated()[i] ? 1 : 0]++;
            }
        }
        return Math.min(left[0], left[1]);
    }

    private void differences(
            ObservationalMethods methods, ObservationalEstimates estimates, ObservationalSample sample) {
        String before = asked.before();
        if (before == null) {
            return;
        }
        input.context().checkCancelled();
        double[] numbers = input.data().numbers().get(before);
        if (numbers == null) {
            estimates.leaveOut("difference_in_differences", "the data has no numeric attribute " + before);
            return;
        }
        estimates.add("difference_in_differences", () -> methods.differenceInDifferences(sample.take(numbers)));
    }

    /** Names of these columns of the design. */
    private static List<String> names(AdjustmentColumns columns, Matrix x) {
        Matrix all = columns.design().x();
        List<String> names = new ArrayList<>();
        for (int j = 0; j < x.columns(); j++) {
            for (int k = 0; k < all.columns(); k++) {
                // Columns are shared, not copied, so the same array is the same column.
                if (all.column(k) == x.column(j)) {
                    names.add(columns.design().names().get(k));
                    break;
                }
            }
        }
        return names;
    }

    private ObservationalReadout nothing(
            @Nullable TreatedGroups groups, @Nullable ObservedOutcome outcome, @Nullable ObservationalSample sample) {
        String named = asked.outcome() == null ? input.study().primary().key() : asked.outcome();
        RandomisedAnswer randomised = outcome == null ? null : RandomisedAnswer.of(input, outcome);
        return new ObservationalReadout(
                groups == null ? String.valueOf(asked.treated()) : groups.words(),
                named,
                outcome == null ? named : outcome.label(),
                outcome != null && outcome.rate(),
                ObservationalEstimates.word(asked.estimand()),
                sample == null ? 0 : sample.treatedUnits(),
                sample == null ? 0 : sample.controlUnits(),
                sample == null ? input.data().units() : input.data().units() - sample.units(),
                List.of(),
                randomised == null ? null : randomised.estimate(),
                randomised == null ? null : randomised.label(),
                List.of(),
                Overlap.NONE,
                null,
                null,
                warnings);
    }

    private ObservationalReadout readout(
            TreatedGroups groups,
            ObservedOutcome outcome,
            ObservationalSample sample,
            ObservationalEstimates estimates,
            List<Balance> balance,
            Overlap overlap,
            @Nullable Sensitivity sensitivity) {
        RandomisedAnswer randomised = RandomisedAnswer.of(input, outcome);
        // What was planted is an effect of the arms, not of an attribute.
        boolean planted = asked.treated() == null && outcome.metric() != null;
        return new ObservationalReadout(
                groups.words(),
                outcome.key(),
                outcome.label(),
                outcome.rate(),
                ObservationalEstimates.word(asked.estimand()),
                sample.treatedUnits(),
                sample.controlUnits(),
                input.data().units() - sample.units(),
                estimates.all(),
                randomised == null ? null : randomised.estimate(),
                randomised == null ? null : randomised.label(),
                balance,
                overlap,
                sensitivity,
                planted ? input.truth().get(outcome.key()) : null,
                warnings);
    }
}
