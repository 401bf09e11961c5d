package dev.slipway.learning.uplift;

import dev.slipway.learning.evaluate.Units;
import dev.slipway.stats.Effect;
import java.util.List;

/** Means of rows whose units, not rows, are independent: error √(G/(G − 1)·Σ_g (Σ_i∈g (v_i − v̄))²)/n with G units, Student's t with G − 1. */
final class ClusteredMean {
    private ClusteredMean() {}

    /**
     * The mean of some of the rows; error and interval NaN if they belong to fewer than two units.
     *
     * @param rows at least one
     */
    static Effect of(double[] values, Units units, int[] rows, double level) {
        double mean = 0;
        for (int i : rows) {
            mean += values[i] / rows.length;
        }
        double[] sums = new double[units.count()];
        boolean[] seen = new boolean[units.count()];
        int groups = 0;
        for (int i : rows) {
            int unit = units.unitOf()[i];
            sums[unit] += values[i] - mean;
            groups += seen[unit] ? 0 : 1;
            seen[unit] = true;
        }
        if (groups < 2) {
            return new Effect(mean, Double.NaN, Double.NaN, Double.NaN, level, Double.NaN, 0, List.of());
        }
        double squares = 0;
        for (double sum : sums) {
            squares += sum * sum;
        }
        double error = Math.sqrt(squares * groups / (groups - 1.0)) / rows.length;
        return Effect.student(mean, error, groups - 1.0, level, List.of());
    }
}
