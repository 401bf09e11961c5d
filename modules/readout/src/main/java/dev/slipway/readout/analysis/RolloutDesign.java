package dev.slipway.readout.analysis;

import dev.slipway.stats.causal.AdoptionPanel;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.warehouse.ExperimentData.Category;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Covariates of difference-in-differences as few distinct rows: numbers of more values than fit are replaced by the means of
 * groups of equal size, so that a million users are a few thousand kinds of users.
 *
 * @param x one row of columns for each user
 * @param key of each user: users with the same key have the same row
 */
record RolloutDesign(RolloutUnits units, Matrix x, long[] key) {
    private static final int MOST_VALUES = 60;
    private static final int MOST_VALUES_OF_SEVERAL = 15;

    static RolloutDesign of(RolloutUnits units, ObservationalSample sample) {
        Map<String, double[]> numbers = units.numbers();
        long plain =
                numbers.keySet().stream().filter(n -> !n.startsWith("log_")).count();
        int most = plain > 1 ? MOST_VALUES_OF_SEVERAL : MOST_VALUES;
        Map<String, double[]> coarse = new LinkedHashMap<>();
        long[] key = new long[sample.units()];
        for (String name : units.asked().adjustFor()) {
            double[] own = numbers.get(name);
            Category category = units.categories().get(name);
            if (own != null) {
                double[] few = coarse(own, sample.rows(), most, key);
                coarse.put(name, few);
                if (numbers.containsKey("log_" + name)) {
                    coarse.put(
                            "log_" + name, Arrays.stream(few).map(Math::log1p).toArray());
                }
            } else if (category != null) {
                for (int i = 0; i < key.length; i++) {
                    key[i] = key[i] * (category.levels().size() + 1L) + category.code()[sample.rows()[i]] + 1;
                }
            }
        }
        AdjustmentColumns columns =
                AdjustmentColumns.of(units.data(coarse), sample, units.names(coarse.keySet()), new ArrayList<>());
        return new RolloutDesign(units, columns.design().x(), key);
    }

    /** By user of the weeks; adds which of the values each has to the key. */
    private static double[] coarse(double[] values, int[] rows, int most, long[] key) {
        double[] sorted =
                Arrays.stream(rows).mapToDouble(u -> values[u]).sorted().toArray();
        double[] limits = Arrays.stream(sorted).distinct().limit(most + 1L).toArray();
        if (limits.length > most) {
            limits = IntStream.rangeClosed(1, most)
                    .mapToDouble(q -> sorted[(int) ((long) q * sorted.length / most) - 1])
                    .distinct()
                    .toArray();
        }
        double[] sum = new double[limits.length];
        int[] count = new int[limits.length];
        int[] place = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            int found = Arrays.binarySearch(limits, values[rows[i]]);
            place[i] = Math.min(limits.length - 1, found >= 0 ? found : -found - 1);
            sum[place[i]] += values[rows[i]];
            count[place[i]]++;
        }
        double[] few = new double[values.length];
        for (int i = 0; i < rows.length; i++) {
            few[rows[i]] = sum[place[i]] / count[place[i]];
            key[i] = key[i] * limits.length + place[i];
        }
        return few;
    }

    /** All users. */
    AdoptionPanel panel() {
        return panel(IntStream.range(0, key.length).toArray());
    }

    /** These users, adjusted for what varies among them. */
    AdoptionPanel panel(int[] chosen) {
        Map<Long, Integer> numbers = new HashMap<>();
        List<Integer> first = new ArrayList<>();
        int[] rowOf = new int[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            Integer known = numbers.putIfAbsent(key[chosen[i]], first.size());
            rowOf[i] = known == null ? first.size() : known;
            if (known == null) {
                first.add(chosen[i]);
            }
        }
        List<double[]> columns = new ArrayList<>();
        for (int j = 0; j < x.columns(); j++) {
            double[] all = x.column(j);
            double[] own = first.stream().mapToDouble(i -> all[i]).toArray();
            if (j == 0 || Arrays.stream(own).anyMatch(v -> v != own[0])) {
                columns.add(own);
            }
        }
        RolloutUnits some = units.only(chosen);
        return new AdoptionPanel(
                some::y,
                units.weeks().fullWeeks(),
                some.start(),
                rowOf,
                Matrix.ofColumns(columns.toArray(double[][]::new)));
    }
}
