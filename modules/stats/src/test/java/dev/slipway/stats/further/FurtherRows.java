package dev.slipway.stats.further;

import dev.slipway.stats.golden.Golden;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.regression.DesignBuilder;
import dev.slipway.stats.regression.DesignMatrix;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows that further.R wrote. */
final class FurtherRows {
    private static final List<String> NAMES =
            List.of("z1", "z2", "w", "d", "y", "t", "time", "event", "cause", "whole", "g", "flat");
    private static final List<String[]> ROWS = Golden.rows("further_data.csv");

    private FurtherRows() {}

    static double[] column(String name) {
        int index = NAMES.indexOf(name);
        return ROWS.stream().mapToDouble(row -> Double.parseDouble(row[index])).toArray();
    }

    static int[] codes(String name) {
        return Arrays.stream(column(name)).mapToInt(v -> (int) v).toArray();
    }

    static boolean[] flags(String name) {
        boolean[] flags = new boolean[ROWS.size()];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = column(name)[i] == 1;
        }
        return flags;
    }

    static DesignMatrix design(boolean intercept, String... names) {
        DesignBuilder builder = new DesignBuilder(ROWS.size());
        if (!intercept) {
            builder.withoutIntercept();
        }
        for (String name : names) {
            builder.numeric(name, column(name));
        }
        return builder.build();
    }

    static Matrix matrix(String... names) {
        return Matrix.ofColumns(Arrays.stream(names).map(FurtherRows::column).toArray(double[][]::new));
    }

    static Map<String, Double> fields(String prefix, double... values) {
        Map<String, Double> fields = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            fields.put(prefix + i, values[i]);
        }
        return fields;
    }
}
