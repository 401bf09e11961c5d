package dev.slipway.learning.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A category for linear models: a 0/1 column per level but the most frequent one. Levels, and missing as one of them, with fewer than
 * {@value #RARE} training rows share the column "other", where levels that training did not know go as well.
 *
 * @param columns names
 * @param columnOf by level, last for missing: its column, or −1 for the most frequent level
 * @param other the column of rare and unknown levels, or −1 where there is none: then they count as the most frequent
 */
record OneHotEncoder(List<String> columns, int[] columnOf, int other) implements FeatureEncoder {
    static final int RARE = 20;

    /** Learns which levels are frequent from the training rows. */
    static OneHotEncoder fit(String name, List<String> levels, double[] training) {
        int[] counts = new int[levels.size() + 1];
        for (double value : training) {
            counts[Double.isNaN(value) ? levels.size() : (int) value]++;
        }
        int most = 0;
        for (int k = 0; k < counts.length; k++) {
            most = counts[k] > counts[most] ? k : most;
        }
        List<String> columns = new ArrayList<>();
        int[] columnOf = new int[counts.length];
        Arrays.fill(columnOf, -1);
        boolean rare = false;
        for (int k = 0; k < counts.length; k++) {
            if (k != most && counts[k] >= RARE) {
                columnOf[k] = columns.size();
                columns.add(name + " = " + (k < levels.size() ? levels.get(k) : "missing"));
            } else {
                rare |= k != most && counts[k] > 0;
            }
        }
        int other = rare ? columns.size() : -1;
        if (rare) {
            columns.add(name + " = other");
        }
        for (int k = 0; k < counts.length; k++) {
            columnOf[k] = k != most && columnOf[k] < 0 ? other : columnOf[k];
        }
        return new OneHotEncoder(List.copyOf(columns), columnOf, other);
    }

    @Override
    public void write(double value, double[] into, int at) {
        Arrays.fill(into, at, at + columns.size(), 0);
        int level = Double.isNaN(value) ? columnOf.length - 1 : (int) value;
        int column = level < 0 ? other : columnOf[level];
        if (column >= 0) {
            into[at + column] = 1;
        }
    }
}
