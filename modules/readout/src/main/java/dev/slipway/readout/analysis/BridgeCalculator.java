package dev.slipway.readout.analysis;

import dev.slipway.core.study.ColumnSum;
import dev.slipway.core.study.Labels;
import dev.slipway.core.study.Metric;
import dev.slipway.readout.model.BridgeReadout;
import dev.slipway.readout.model.BridgeReadout.Arm;
import dev.slipway.readout.model.BridgeReadout.Step;
import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.MetricValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The columns above the line of the primary metric, each by itself over what stands below the line. */
final class BridgeCalculator {
    private BridgeCalculator() {}

    /** Null unless the primary metric is a ratio over weeks with several columns above its line. */
    static @Nullable BridgeReadout compute(AnalysisInput input) {
        Metric primary = input.study().primary();
        ExperimentData data = input.data();
        MetricValues values = data.metrics().get(primary.key());
        if (values == null || values.parts().isEmpty() || values.denominator() == null) {
            return null;
        }
        List<Arm> arms = new ArrayList<>();
        for (int arm = 0; arm < data.variants().size(); arm++) {
            double below = sum(values.denominator(), data.variant(), arm);
            if (below > 0) {
                arms.add(arm(primary, values, data, arm, below));
            }
        }
        return new BridgeReadout(primary.key(), primary.label(), arms);
    }

    private static Arm arm(Metric primary, MetricValues values, ExperimentData data, int arm, double below) {
        List<Step> steps = new ArrayList<>();
        for (ColumnSum.Term term :
                ColumnSum.parse(String.valueOf(primary.column())).orElseThrow().terms()) {
            double[] part = Objects.requireNonNull(values.parts().get(term.column()));
            double share = sum(part, data.variant(), arm) / below;
            steps.add(new Step(term.column(), Labels.ofMoney(term.column()), term.subtracted() ? -share : share));
        }
        return new Arm(data.variants().get(arm), steps, sum(values.value(), data.variant(), arm) / below);
    }

    private static double sum(double[] values, int[] variant, int arm) {
        double sum = 0;
        for (int u = 0; u < values.length; u++) {
            sum += variant[u] == arm ? values[u] : 0;
        }
        return sum;
    }
}
