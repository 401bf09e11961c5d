package dev.slipway.readout;

import dev.slipway.warehouse.ExperimentData;
import dev.slipway.warehouse.ExperimentData.Category;
import dev.slipway.warehouse.ExperimentData.MetricValues;
import dev.slipway.warehouse.ExperimentData.Timelines;
import dev.slipway.warehouse.ExperimentData.WeekValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of the data, in their order, as data of their own; events stay where they are. What was left out before the marts stays
 * counted.
 */
final class RowSubset {
    private RowSubset() {}

    static ExperimentData of(ExperimentData data, int[] rows) {
        Map<String, Category> categories = new LinkedHashMap<>();
        each(data.categories(), c -> new Category(c.levels(), take(c.code(), rows)), categories);
        Map<String, double[]> numbers = new LinkedHashMap<>();
        each(data.numbers(), v -> take(v, rows), numbers);
        Map<String, MetricValues> metrics = new LinkedHashMap<>();
        each(data.metrics(), v -> metric(v, rows), metrics);
        Timelines timelines = data.timelines() == null ? null : data.timelines().of(rows);
        long events = timelines == null ? rows.length : timelines.events();
        return new ExperimentData(
                data.variants(),
                take(data.unitIds(), rows),
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

    /** Columns beside each other; their order stays. */
    private static <T> void each(Map<String, T> columns, UnaryOperator<T> chosen, Map<String, T> into) {
        List<String> names = new ArrayList<>(columns.keySet());
        List<T> parts =
                new ArrayList<>(columns.values()).parallelStream().map(chosen).toList();
        for (int i = 0; i < parts.size(); i++) {
            into.put(names.get(i), parts.get(i));
        }
    }

    private static MetricValues metric(MetricValues values, int[] rows) {
        double[] denominator = values.denominator();
        Map<String, double[]> parts = new LinkedHashMap<>();
        values.parts().forEach((name, part) -> parts.put(name, take(part, rows)));
        return new MetricValues(
                take(values.value(), rows),
                denominator == null ? null : take(denominator, rows),
                takeOrNull(values.matureAt(), rows),
                parts,
                values.weeks() == null ? null : weeks(values.weeks(), rows));
    }

    private static WeekValues weeks(WeekValues values, int[] rows) {
        double[] denominator = values.denominator();
        return new WeekValues(
                values.weeks(),
                values.known() ? takeRuns(values.value(), values.weeks(), rows) : values.value(),
                denominator == null ? null : takeRuns(denominator, values.weeks(), rows));
    }

    private static double[] takeRuns(double[] values, int length, int[] rows) {
        double[] chosen = new double[rows.length * length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(values, rows[i] * length, chosen, i * length, length);
        }
        return chosen;
    }

    private static double[] take(double[] values, int[] rows) {
        double[] chosen = new double[rows.length];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = values[rows[i]];
        }
        return chosen;
    }

    static int[] take(int[] values, int[] rows) {
        int[] chosen = new int[rows.length];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = values[rows[i]];
        }
        return chosen;
    }

    private static String[] take(String[] values, int[] rows) {
        String[] chosen = new String[rows.length];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = values[rows[i]];
        }
        return chosen;
    }

    private static long @Nullable [] takeOrNull(long @Nullable [] values, int[] rows) {
        if (values == null) {
            return null;
        }
        long[] chosen = new long[rows.length];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = values[rows[i]];
        }
        return chosen;
    }
}
