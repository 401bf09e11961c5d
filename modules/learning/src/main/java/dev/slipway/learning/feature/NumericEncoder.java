package dev.slipway.learning.feature;

import dev.slipway.learning.learner.LearnerFamily.Encoding;
import dev.slipway.stats.Moments;
import dev.slipway.stats.ab.Quantiles;
import dev.slipway.stats.math.RadixSort;
import java.util.Arrays;
import java.util.List;

/**
 * A number: missing values become the median, and where training had any, a second column says that they were missing. For
 * linear models centred and scaled by the training rows.
 */
record NumericEncoder(List<String> columns, double median, double centre, double scale) implements FeatureEncoder {
    /** Learns median, centre and scale from the values of the training rows. */
    static NumericEncoder fit(String name, double[] training, Encoding encoding) {
        double[] present = Arrays.stream(training).filter(v -> !Double.isNaN(v)).toArray();
        boolean gaps = present.length < training.length;
        double median = present.length == 0 ? 0 : Quantiles.quantile(RadixSort.sorted(present), 0.5);
        Moments moments = Moments.of(
                Arrays.stream(training).map(v -> Double.isNaN(v) ? median : v).toArray());
        boolean scaled = encoding == Encoding.ONE_HOT && moments.standardDeviation() > 0;
        return new NumericEncoder(
                gaps ? List.of(name, name + " missing") : List.of(name),
                median,
                scaled ? moments.mean() : 0,
                scaled ? moments.standardDeviation() : 1);
    }

    @Override
    public void write(double value, double[] into, int at) {
        boolean missing = Double.isNaN(value);
        into[at] = ((missing ? median : value) - centre) / scale;
        if (columns.size() > 1) {
            into[at + 1] = missing ? 1 : 0;
        }
    }
}
