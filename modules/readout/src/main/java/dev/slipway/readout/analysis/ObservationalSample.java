package dev.slipway.readout.analysis;

import dev.slipway.warehouse.ExperimentData;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The units of a comparison without randomisation that have both a group and an outcome, in the order of their identifiers,
 * so that the order of the rows changes nothing.
 *
 * @param rows of the data
 * @param treated by unit of this sample
 * @param y outcome by unit of this sample
 */
record ObservationalSample(int[] rows, boolean[] treated, double[] y, int treatedUnits) {
    static ObservationalSample of(ExperimentData data, TreatedGroups groups, double[] outcome) {
        int[] rows = inOrder(data.unitIds())
                .filter(u -> groups.group()[u] >= 0 && Double.isFinite(outcome[u]))
                .toArray();
        boolean[] treated = new boolean[rows.length];
        double[] y = new double[rows.length];
        int count = 0;
        for (int i = 0; i < rows.length; i++) {
            treated[i] = groups.group()[rows[i]] == 1;
            y[i] = outcome[rows[i]];
            count += treated[i] ? 1 : 0;
        }
        return new ObservationalSample(rows, treated, y, count);
    }

    int units() {
        return rows.length;
    }

    int controlUnits() {
        return rows.length - treatedUnits;
    }

    /** Values of one group, in the order of the units. */
    double[] outcomes(boolean wanted) {
        return IntStream.range(0, y.length)
                .filter(i -> treated[i] == wanted)
                .mapToDouble(i -> y[i])
                .toArray();
    }

    /** An attribute of these units. */
    double[] take(double[] column) {
        return Arrays.stream(rows).mapToDouble(row -> column[row]).toArray();
    }

    private static IntStream inOrder(String[] ids) {
        for (int u = 1; u < ids.length; u++) {
            if (ids[u - 1].compareTo(ids[u]) > 0) {
                return IntStream.range(0, ids.length)
                        .boxed()
                        .sorted(Comparator.comparing((Integer u1) -> ids[u1]))
                        .mapToInt(Integer::intValue);
            }
        }
        return IntStream.range(0, ids.length);
    }
}
