package dev.slipway.learning.feature;

import dev.slipway.learning.learner.LearnerFamily.Encoding;
import dev.slipway.stats.math.linear.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Features to columns, everything learned on training rows only: medians, scales, which levels are frequent, which features vary.
 * Applied to any table that has the same features; levels are matched by name.
 */
public final class Encoder {
    private final List<Feature> trained;
    private final List<FeatureEncoder> encoders;
    private final int[] starts;
    private final List<String> constant;

    private Encoder(List<Feature> trained, List<FeatureEncoder> encoders, List<String> constant) {
        this.trained = List.copyOf(trained);
        this.encoders = List.copyOf(encoders);
        this.constant = List.copyOf(constant);
        starts = new int[encoders.size() + 1];
        for (int k = 0; k < encoders.size(); k++) {
            starts[k + 1] = starts[k] + encoders.get(k).columns().size();
        }
    }

    /** Learns from these rows. Features that have one value in all of them are left out. */
    public static Encoder fit(FeatureTable table, int[] training, Encoding encoding) {
        List<Feature> kept = new ArrayList<>();
        List<FeatureEncoder> encoders = new ArrayList<>();
        List<String> constant = new ArrayList<>();
        for (Feature feature : table.features()) {
            double[] values =
                    Arrays.stream(training).mapToDouble(feature::value).toArray();
            if (Arrays.stream(values).distinct().limit(2).count() < 2) {
                constant.add(feature.name());
                continue;
            }
            kept.add(feature);
            encoders.add(
                    switch (feature) {
                        case Feature.Numeric numeric -> NumericEncoder.fit(numeric.name(), values, encoding);
                        case Feature.Categorical category ->
                            encoding == Encoding.ONE_HOT
                                    ? OneHotEncoder.fit(category.name(), category.levels(), values)
                                    : new CodeEncoder(List.of(category.name()));
                    });
        }
        return new Encoder(kept, encoders, constant);
    }

    /** Features that are used, in the order of their columns. */
    public List<String> features() {
        return trained.stream().map(Feature::name).toList();
    }

    /** Features left out because they do not vary in training. */
    public List<String> constantFeatures() {
        return constant;
    }

    /** Names of all columns. */
    public List<String> columns() {
        return encoders.stream().flatMap(e -> e.columns().stream()).toList();
    }

    /** The columns of feature {@code index}: first, and one past the last. */
    public int[] columnsOf(int index) {
        return new int[] {starts[index], starts[index + 1]};
    }

    /** The rows of a table as columns. */
    public Matrix encode(FeatureTable table, int[] rows) {
        double[][] columns = new double[starts[starts.length - 1]][rows.length];
        for (int k = 0; k < encoders.size(); k++) {
            Feature feature = table.feature(trained.get(k).name());
            int[] levels = levels(feature, trained.get(k));
            double[] one = new double[encoders.get(k).columns().size()];
            for (int i = 0; i < rows.length; i++) {
                double value = feature.value(rows[i]);
                encoders.get(k).write(levels.length == 0 || Double.isNaN(value) ? value : levels[(int) value], one, 0);
                for (int j = 0; j < one.length; j++) {
                    columns[starts[k] + j][i] = one[j];
                }
            }
        }
        return Matrix.ofColumns(columns);
    }

    /** The same rows with feature {@code index} set to one value everywhere; its level's number in training, for a category. */
    public Matrix with(Matrix encoded, int index, double value) {
        double[][] columns = new double[encoded.columns()][];
        double[] one = new double[starts[index + 1] - starts[index]];
        encoders.get(index).write(value, one, 0);
        for (int j = 0; j < columns.length; j++) {
            if (j >= starts[index] && j < starts[index + 1]) {
                columns[j] = new double[encoded.rows()];
                Arrays.fill(columns[j], one[j - starts[index]]);
            } else {
                columns[j] = encoded.column(j);
            }
        }
        return Matrix.ofColumns(columns);
    }

    /** By level of the table's feature, the number that training gave it or −1; empty for a number. */
    private static int[] levels(Feature feature, Feature trained) {
        if (feature instanceof Feature.Categorical now && trained instanceof Feature.Categorical then) {
            return now.levels().stream().mapToInt(then.levels()::indexOf).toArray();
        }
        if (feature.getClass() != trained.getClass()) {
            throw new IllegalArgumentException(
                    "the feature " + feature.name() + " is a number in one table and a category in the other");
        }
        return new int[0];
    }
}
