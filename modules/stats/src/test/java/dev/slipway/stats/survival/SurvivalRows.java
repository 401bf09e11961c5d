package dev.slipway.stats.survival;

import dev.slipway.stats.golden.Golden;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.regression.DesignMatrix;
import java.util.List;

/** The rows that survival.R wrote. */
final class SurvivalRows {

    private static final List<String> NAMES =
            List.of("start", "stop", "event", "x1", "x2", "x3", "group", "stratum", "cluster");
    private static final List<String[]> ROWS = Golden.rows("survival_data.csv");

    private SurvivalRows() {}

    static double[] column(String name) {
        int index = NAMES.indexOf(name);
        return ROWS.stream().mapToDouble(row -> Double.parseDouble(row[index])).toArray();
    }

    static int[] codes(String name) {
        int index = NAMES.indexOf(name);
        return ROWS.stream().mapToInt(row -> Integer.parseInt(row[index])).toArray();
    }

    static boolean[] events() {
        int[] codes = codes("event");
        boolean[] events = new boolean[codes.length];
        for (int i = 0; i < codes.length; i++) {
            events[i] = codes[i] == 1;
        }
        return events;
    }

    static SurvivalData data() {
        return SurvivalData.of(column("stop"), events());
    }

    static SurvivalData late() {
        return SurvivalData.of(column("start"), column("stop"), events());
    }

    static DesignMatrix design() {
        return DesignMatrix.of(Matrix.ofColumns(column("x1"), column("x2"), column("x3")));
    }
}
