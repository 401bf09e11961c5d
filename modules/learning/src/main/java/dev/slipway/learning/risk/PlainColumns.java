package dev.slipway.learning.risk;

import dev.slipway.learning.feature.Feature;
import dev.slipway.learning.feature.FeatureTable;
import dev.slipway.stats.ab.Quantiles;
import dev.slipway.stats.math.RadixSort;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One column per feature for a search without labels: numbers as they are, their median where they are missing; of a category how rare
 * its level is, −ln of its share, so that unusual levels lie apart. Learned on the rows that are searched.
 */
final class PlainColumns {
    /** The column of one feature of a table, by its row. */
    private interface Column {
        double value(Feature feature, int row);
    }

    private final Map<String, Column> columns;
    private final List<String> names;

    private PlainColumns(Map<String, Column> columns, List<String> names) {
        this.columns = columns;
        this.names = names;
    }

    /** Learns medians and shares. Features that do not vary are left out. */
    static PlainColumns fit(FeatureTable table, int[] rows) {
        Map<String, Column> columns = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (Feature feature : table.features()) {
            double[] values = Arrays.stream(rows).mapToDouble(feature::value).toArray();
            if (Arrays.stream(values).distinct().limit(2).count() < 2) {
                continue;
            }
            names.add(feature.name());
            columns.put(
                    feature.name(),
                    feature instanceof Feature.Categorical category ? rarity(category, values) : number(values));
        }
        return new PlainColumns(columns, List.copyOf(names));
    }

    int count() {
        return names.size();
    }

    /** The rows of a table that has the same features. */
    double[][] encode(FeatureTable table, int[] rows) {
        double[][] encoded = new double[rows.length][names.size()];
        for (int j = 0; j < names.size(); j++) {
            Feature feature = table.feature(names.get(j));
            Column column = Objects.requireNonNull(columns.get(names.get(j)));
            for (int i = 0; i < rows.length; i++) {
                encoded[i][j] = column.value(feature, rows[i]);
            }
        }
        return encoded;
    }

    private static Column number(double[] values) {
        double[] present = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
        double median = Quantiles.quantile(RadixSort.sorted(present), 0.5);
        return (feature, row) -> Double.isNaN(feature.value(row)) ? median : feature.value(row);
    }

    /** Levels are matched by name; missing is a level of its own, and one that was never seen counts as seen once in all rows and it. */
    private static Column rarity(Feature.Categorical category, double[] values) {
        Map<String, Integer> counts = new HashMap<>();
        for (double value : values) {
            counts.merge(level(category, value), 1, Integer::sum);
        }
        double all = values.length + 1.0;
        return (feature, row) -> feature instanceof Feature.Categorical now
                ? -Math.log(counts.getOrDefault(level(now, now.value(row)), 1) / all)
                : Double.NaN;
    }

    private static String level(Feature.Categorical category, double value) {
        return Double.isNaN(value) ? "" : category.levels().get((int) value);
    }
}
