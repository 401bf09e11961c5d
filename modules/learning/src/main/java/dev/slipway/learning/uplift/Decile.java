package dev.slipway.learning.uplift;

import dev.slipway.learning.evaluate.Units;
import dev.slipway.stats.Effect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of similar predicted effect: what was predicted and what came.
 *
 * @param number 1 for the largest predicted effects
 * @param rows in it
 * @param predicted mean predicted effect
 * @param observed average effect by doubly robust scores
 */
public record Decile(int number, int rows, double predicted, Effect observed) {
    /**
     * Parts of nearly equal size down the ranking.
     *
     * @param order rows by predicted effect, largest first
     */
    static List<Decile> of(double[] scores, double[] effects, int[] order, Units units, int parts, double level) {
        List<Decile> all = new ArrayList<>();
        int n = order.length;
        for (int p = 0; p < parts; p++) {
            int[] rows = Arrays.copyOfRange(order, (int) ((long) n * p / parts), (int) ((long) n * (p + 1) / parts));
            double predicted =
                    Arrays.stream(rows).mapToDouble(i -> effects[i]).average().orElse(Double.NaN);
            all.add(new Decile(p + 1, rows.length, predicted, ClusteredMean.of(scores, units, rows, level)));
        }
        return List.copyOf(all);
    }
}
