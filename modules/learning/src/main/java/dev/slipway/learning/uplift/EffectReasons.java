package dev.slipway.learning.uplift;

import dev.slipway.core.job.JobContext;
import dev.slipway.learning.feature.Encoder;
import dev.slipway.learning.feature.Feature;
import dev.slipway.learning.feature.FeatureTable;
import dev.slipway.stats.math.linear.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What each feature added to the predicted effects of rows.
 *
 * @param features names
 * @param shapley whether these are Shapley values, which add up to a row's effect less that of everybody: of models that can tell.
 *     Otherwise each says how far the row's effect would be from what is predicted if that one feature were typical (the asked
 *     rows' median, or their most frequent level) and all others were as they are; such numbers do not add up
 * @param added by treatment, row and feature, in the unit of the effects
 */
public record EffectReasons(List<String> features, boolean shapley, double[][][] added) {
    /** Rows whose Shapley values are asked for between two looks at whether the job is cancelled. */
    private static final int BLOCK = 500;

    /** Copies the names. */
    public EffectReasons {
        features = List.copyOf(features);
    }

    /**
     * Of some rows of a table.
     *
     * @throws dev.slipway.core.job.CancelledException when cancelled
     */
    public static EffectReasons of(TrainedUplift trained, FeatureTable table, int[] rows, JobContext context) {
        Encoder encoder = trained.encoder();
        double[][][] added = new double[trained.arms().size() - 1][rows.length][];
        for (int from = 0; from < rows.length; from += BLOCK) {
            context.checkCancelled();
            int[] block = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + BLOCK));
            Optional<double[][][]> told = trained.model().contributions(encoder.encode(table, block));
            if (told.isEmpty()) {
                return new EffectReasons(encoder.features(), false, withTypical(trained, table, rows, context));
            }
            for (int k = 0; k < added.length; k++) {
                System.arraycopy(byFeature(encoder, told.get()[k]), 0, added[k], from, block.length);
            }
        }
        return new EffectReasons(encoder.features(), true, added);
    }

    private static double[][] byFeature(Encoder encoder, double[][] byColumn) {
        int features = encoder.features().size();
        double[][] added = new double[byColumn.length][features];
        for (int i = 0; i < added.length; i++) {
            for (int f = 0; f < features; f++) {
                int[] range = encoder.columnsOf(f);
                for (int j = range[0]; j < range[1]; j++) {
                    added[i][f] += byColumn[i][j];
                }
            }
        }
        return added;
    }

    private static double[][][] withTypical(TrainedUplift trained, FeatureTable table, int[] rows, JobContext context) {
        Matrix x = trained.encoder().encode(table, rows);
        double[][] effects = trained.model().effects(x);
        int treatments = trained.arms().size() - 1;
        List<String> features = trained.encoder().features();
        double[][][] added = new double[treatments][rows.length][features.size()];
        for (int f = 0; f < features.size(); f++) {
            context.checkCancelled();
            double typical = typical(table.feature(features.get(f)), rows);
            double[][] without = trained.model().effects(trained.encoder().with(x, f, typical));
            for (int k = 0; k < treatments; k++) {
                for (int i = 0; i < rows.length; i++) {
                    added[k][i][f] = effects[i][k] - without[i][k];
                }
            }
        }
        return added;
    }

    /** The median, or the most frequent level; missing where all are. */
    private static double typical(Feature feature, int[] rows) {
        double[] values = Arrays.stream(rows)
                .mapToDouble(feature::value)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (values.length == 0) {
            return Double.NaN;
        }
        if (feature instanceof Feature.Categorical category) {
            int[] count = new int[category.levels().size()];
            Arrays.stream(values).forEach(v -> count[(int) v]++);
            return IntStream.range(0, count.length)
                    .reduce((a, b) -> count[b] > count[a] ? b : a)
                    .orElse(0);
        }
        return values[values.length / 2];
    }
}
