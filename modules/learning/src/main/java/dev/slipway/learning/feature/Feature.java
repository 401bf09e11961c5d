package dev.slipway.learning.feature;

import dev.slipway.stats.math.Checks;
import java.util.HashSet;
import java.util.List;

/** One column of a {@link FeatureTable}. */
public sealed interface Feature {
    /** Unique in its table. */
    String name();

    /** Up to when its data was read. */
    Known known();

    /** Number of rows. */
    int rows();

    /** The value of a row as a number: itself, or the number of the level; NaN where it is missing. */
    double value(int row);

    /**
     * A number. Arrays are not copied: the caller must not change them.
     *
     * @param values by row; NaN is missing, infinity refused
     */
    record Numeric(String name, double[] values, Known known) implements Feature {
        /** Refuses infinity, which no learner can use. */
        public Numeric {
            for (int i = 0; i < values.length; i++) {
                if (Double.isInfinite(values[i])) {
                    throw new IllegalArgumentException("the feature " + name + " is " + values[i] + " in row " + i
                            + "; give NaN where it is unknown");
                }
            }
        }

        @Override
        public int rows() {
            return values.length;
        }

        @Override
        public double value(int row) {
            return values[row];
        }
    }

    /**
     * A category. Arrays are not copied.
     *
     * @param levels distinct names
     * @param codes by row the index of its level; −1 is missing
     */
    record Categorical(String name, List<String> levels, int[] codes, Known known) implements Feature {
        /** Copies the levels; refuses two of one name and codes without a level. */
        public Categorical {
            levels = List.copyOf(levels);
            Checks.require(new HashSet<>(levels).size() == levels.size(), "the feature " + name + " has a level twice");
            for (int i = 0; i < codes.length; i++) {
                if (codes[i] < -1 || codes[i] >= levels.size()) {
                    throw new IllegalArgumentException("the feature " + name + " has code " + codes[i] + " in row " + i
                            + " and " + levels.size() + " levels");
                }
            }
        }

        @Override
        public int rows() {
            return codes.length;
        }

        @Override
        public double value(int row) {
            return codes[row] < 0 ? Double.NaN : codes[row];
        }
    }
}
