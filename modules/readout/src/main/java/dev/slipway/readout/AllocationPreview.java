package dev.slipway.readout;

import dev.slipway.core.study.Allocation;
import dev.slipway.stats.ab.SampleRatio;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What another allocation would mean for a study whose arrivals are known.
 *
 * @param expected units by variant over the same days, had it held from the start
 * @param ratioP chi-square of the units that were observed against its weights; null when they can't be compared
 */
public record AllocationPreview(
        Map<String, Double> expected, @Nullable Double ratioP) {
    private static final int LONGEST = 3_650;

    public AllocationPreview {
        expected = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(expected));
    }

    /**
     * The preview of one allocation.
     *
     * @param observed units by variant that arrived under the study's own allocation
     * @param days of data
     */
    public static AllocationPreview of(Map<String, Double> observed, Allocation own, Allocation tried, int days) {
        double total =
                observed.values().stream().mapToDouble(Double::doubleValue).sum();
        double before = covered(own, days);
        double units = before > 0 ? total * covered(tried, days) / before : 0;
        Map<String, Double> expected = new LinkedHashMap<>();
        tried.variants().forEach((variant, weight) -> expected.put(variant, units * weight));
        return new AllocationPreview(expected, ratioP(observed, tried));
    }

    private static @Nullable Double ratioP(Map<String, Double> observed, Allocation tried) {
        long[] counts = tried.variants().keySet().stream()
                .mapToLong(variant -> Math.round(observed.getOrDefault(variant, 0.0)))
                .toArray();
        double[] weights = tried.variants().values().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        long counted = 0;
        for (int i = 0; i < counts.length; i++) {
            counted += weights[i] > 0 ? counts[i] : 0;
        }
        if (counted == 0) {
            return null;
        }
        double p = SampleRatio.test(counts, weights).pValue();
        return Double.isNaN(p) ? null : p;
    }

    /** Share of the layer's units that take part, averaged over days; the holdout wins over the coverage. */
    private static double covered(Allocation allocation, int days) {
        double sum = 0;
        for (int day = 0; day < Math.max(1, days); day++) {
            sum += on(allocation, day);
        }
        return sum / Math.max(1, days);
    }

    private static double on(Allocation allocation, int day) {
        return Math.min(allocation.coverageOn(day), 1 - allocation.holdout());
    }

    /**
     * Days until as many units per comparison are mature as the study's own allocation has after {@code days}. Exact for
     * one look; for the any-time interval the size at which it is narrowest is taken to stay.
     *
     * @param windowDays until a unit counts
     * @param plannedDays over which the study's own coverage is averaged, as the plan does
     * @return null when more than ten years
     */
    public static @Nullable Integer days(
            int days,
            double windowDays,
            int plannedDays,
            Allocation own,
            Allocation tried,
            String control,
            String treatment) {
        double needed = Math.max(0, days - windowDays) * covered(own, plannedDays) * pair(own, control, treatment);
        double speed = pair(tried, control, treatment);
        double gathered = 0;
        for (int day = 0; day + windowDays <= LONGEST; day++) {
            if (gathered >= needed - 1e-9) {
                return (int) Math.ceil(day + windowDays - 1e-9);
            }
            gathered += on(tried, day) * speed;
        }
        return null;
    }

    /** Harmonic mean of the two weights: what a comparison gains from each unit that arrives. */
    private static double pair(Allocation allocation, String control, String treatment) {
        double a = allocation.variants().getOrDefault(control, 0.0);
        double b = allocation.variants().getOrDefault(treatment, 0.0);
        return a > 0 && b > 0 ? 2 / (1 / a + 1 / b) : 0;
    }
}
