package dev.slipway.stats.regression;

import dev.slipway.stats.golden.Golden;
import dev.slipway.stats.math.linear.Matrix;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows that regression.R wrote, and the shapes in which it wrote results. */
final class Rows {

    private static final List<String> NAMES = List.of("y", "b", "k", "x1", "x2", "g", "cluster", "w", "off");
    private static final List<String[]> ROWS = Golden.rows("regression_data.csv");

    private Rows() {}

    static double[] column(String name) {
        int index = NAMES.indexOf(name);
        return ROWS.stream().mapToDouble(row -> Double.parseDouble(row[index])).toArray();
    }

    static String[] levels() {
        return ROWS.stream().map(row -> row[NAMES.indexOf("g")]).toArray(String[]::new);
    }

    static int[] clusters() {
        return ROWS.stream()
                .mapToInt(row -> Integer.parseInt(row[NAMES.indexOf("cluster")]))
                .toArray();
    }

    /** Intercept, x1, g with reference b, x2. */
    static DesignBuilder builder() {
        return new DesignBuilder(ROWS.size())
                .numeric("x1", column("x1"))
                .factor("g", levels(), "b")
                .numeric("x2", column("x2"));
    }

    /** Two new rows: x1 −0.5 and 1.2, g a and b, x2 0.4 and 2, with the columns of {@link #builder()}. */
    static Matrix newRows() {
        return Matrix.ofRows(new double[][] {{1, -0.5, 1, 0, 0.4}, {1, 1.2, 0, 0, 2}});
    }

    static Map<String, Double> fields(String prefix, double... values) {
        Map<String, Double> fields = new LinkedHashMap<>();
        for (int j = 0; j < values.length; j++) {
            fields.put(prefix + j, values[j]);
        }
        return fields;
    }

    static double[] standardErrors(Coefficients coefficients) {
        double[] result = new double[coefficients.values().length];
        for (int j = 0; j < result.length; j++) {
            result[j] = coefficients.standardError(j);
        }
        return result;
    }
}
