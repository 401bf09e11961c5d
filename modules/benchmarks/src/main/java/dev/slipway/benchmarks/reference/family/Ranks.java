package dev.slipway.benchmarks.reference.family;

import java.util.Arrays;

/** Ranks for tests on ranks. */
final class Ranks {
    private Ranks() {}

    /** Ranks from 1; equal values share the mean of theirs. */
    static double[] midranks(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] ranks = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            ranks[i] = (edge(sorted, values[i], false) + edge(sorted, values[i], true) + 1) / 2.0;
        }
        return ranks;
    }

    /** How many are below the value, or at most the value. */
    private static int edge(double[] sorted, double value, boolean included) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value || (included && sorted[middle] == value)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
