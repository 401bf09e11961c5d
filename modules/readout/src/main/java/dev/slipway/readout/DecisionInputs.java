package dev.slipway.readout;

import dev.slipway.core.study.DecisionRule;
import dev.slipway.readout.metric.DecidingPath;
import dev.slipway.readout.model.HealthCheck;
import dev.slipway.readout.model.MetricReadout;
import java.util.List;
import java.util.Map;

/**
 * What a decision rests on.
 *
 * @param treatments in the order of the variants, without the control
 * @param metrics one for every metric of the study, also those that the data does not have
 * @param paths the deciding interval day by day, for the milestones; empty without time
 * @param days of data; 0 without time
 * @param plannedDays of exposure; 0 without time
 * @param unitsPerDay units that arrive per day in one treatment and the control together; 0 without time
 * @param windowDays days until a unit counts, by metric
 * @param plannedUnits mature units of one comparison at the planned end, by metric
 */
public record DecisionInputs(
        DecisionRule rule,
        List<String> treatments,
        List<HealthCheck> health,
        List<MetricReadout> metrics,
        List<DecidingPath> paths,
        int days,
        int plannedDays,
        double unitsPerDay,
        Map<String, Double> windowDays,
        Map<String, Long> plannedUnits) {
    /** The metric that the decision is about. */
    MetricReadout primary() {
        return metrics.stream()
                .filter(m -> m.role().equals("primary"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a decision needs a primary metric"));
    }

    List<MetricReadout> guardrails() {
        return metrics.stream().filter(m -> m.role().equals("guardrail")).toList();
    }

    /** A fixed plan allows its one look at the planned end only. */
    boolean beforePlannedEnd() {
        return rule.looks() == DecisionRule.LooksPlan.FIXED && days > 0 && days < plannedDays;
    }
}
