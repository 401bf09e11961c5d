package dev.slipway.readout.health;

import dev.slipway.core.study.DecisionRule.LooksPlan;
import dev.slipway.core.study.Study;
import dev.slipway.readout.metric.PlannedSample;
import dev.slipway.readout.model.HealthCheck;
import dev.slipway.warehouse.ExperimentData;
import java.util.List;
import java.util.Map;

/** Whether a plan of one look says when that look is. */
public final class PlanCheck {
    private PlanCheck() {}

    /** A warning when a fixed plan names no end though the data has time; empty otherwise. */
    public static List<HealthCheck> of(Study study, ExperimentData data) {
        boolean open = study.decision().looks() == LooksPlan.FIXED
                && data.exposedAt() != null
                && PlannedSample.namedDays(study) == null;
        return !open
                ? List.of()
                : List.of(new HealthCheck(
                        "planned_end",
                        Status.WARN.word(),
                        "Planned end",
                        "no planned end was named (planned_days): a second look would inflate the error",
                        null,
                        Map.of(),
                        Map.of(),
                        "impact"));
    }
}
