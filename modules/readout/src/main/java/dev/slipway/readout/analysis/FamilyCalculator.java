package dev.slipway.readout.analysis;

import dev.slipway.core.study.Analyses.Adjustment;
import dev.slipway.core.study.Analyses.Family;
import dev.slipway.readout.metric.Adjusted;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.FamilyReadout;
import dev.slipway.readout.model.MetricReadout;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Effects that are judged together: the metrics of the family times the treatments, each by the one-look p-value of the
 * estimator that decides about it. The whole error of the study is for the family, whatever the plan of looks.
 */
final class FamilyCalculator {
    private FamilyCalculator() {}

    /** Null when the study names no family or none of it could be tested. */
    static @Nullable FamilyReadout compute(AnalysisInput input) {
        input.context().checkCancelled();
        Family family = input.asked().family();
        if (family == null) {
            return null;
        }
        List<Tested> tested = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        List<String> variants = input.data().variants();
        for (MetricReadout metric : input.metrics()) {
            for (String treatment : variants.subList(1, variants.size())) {
                if (family.metrics().contains(metric.key())) {
                    Estimate e = OneLook.of(metric, treatment);
                    Double p = e == null ? null : e.pValue();
                    if (e == null || p == null) {
                        missing.add(metric.label() + (variants.size() > 2 ? ", " + treatment : ""));
                    } else {
                        tested.add(new Tested(metric, e, p));
                    }
                }
            }
        }
        return tested.isEmpty() ? null : adjusted(input, family.method(), tested, missing);
    }

    private record Tested(MetricReadout metric, Estimate estimate, double p) {}

    /** What could not be tested counts as p = 1, so that the family is not smaller than the study promised. */
    private static FamilyReadout adjusted(
            AnalysisInput input, Adjustment method, List<Tested> tested, List<String> missing) {
        double alpha = input.study().decision().alpha();
        double[] p = new double[tested.size() + missing.size()];
        for (int i = 0; i < p.length; i++) {
            p[i] = i < tested.size() ? tested.get(i).p() : 1;
        }
        double[] adjusted = Adjusted.of(method, p);
        List<FamilyReadout.Row> rows = new ArrayList<>();
        for (int i = 0; i < tested.size(); i++) {
            Estimate e = tested.get(i).estimate();
            rows.add(new FamilyReadout.Row(
                    tested.get(i).metric().key(),
                    e.comparison().getFirst(),
                    e.method(),
                    e.effect(),
                    tested.get(i).p(),
                    adjusted[i],
                    adjusted[i] <= alpha));
        }
        List<String> notes = new ArrayList<>();
        notes.add(
                "Each p-value is that of one look at the estimator that decides; the plan of looks does not widen it.");
        for (String each : missing) {
            notes.add(each + " has no estimate yet and counts as p = 1.");
        }
        String name = method.name().toLowerCase(Locale.ROOT);
        return new FamilyReadout(name, Adjusted.controls(method, p.length, alpha), alpha, rows, notes);
    }
}
