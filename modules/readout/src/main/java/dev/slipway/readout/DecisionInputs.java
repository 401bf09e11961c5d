package dev.slipway.readout;

import dev.slipway.core.study.DecisionRule;
import dev.slipway.readout.metric.DecidingPath;
import dev.slipway.readout.metric.LookDays;
import dev.slipway.readout.metric.LooksInterval;
import dev.slipway.readout.metric.PlannedSample;
import dev.slipway.readout.model.HealthCheck;
import dev.slipway.readout.model.MetricReadout;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a decision rests on.
 *
 * @param treatments in the order of the variants, without the control
 * @param metrics one for every metric of the study, also those that the data does not have
 * @param paths the deciding interval day by day, for the milestones; empty without time
 * @param days of data; 0 without time
 * @param plannedDays of exposure; 0 without time
 * @param endNamed whether the study names its planned end; without, {@code plannedDays} is as long as the data
 * @param unitsPerDay units that arrive per day in one treatment and the control together, by treatment; 0 without time
 * @param windowDays days until a unit counts, by metric
 * @param looks the interval that decides, by metric and treatment
 * @param weekly whether every look sees the same units for another week, so that nobody arrives to wait for
 */
public record DecisionInputs(
        DecisionRule rule,
        List<String> treatments,
        List<HealthCheck> health,
        List<MetricReadout> metrics,
        List<DecidingPath> paths,
        int days,
        int plannedDays,
        boolean endNamed,
        Map<String, Double> unitsPerDay,
        Map<String, Double> windowDays,
        Map<String, Map<String, LooksInterval>> looks,
        boolean weekly) {
    private static final int WEEK = 7;

    /** Of looks that see units which earlier looks did not. */
    public DecisionInputs(
            DecisionRule rule,
            List<String> treatments,
            List<HealthCheck> health,
            List<MetricReadout> metrics,
            List<DecidingPath> paths,
            int days,
            int plannedDays,
            boolean endNamed,
            Map<String, Double> unitsPerDay,
            Map<String, Double> windowDays,
            Map<String, Map<String, LooksInterval>> looks) {
        this(
                rule,
                treatments,
                health,
                metrics,
                paths,
                days,
                plannedDays,
                endNamed,
                unitsPerDay,
                windowDays,
                looks,
                false);
    }

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

    LookDays lookDays() {
        return new LookDays(plannedDays, rule.plannedLooks(), weekly ? WEEK : 1);
    }

    /** A group-sequential plan allows its looks only: nothing is spent on the days between them. */
    boolean betweenLooks() {
        return rule.looks() == DecisionRule.LooksPlan.GROUP_SEQUENTIAL
                && days > 0
                && !lookDays().allows(days);
    }

    /** Whether the plan has no look today. */
    boolean notALook() {
        return beforePlannedEnd() || betweenLooks();
    }

    /** Whether the plan allows no look after today's, so that what is undecided stays so. */
    boolean ended() {
        return switch (rule.looks()) {
            case FIXED -> !beforePlannedEnd();
            case GROUP_SEQUENTIAL -> days > 0 && days >= plannedDays;
            case ANYTIME -> false;
        };
    }

    /** The day of the next look. */
    int nextLook() {
        return beforePlannedEnd() ? plannedDays : lookDays().from(days);
    }

    /** Days to the next look of the same units; null where looks are planned and none is left. */
    @Nullable
    Integer weekly(int today) {
        boolean planned = rule.looks() == DecisionRule.LooksPlan.GROUP_SEQUENTIAL;
        int next = planned ? lookDays().from(today + 1) : today + WEEK - Math.floorMod(today, WEEK);
        return next > today ? next - today : null;
    }

    double unitsPerDay(String treatment) {
        return unitsPerDay.getOrDefault(treatment, 0.0);
    }

    LooksInterval looks(String metric, String treatment) {
        LooksInterval found = looks.getOrDefault(metric, Map.of()).get(treatment);
        double alpha = rule.alpha() / Math.max(1, treatments.size());
        return found != null
                ? found
                : new LooksInterval(rule.looks(), alpha, 1, PlannedSample.TUNED_AT, rule.plannedLooks());
    }
}
