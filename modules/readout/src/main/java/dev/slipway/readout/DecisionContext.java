package dev.slipway.readout;

import dev.slipway.core.study.DecisionRule;
import dev.slipway.core.study.Metric;
import dev.slipway.core.study.Study;
import dev.slipway.readout.metric.LooksInterval;
import dev.slipway.readout.metric.MetricResult;
import dev.slipway.readout.metric.PlannedSample;
import dev.slipway.readout.model.ArmSummary;
import dev.slipway.readout.model.Estimate;
import dev.slipway.readout.model.HealthCheck;
import dev.slipway.readout.model.MetricReadout;
import dev.slipway.warehouse.ExperimentData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers what decision and plan need from the study, the data and the metrics. */
final class DecisionContext {
    private final Study study;
    private final ExperimentData data;

    DecisionContext(Study study, ExperimentData data) {
        this.study = study;
        this.data = data;
    }

    DecisionInputs inputs(List<HealthCheck> health, List<MetricResult> results) {
        Map<String, Double> windows = new LinkedHashMap<>();
        Map<String, Map<String, LooksInterval>> looks = new LinkedHashMap<>();
        for (Metric metric : study.metrics().values()) {
            windows.put(metric.key(), windowDays(metric));
            Map<String, LooksInterval> byTreatment = new LinkedHashMap<>();
            for (int arm = 1; arm < data.variants().size(); arm++) {
                byTreatment.put(data.variants().get(arm), PlannedSample.looks(study, data, metric, arm));
            }
            looks.put(metric.key(), byTreatment);
        }
        Map<String, Double> perDay = new LinkedHashMap<>();
        for (int arm = 1; arm < data.variants().size(); arm++) {
            perDay.put(data.variants().get(arm), unitsPerDay() * PlannedSample.pairShare(study, data, arm));
        }
        return new DecisionInputs(
                study.decision(),
                data.variants().subList(1, data.variants().size()),
                health,
                results.stream().map(MetricResult::readout).toList(),
                results.stream().flatMap(r -> r.paths().stream()).toList(),
                Days.elapsed(data),
                PlannedSample.days(study, data),
                PlannedSample.namedDays(study) != null,
                perDay,
                windows,
                looks,
                study.measured() == Study.Measured.WEEKS);
    }

    PlanCalculator.Inputs plan(List<MetricReadout> metrics) {
        DecisionRule rule = study.decision();
        Metric metric = study.primary();
        MetricReadout primary = metrics.stream()
                .filter(m -> m.key().equals(metric.key()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the primary metric has a readout"));
        ArmSummary base = primary.arms().isEmpty() ? null : primary.arms().getFirst();
        Double baseline = base == null ? null : base.mean();
        double perArm = unitsPerArm(primary);
        int first = Math.min(1, data.variants().size() - 1);
        LooksInterval looks = PlannedSample.looks(study, data, metric, first);
        double control = PlannedSample.share(study, data, 0);
        double treatment = PlannedSample.share(study, data, first);
        double harmonic = control > 0 && treatment > 0 ? 2 / (1 / control + 1 / treatment) : 0;
        double adjusted = variance(primary, perArm, "cuped");
        return new PlanCalculator.Inputs(
                unitsPerDay() * harmonic,
                harmonic > 0 ? (control + treatment) / harmonic : 2,
                windowDays(metric),
                PlannedSample.days(study, data),
                baseline == null ? 0 : baseline,
                Math.max(0, variance(primary, perArm, "two_proportion_z", "welch_t", "delta_ratio")),
                adjusted > 0 ? adjusted : Double.NaN,
                rule.adjust(),
                perArm,
                rule.minimumEffect(),
                rule.power(),
                looks);
    }

    private double unitsPerDay() {
        int days = Days.elapsed(data);
        return days == 0 ? 0 : data.units() / (double) days;
    }

    /** Harmonic mean of the mature units of the control and the first treatment. */
    private static double unitsPerArm(MetricReadout metric) {
        if (metric.arms().size() < 2) {
            return 0;
        }
        double c = metric.arms().get(0).n();
        double t = metric.arms().get(1).n();
        return c > 0 && t > 0 ? 2 / (1 / c + 1 / t) : 0;
    }

    /** Standard error squared times units per arm, of the first of these methods; 0 when there is none. */
    private static double variance(MetricReadout metric, double perArm, String... methods) {
        List<String> wanted = List.of(methods);
        for (Estimate estimate : metric.estimates()) {
            Double error = estimate.standardError();
            if (estimate.scale().equals("absolute") && wanted.contains(estimate.method()) && error != null) {
                return error * error * perArm;
            }
        }
        return 0;
    }

    private static double windowDays(Metric metric) {
        return metric.maturesAfter().toMillis() / (double) Days.MILLIS;
    }
}
