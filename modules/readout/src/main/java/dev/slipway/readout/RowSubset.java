package dev.slipway.readout;

import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.Category;
import dev.slipway.warehouse.ExperimentData.MetricValues;
import dev.slipway.warehouse.ExperimentData.Timelines;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of the data, in their order, as data of their own; events stay where they are. What was left out before the marts stays
 * counted.
 */
final class RowSubset {
    private RowSubset() {}

    static ExperimentData of(ExperimentData data, int[] rows) {
        Map<String, Category> categories = new LinkedHashMap<>();
        data.categories().forEach((k, c) -> categories.put(k, new Category(c.levels(), take(c.code(), rows))));
        Map<String, double[]> numbers = new LinkedHashMap<>();
        data.numbers().forEach((k, v) -> numbers.put(k, take(v, rows)));
        Map<String, MetricValues> metrics = new LinkedHashMap<>();
        data.metrics().forEach((k, v) -> metrics.put(k, metric(v, rows)));
        Timelines timelines = data.timelines() == null ? null : data.timelines().of(rows);
        long events = timelines == null ? rows.length : timelines.events();
        return new ExperimentData(
                data.variants(),
                Arrays.stream(rows).mapToObj(r -> data.unitIds()[r]).toArray(String[]::new),
                take(data.variant(), rows),
                takeOrNull(data.exposedAt(), rows),
                data.firstDay(),
                data.dataEnd(),
                data.observedUntil(),
                data.crossovers(),
                data.zeroWeight(),
                data.duplicates(),
                data.eventCount() == 0 ? 0 : events,
                categories,
                numbers,
                metrics,
                timelines,
                data.tests(),
                data.calendar());
    }

    private static MetricValues metric(MetricValues values, int[] rows) {
        double[] denominator = values.denominator();
        return new MetricValues(
                take(values.value(), rows),
                denominator == null ? null : take(denominator, rows),
                takeOrNull(values.matureAt(), rows));
    }

    private static double[] take(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(r -> values[r]).toArray();
    }

    private static int[] take(int[] values, int[] rows) {
        return Arrays.stream(rows).map(r -> values[r]).toArray();
    }

    private static long @Nullable [] takeOrNull(long @Nullable [] values, int[] rows) {
        return values == null
                ? null
                : Arrays.stream(rows).mapToLong(r -> values[r]).toArray();
    }
}
