package dev.slipway.readout.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One metric.
 *
 * @param kind as in the study: {@code proportion}, {@code mean}, {@code count}, {@code ratio}, {@code retention},
 *     {@code quantile}
 * @param role {@code primary}, {@code guardrail}, {@code secondary}
 * @param better {@code higher} or {@code lower}
 * @param rate true when values are shares, shown as percentages and differences in pp
 * @param window in words, for example "within 7 days of first exposure"; null in a unit table
 * @param arms control first
 * @param estimates of every treatment against the control, absolute and relative
 * @param path of the first treatment against the control; empty without time
 * @param daily by day of first exposure, first treatment and control
 * @param truth null unless the data was simulated
 * @param lastMatures ISO date on which the last unit matures; null when all are
 * @param unit {@code euro} when values are amounts of money; null otherwise, and in the file of an older run
 */
public record MetricReadout(
        String key,
        String label,
        String kind,
        String role,
        String better,
        boolean rate,
        @Nullable String window,
        @Nullable Double margin,
        @Nullable Double ceiling,
        List<ArmSummary> arms,
        List<Estimate> estimates,
        List<PathPoint> path,
        List<DailyRate> daily,
        @Nullable Truth truth,
        @Nullable String lastMatures,
        @Nullable String unit) {
    /** The unit of amounts of money. */
    public static final String EURO = "euro";

    public MetricReadout {
        arms = List.copyOf(arms);
        estimates = List.copyOf(estimates);
        path = List.copyOf(path);
        daily = List.copyOf(daily);
    }

    /** Of values that are no money, or not known to be. */
    public MetricReadout(
            String key,
            String label,
            String kind,
            String role,
            String better,
            boolean rate,
            @Nullable String window,
            @Nullable Double margin,
            @Nullable Double ceiling,
            List<ArmSummary> arms,
            List<Estimate> estimates,
            List<PathPoint> path,
            List<DailyRate> daily,
            @Nullable Truth truth,
            @Nullable String lastMatures) {
        this(
                key,
                label,
                kind,
                role,
                better,
                rate,
                window,
                margin,
                ceiling,
                arms,
                estimates,
                path,
                daily,
                truth,
                lastMatures,
                null);
    }

    /** Whether values are amounts of money. */
    public boolean money() {
        return EURO.equals(unit);
    }

    /** This metric with other estimates, for screens that show a part of them. */
    public MetricReadout withEstimates(List<Estimate> shown) {
        return new MetricReadout(
                key,
                label,
                kind,
                role,
                better,
                rate,
                window,
                margin,
                ceiling,
                arms,
                shown,
                path,
                daily,
                truth,
                lastMatures,
                unit);
    }

    /** Planted by the simulator, treatment − control on the metric's own scale. */
    public record Truth(double effect) {}

    /** The estimate that the decision rests on, for the first treatment; null when there is none. */
    public @Nullable Estimate deciding() {
        return estimates.stream().filter(Estimate::decides).findFirst().orElse(null);
    }

    /** The estimates of one scale and one treatment, in display order. */
    public List<Estimate> estimates(String scale, String treatment) {
        return estimates.stream()
                .filter(e ->
                        e.scale().equals(scale) && e.comparison().getFirst().equals(treatment))
                .toList();
    }
}
