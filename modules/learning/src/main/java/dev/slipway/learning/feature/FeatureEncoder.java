package dev.slipway.learning.feature;

import java.util.List;

/** How one feature becomes columns, learned on the training rows. */
interface FeatureEncoder {
    /** Names of its columns. */
    List<String> columns();

    /**
     * Writes the columns' values for one value of the feature.
     *
     * @param value as {@link Feature#value}, with levels numbered as in training and −1 for a level that training did not know
     * @param into the row's values
     * @param at where its columns start
     */
    void write(double value, double[] into, int at);
}
