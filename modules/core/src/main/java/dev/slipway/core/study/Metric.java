package dev.slipway.core.study;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One metric as the study defines it.
 *
 * @param key as in the file
 * @param label for people; the file's own label, or the key in words
 * @param event event that is looked for; null in a unit table
 * @param denominator event, column or {@link ColumnSum} that a ratio divides by; null otherwise
 * @param column column of a unit table, or the {@link ColumnSum} of a world of weeks, summed over a unit's weeks since
 *     exposure; null when the metric is about events
 * @param covariate user attribute or column from before exposure, for CUPED; null when there is none
 * @param within window from first exposure; null in a unit table, where the value is complete as it stands
 * @param day for {@link MetricKind#RETENTION} the day after exposure (the 24 hours that start day × 24 h after it)
 * @param quantile for {@link MetricKind#QUANTILE} which one, above 0 and below 1; null otherwise
 * @param margin how much worse a guardrail may get, positive, on the metric's own scale; null when it has none
 * @param ceiling level that the treatment's mean of a guardrail may not exceed; null when it has none
 * @param unit how values are written; rates of units are written in percent whatever it says
 */
public record Metric(
        String key,
        String label,
        MetricKind kind,
        @Nullable String event,
        @Nullable String denominator,
        @Nullable String column,
        @Nullable String covariate,
        @Nullable Duration within,
        @Nullable Integer day,
        @Nullable Double quantile,
        Better better,
        MetricRole role,
        @Nullable Double margin,
        @Nullable Double ceiling,
        @Nullable Cap cap,
        MetricUnit unit) {

    /** A metric that is written as its kind is. */
    public Metric(
            String key,
            String label,
            MetricKind kind,
            @Nullable String event,
            @Nullable String denominator,
            @Nullable String column,
            @Nullable String covariate,
            @Nullable Duration within,
            @Nullable Integer day,
            @Nullable Double quantile,
            Better better,
            MetricRole role,
            @Nullable Double margin,
            @Nullable Double ceiling,
            @Nullable Cap cap) {
        this(
                key,
                label,
                kind,
                event,
                denominator,
                column,
                covariate,
                within,
                day,
                quantile,
                better,
                role,
                margin,
                ceiling,
                cap,
                MetricUnit.NUMBER);
    }

    /** A metric that is not a quantile. */
    public Metric(
            String key,
            String label,
            MetricKind kind,
            @Nullable String event,
            @Nullable String denominator,
            @Nullable String column,
            @Nullable String covariate,
            @Nullable Duration within,
            @Nullable Integer day,
            Better better,
            MetricRole role,
            @Nullable Double margin,
            @Nullable Double ceiling,
            @Nullable Cap cap) {
        this(
                key,
                label,
                kind,
                event,
                denominator,
                column,
                covariate,
                within,
                day,
                null,
                better,
                role,
                margin,
                ceiling,
                cap);
    }

    /** Upper cap of each unit's value: a fixed value, or a percentile of all units' values frozen with the plan. */
    public record Cap(@Nullable Double value, @Nullable Double percentile) {}

    /** True where a unit's value is 0 or 1, so that the mean is a rate. */
    public boolean isRate() {
        return kind == MetricKind.PROPORTION || kind == MetricKind.RETENTION;
    }

    /** Whether values are written as percentages and differences as percentage points. */
    public boolean inPercent() {
        return unit == MetricUnit.PERCENT || isRate();
    }

    /** Whether values are amounts of money. */
    public boolean inMoney() {
        return unit == MetricUnit.EURO && !isRate();
    }

    /** How long after first exposure a unit is mature. Zero for a unit table. */
    public Duration maturesAfter() {
        if (day != null) {
            return Duration.ofDays(day + 1L);
        }
        return within == null ? Duration.ZERO : within;
    }
}
