package dev.slipway.stats.ab;

import dev.slipway.stats.golden.Golden;
import java.util.List;

/** The committed data sets of the golden tests of arms. */
final class Sets {

    private static final List<String[]> ROWS = Golden.rows("ab_units.csv");

    private Sets() {}

    static double[] values(String set, String arm) {
        return ROWS.stream()
                .filter(row -> row[0].equals(set) && row[1].equals(arm))
                .mapToDouble(row -> Double.parseDouble(row[2]))
                .toArray();
    }

    static ClusteredQuantile.Events events(String arm) {
        int[] units = ROWS.stream()
                .filter(row -> row[0].equals("events") && row[1].equals(arm))
                .mapToInt(row -> Integer.parseInt(row[3]))
                .toArray();
        return new ClusteredQuantile.Events(values("events", arm), units, 1 + max(units));
    }

    private static int max(int[] units) {
        int max = 0;
        for (int unit : units) {
            max = Math.max(max, unit);
        }
        return max;
    }
}
