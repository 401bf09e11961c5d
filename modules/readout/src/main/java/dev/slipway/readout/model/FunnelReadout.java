package dev.slipway.readout.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A funnel among mature exposed units.
 *
 * @param immature units left out because their window has not elapsed
 * @param lastMatures ISO date on which the last of them counts; null when there is none
 * @param steps the first is exposure itself
 */
public record FunnelReadout(
        String order,
        double windowDays,
        Map<String, Long> mature,
        long immature,
        @Nullable String lastMatures,
        List<Step> steps) {
    /**
     * One step.
     *
     * @param reached units by variant
     * @param share of the exposed, by variant
     * @param fromPrevious of those who reached the step before, by variant; null entries where nobody did
     * @param difference treatment − control of the share, first treatment; null for exposure
     * @param seconds distribution of the time from exposure to the step among those who reached it, by variant
     */
    public record Step(
            String name,
            List<String> events,
            Map<String, Long> reached,
            Map<String, Double> share,
            Map<String, @Nullable Double> fromPrevious,
            @Nullable Interval difference,
            Map<String, TimeToStep> seconds) {}

    /**
     * Time to a step.
     *
     * @param medianLow 95 % interval of the median by order statistics
     * @param quantiles seconds at 0, 1, …, 100 % of those who reached the step
     */
    public record TimeToStep(double median, double medianLow, double medianHigh, List<Double> quantiles) {}
}
