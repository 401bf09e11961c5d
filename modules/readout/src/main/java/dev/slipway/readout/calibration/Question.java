package dev.slipway.readout.calibration;

import dev.slipway.readout.model.ArmSummary;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.readout.model.ObservationalReadout;
import dev.slipway.readout.model.Readout;
import dev.slipway.readout.model.RegressionReadout;
import dev.slipway.readout.model.SideBySide;
import dev.slipway.readout.model.SurvivalReadout;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A use of a method in a readout, as far as the table of calibration can tell it from others.
 *
 * @param method as in the readout
 * @param units of the smaller arm
 * @param unequal whether the bigger arm has more than three times as many
 * @param rate the control's rate; null where the outcome is none
 */
record Question(
        String method,
        double units,
        boolean unequal,
        @Nullable Double rate) {
    private static final double UNEQUAL = 3;

    /** What a readout uses: first the estimates of its metrics, then its analyses. */
    static List<Question> of(Readout readout) {
        List<Question> all = new ArrayList<>();
        for (MetricReadout metric : readout.metrics()) {
            metric.estimates().stream().map(Estimate::method).distinct().forEach(m -> all.add(of(m, metric)));
        }
        for (SideBySide looks : readout.analyses().looks()) {
            readout.metrics().stream()
                    .filter(metric -> metric.key().equals(looks.metric()))
                    .forEach(metric -> looks.rows().forEach(row -> all.add(of(row.plan(), metric))));
        }
        var family = readout.analyses().family();
        if (family != null) {
            all.add(of(family.adjustment(), readout.primary()));
        }
        ObservationalReadout observed = readout.analyses().observational();
        if (observed != null) {
            double smaller = Math.min(observed.treatedUnits(), observed.controlUnits());
            observed.estimates().forEach(e -> all.add(new Question(e.method(), smaller, false, null)));
        }
        for (RegressionReadout regression : readout.analyses().regressions()) {
            all.add(new Question(regression.model() + "_regression", regression.units() / 2.0, false, null));
        }
        readout.analyses().survival().forEach(survival -> survival(survival, all));
        return all;
    }

    private static Question of(String method, MetricReadout metric) {
        double fewest = metric.arms().stream().mapToLong(ArmSummary::n).min().orElse(0);
        double most = metric.arms().stream().mapToLong(ArmSummary::n).max().orElse(0);
        Double mean = metric.arms().isEmpty() ? null : metric.arms().getFirst().mean();
        return new Question(method, fewest, most > UNEQUAL * fewest, isRate(metric) ? mean : null);
    }

    /** Whether each unit has 0 or 1, which being written in percent does not say. */
    private static boolean isRate(MetricReadout metric) {
        return metric.kind().equals("proportion") || metric.kind().equals("retention");
    }

    private static void survival(SurvivalReadout survival, List<Question> all) {
        double fewest = survival.curves().stream()
                .mapToLong(SurvivalReadout.Curve::units)
                .min()
                .orElse(0);
        all.add(new Question("kaplan_meier", fewest, false, null));
        if (survival.logRankP() != null) {
            all.add(new Question("log_rank", fewest, false, null));
        }
        if (!survival.restrictedMeans().isEmpty()) {
            all.add(new Question("restricted_mean", fewest, false, null));
        }
        if (survival.cox() != null) {
            all.add(new Question("cox", fewest, false, null));
        }
    }
}
