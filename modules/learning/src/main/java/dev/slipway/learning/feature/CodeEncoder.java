package dev.slipway.learning.feature;

import java.util.List;

/**
 * A category for trees: the number of its level, in the order of the declaration and so free of the outcome; missing is −1 and a level
 * that training did not know is −2.
 */
record CodeEncoder(List<String> columns) implements FeatureEncoder {
    private static final double MISSING = -1;
    private static final double UNKNOWN = -2;

    @Override
    public void write(double value, double[] into, int at) {
        into[at] = Double.isNaN(value) ? MISSING : value < 0 ? UNKNOWN : value;
    }
}
