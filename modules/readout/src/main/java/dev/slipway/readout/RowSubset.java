package dev.slipway.readout;

import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.Category;
import dev.slipway.warehouse.ExperimentData.MetricValues;
import dev.slipway.warehouse.ExperimentData.Timelines;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Some rows of the data, in their order, as data of their own. What was left out before the marts stays counted. */
final class RowSubset {
    /** Units whose events are copied by one thread at a time. */
    private static final int CHUNK = 1 << 14;

    private RowSubset() {}

    static ExperimentData of(ExperimentData data, int[] rows) {
        Map<String, Category> categories = new LinkedHashMap<>();
        data.categories().forEach((k, c) -> categories.put(k, new Category(c.levels(), take(c.code(), rows))));
        Map<String, double[]> numbers = new LinkedHashMap<>();
        data.numbers().forEach((k, v) -> numbers.put(k, take(v, rows)));
        Map<String, MetricValues> metrics = new LinkedHashMap<>();
        data.metrics().forEach((k, v) -> metrics.put(k, metric(v, rows)));
        Timelines timelines = data.timelines() == null ? null : timelines(data.timelines(), rows);
        long events = timelines == null ? rows.length : timelines.code().length;
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

    private static Timelines timelines(Timelines all, int[] rows) {
        int[] start = new int[rows.length + 1];
        for (int i = 0; i < rows.length; i++) {
            start[i + 1] = start[i] + all.start()[rows[i] + 1] - all.start()[rows[i]];
        }
        int n = start[rows.length];
        Timelines part = new Timelines(all.eventNames(), start, new short[n], new int[n], new float[n]);
        IntStream.range(0, Math.ceilDiv(rows.length, CHUNK)).parallel().forEach(chunk -> {
            int end = Math.min(rows.length, (chunk + 1) * CHUNK);
            for (int i = chunk * CHUNK; i < end; i++) {
                int from = all.start()[rows[i]];
                int length = start[i + 1] - start[i];
                System.arraycopy(all.code(), from, part.code(), start[i], length);
                System.arraycopy(all.second(), from, part.second(), start[i], length);
                System.arraycopy(all.amount(), from, part.amount(), start[i], length);
            }
        });
        return part;
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
