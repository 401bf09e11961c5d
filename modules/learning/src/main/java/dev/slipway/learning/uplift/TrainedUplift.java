package dev.slipway.learning.uplift;

import dev.slipway.learning.feature.Encoder;
import dev.slipway.learning.feature.FeatureTable;
import java.util.List;

/**
 * A model of effects with the encoder of its columns.
 *
 * @param encoder fitted on training rows
 * @param model of effects
 * @param arms names, the control first
 */
public record TrainedUplift(Encoder encoder, UpliftModel model, List<String> arms) {
    /** Copies the names. */
    public TrainedUplift {
        arms = List.copyOf(arms);
    }

    /** Effects by row and treatment of rows of any table with the same features. */
    public double[][] effects(FeatureTable table, int[] rows) {
        return model.effects(encoder.encode(table, rows));
    }
}
