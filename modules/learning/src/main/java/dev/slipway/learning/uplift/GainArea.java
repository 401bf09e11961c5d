package dev.slipway.learning.uplift;

import dev.slipway.learning.evaluate.Units;
import dev.slipway.stats.Effect;

/**
 * Area under the curve of what is gained per row when the rows with the largest predicted effects are treated first, by doubly robust
 * scores: AUUC with nothing subtracted. The curve is straight between rows, so the area is a weighted mean of the scores: the row at
 * place r of n, counted from 0, has the weight 1 − (r + ½)/n, and rows with equal effects share the mean of theirs. Half the average
 * effect is what a random order has; the rest is Qini.
 */
final class GainArea {
    private GainArea() {}

    /**
     * The area, with an error by unit.
     *
     * @param order rows, largest effects first
     */
    static Effect of(double[] score, double[] effect, int[] order, Units units, double level) {
        int n = order.length;
        double[] weighted = new double[score.length];
        for (int from = 0, to; from < n; from = to) {
            to = from + 1;
            while (to < n && effect[order[to]] == effect[order[from]]) {
                to++;
            }
            double weight = 1 - (from + to) / 2.0 / n;
            for (int r = from; r < to; r++) {
                weighted[order[r]] = weight * score[order[r]];
            }
        }
        return ClusteredMean.of(weighted, units, order, level);
    }
}
