package dev.slipway.readout.analysis;

import dev.slipway.core.study.Metric;
import dev.slipway.readout.metric.LooksInterval;
import dev.slipway.readout.metric.MetricColumn;
import dev.slipway.readout.metric.PlannedSample;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.SideBySide;
import dev.slipway.readout.text.MetricFormat;
import dev.slipway.readout.text.Numbers;
import java.util.ArrayList;
import java.util.List;

/** The ways of looking early side by side: the primary metric, each treatment with its part of the error. */
final class LooksCalculator {
    private LooksCalculator() {}

    /** One for each treatment; none when the data does not have the primary metric. */
    static List<SideBySide> compute(AnalysisInput input) {
        Metric primary = input.study().primary();
        MetricColumn column = input.column(primary);
        MetricReadout readout = input.metrics().stream()
                .filter(m -> m.key().equals(primary.key()))
                .findFirst()
                .orElse(null);
        List<SideBySide> all = new ArrayList<>();
        for (int arm = 1;
                column != null
                        && readout != null
                        && arm < column.data().variants().size();
                arm++) {
            input.context().checkCancelled();
            all.add(treatment(input, column, arm, readout));
        }
        return all;
    }

    private static SideBySide treatment(AnalysisInput input, MetricColumn column, int arm, MetricReadout readout) {
        String metric = column.metric().key();
        String treatment = column.data().variants().get(arm);
        LooksInterval looks = PlannedSample.looks(input.study(), input.data(), column.metric(), arm);
        Compared compared = Compared.of(column, arm, input.study().decision().adjust(), 1 - looks.alpha());
        if (compared == null) {
            String sentence =
                    "Nothing can be compared yet: an arm has fewer than two units that count, no unit differs from"
                            + " another, or too many share the value of the quantile.";
            return new SideBySide(metric, treatment, List.of(), sentence, List.of());
        }
        LooksWords words = new LooksWords(compared.comparison(), MetricFormat.of(readout), looks.alpha());
        List<SideBySide.Row> rows = new WaysOfLooking(input, compared, looks, words).rows();
        return new SideBySide(metric, treatment, rows, LooksSummary.of(rows, words), notes(input, compared));
    }

    /** What holds for all rows, and what is left out. */
    private static List<String> notes(AnalysisInput input, Compared compared) {
        List<String> notes = new ArrayList<>();
        if (compared.adjusted()) {
            Object reduction = compared.comparison().detail().map().get("variance_reduction");
            notes.add("All rows compare the difference after CUPED by "
                    + compared.column().metric().covariate()
                    + (reduction instanceof Number share
                            ? " (variance " + Numbers.fixed(-100 * share.doubleValue(), 0) + "%)."
                            : "."));
        }
        int treatments = compared.column().data().variants().size() - 1;
        if (treatments > 1) {
            double alpha = input.study().decision().alpha();
            notes.add("With " + treatments + " treatments each has " + LooksWords.percent(alpha / treatments)
                    + " of the " + LooksWords.percent(alpha) + " error.");
        }
        if (!WaysOfLooking.hasLooks(input.study(), input.data())) {
            notes.add(
                    input.data().exposedAt() == null
                            ? "Group-sequential is left out: the data has no time to place looks in."
                            : "Group-sequential is left out: the study has no planned days to place looks on.");
        }
        if (!compared.canBeDealt()) {
            notes.add("The permutation test is left out: this metric is no mean of units that could be dealt anew.");
        } else if (compared.column().isRatio()) {
            notes.add(
                    "The permutation test deals users with numerator and denominator together, as numerator − ratio × "
                            + "denominator.");
        }
        return notes;
    }
}
