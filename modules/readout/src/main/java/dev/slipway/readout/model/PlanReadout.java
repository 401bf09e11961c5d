package dev.slipway.readout.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Planning on the primary metric with the baseline and the arrivals seen so far.
 *
 * @param unitsPerDay mature units a day and arm that the plan goes on with; of unequal arms the harmonic mean of the
 *     control and the first treatment, which has the same standard error
 * @param baseline control mean
 * @param detectable smallest effect that the planned days can show with the asked power under the plan's interval
 * @param powerAtMinimum power at the study's minimum effect with the units at hand (one look)
 * @param daysLeft days until the plan's interval would be as narrow as the verdict needs, if effect and arrivals stay;
 *     null when it is decided or when no finite number would do
 * @param curves power by day for a few effects, one look
 * @param rows days needed by effect and method
 */
public record PlanReadout(
        double unitsPerDay,
        double baseline,
        @Nullable Double detectable,
        @Nullable Double powerAtMinimum,
        @Nullable Integer daysLeft,
        List<Curve> curves,
        List<Row> rows) {
    /** Power at day 0, 1, 2, …. */
    public record Curve(double effect, List<Double> power) {}

    /** Days needed; null when more than ten years. */
    public record Row(
            double effect,
            @Nullable Integer oneLook,
            @Nullable Integer anytime,
            @Nullable Integer oneLookCuped,
            @Nullable Integer anytimeCuped) {}
}
