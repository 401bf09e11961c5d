package dev.slipway.learning.evaluate;

import dev.slipway.learning.feature.Feature;
import dev.slipway.stats.ab.Quantiles;
import dev.slipway.stats.math.RadixSort;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Mean prediction when one feature is set to a value in every row and all others stay (Friedman 2001, doi:10.1214/aos/1013203451), with
 * the band of the single rows' curves (Goldstein et al. 2015, doi:10.1080/10618600.2014.907095). Where features go together it asks the model
 * about rows that do not exist.
 *
 * @param feature its name
 * @param points by value, ascending, or by level
 */
public record PartialDependence(String feature, List<Point> points) {
    private static final int GRID = 20;

    /**
     * The predictions at one value.
     *
     * @param label the level, or the number as text
     * @param value the number, or the level's number
     * @param mean over rows
     * @param low 10 % quantile over rows of the prediction
     * @param high 90 % quantile
     */
    public record Point(String label, double value, double mean, double low, double high) {}

    /**
     * The curve of one feature of the model.
     *
     * @param index among the encoder's features
     * @param trained the feature as in training: gives quantiles, or levels
     * @param training rows of it
     * @param checkpoint called before every point; may throw to cancel
     */
    public static PartialDependence of(
            Inspected model, int index, Feature trained, int[] training, Runnable checkpoint) {
        List<Point> points = new ArrayList<>();
        double[] grid = grid(trained, training);
        for (double value : grid) {
            checkpoint.run();
            double[] predictions = model.model().predict(model.encoder().with(model.x(), index, value));
            double[] sorted = RadixSort.sorted(predictions);
            points.add(new Point(
                    label(trained, value),
                    value,
                    Arrays.stream(predictions).average().orElse(Double.NaN),
                    Quantiles.quantile(sorted, 0.1),
                    Quantiles.quantile(sorted, 0.9)));
        }
        return new PartialDependence(trained.name(), List.copyOf(points));
    }

    /** Quantiles of the training rows from 1 % to 99 %, or the levels that occur there. */
    private static double[] grid(Feature feature, int[] training) {
        double[] sorted = RadixSort.sorted(Arrays.stream(training)
                .mapToDouble(feature::value)
                .filter(v -> !Double.isNaN(v))
                .toArray());
        if (feature instanceof Feature.Categorical) {
            return Arrays.stream(sorted).distinct().toArray();
        }
        return IntStream.range(0, sorted.length == 0 ? 0 : GRID)
                .mapToDouble(k -> Quantiles.quantile(sorted, 0.01 + 0.98 * k / (GRID - 1)))
                .distinct()
                .toArray();
    }

    private static String label(Feature feature, double value) {
        return feature instanceof Feature.Categorical category
                ? category.levels().get((int) value)
                : Double.toString(value);
    }
}
