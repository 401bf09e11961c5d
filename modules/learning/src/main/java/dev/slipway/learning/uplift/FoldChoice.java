package dev.slipway.learning.uplift;

import java.util.Collection;
import java.util.stream.IntStream;

/**
 * Which learner predicts the rows of a fold: the best by the rows of all other folds. What one learner scores better than another is
 * mostly noise where effects are small, so that a choice by the rows that are judged afterwards makes the judgement too good; of a row
 * that is predicted by this choice the outcome had no part in it.
 */
final class FoldChoice {
    private FoldChoice() {}

    /**
     * The effects, by row and treatment.
     *
     * @param tried of each learner, by models that saw no row of the same fold
     * @param checkpoint called now and then, on any thread; may throw to cancel
     */
    static double[][] effects(
            Collection<double[][]> tried,
            Criterion criterion,
            Criterion.Judged judged,
            Folds folds,
            Runnable checkpoint) {
        double[][] chosen = new double[folds.of().length][];
        for (int f = 0; f < folds.count(); f++) {
            int[] others = folds.others(f);
            Criterion.Judged choosing = judged.rows(others);
            double[][] best = null;
            double most = Double.NEGATIVE_INFINITY;
            for (double[][] effects : tried) {
                double value = criterion.value(choosing, take(effects, others), checkpoint);
                if (best == null || value > most) {
                    most = value;
                    best = effects;
                }
            }
            for (int row : folds.held(f)) {
                chosen[row] = best == null ? new double[0] : best[row];
            }
        }
        return chosen;
    }

    static double[][] take(double[][] values, int[] rows) {
        return IntStream.of(rows).mapToObj(row -> values[row]).toArray(double[][]::new);
    }
}
