package dev.slipway.learning.uplift;

import dev.slipway.learning.evaluate.Units;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.Normal;

/**
 * Mean squared error of predicted effects of single units, measured without knowing any unit's effect. Of a unit with several rows each
 * doubly robust score less the prediction is the prediction's error plus noise; who got what in one row was drawn apart from the other
 * rows, so the noises of two rows have mean product 0 and what is left is the product of their errors. The mean over all pairs of rows of the
 * same unit is therefore unbiased for the error that a unit's rows share: what the learner smooths away, what it learned by
 * chance, and what no feature tells about the unit.
 *
 * <p>It needs known propensities, predictions by models that did not see the unit, and effects that do not carry over from one row of a unit to
 * the next. A part of the error that changes from row to row is missed.
 *
 * @param pairs of rows of the same unit
 * @param meanSquare Σ_u Σ_i&lt;j d_ui·d_uj / pairs, with d the score less the prediction; below 0 by chance where the error is small
 * @param standardError of it, units being independent
 */
public record SingleEffectError(long pairs, double meanSquare, double standardError) {
    /**
     * Measures.
     *
     * @param scores doubly robust, by row
     * @param effects predicted by row, by models that did not see its unit
     * @throws IllegalArgumentException where no unit has two rows
     */
    static SingleEffectError of(double[] scores, double[] effects, Units units) {
        Checks.require(!units.single(), "the error of single effects needs units with several rows");
        double[] sum = new double[units.count()];
        double[] squares = new double[units.count()];
        int[] rows = new int[units.count()];
        for (int i = 0; i < scores.length; i++) {
            int unit = units.unitOf()[i];
            double away = scores[i] - effects[i];
            sum[unit] += away;
            squares[unit] += away * away;
            rows[unit]++;
        }
        double products = 0;
        long pairs = 0;
        for (int u = 0; u < sum.length; u++) {
            products += (sum[u] * sum[u] - squares[u]) / 2;
            pairs += pairs(rows[u]);
        }
        double mean = products / pairs;
        double spread = 0;
        for (int u = 0; u < sum.length; u++) {
            double away = (sum[u] * sum[u] - squares[u]) / 2 - mean * pairs(rows[u]);
            spread += away * away;
        }
        return new SingleEffectError(pairs, mean, Math.sqrt(spread) / pairs);
    }

    /** The typical error: the root of the mean square, 0 where that is below 0. */
    public double typical() {
        return Math.sqrt(Math.max(0, meanSquare));
    }

    /**
     * The mean square at most, by a one-sided bound of this level. An estimate below 0 counts as 0, so that bad luck never makes the bound smaller than
     * what the data can tell.
     */
    public double mostSquare(double level) {
        return Math.max(0, meanSquare) + Normal.quantile(level) * standardError;
    }

    private static long pairs(int rows) {
        return (long) rows * (rows - 1) / 2;
    }
}
