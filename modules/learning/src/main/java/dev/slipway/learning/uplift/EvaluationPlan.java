package dev.slipway.learning.uplift;

import dev.slipway.stats.math.Checks;
import java.util.List;

/**
 * How effects are judged.
 *
 * @param parts of the ranking that are calibrated one by one
 * @param shares for uplift@k, in (0, 1]
 * @param points of the curves
 * @param resamples behind each interval, at least 100
 * @param level of all intervals; 1 − level is how often the test of the ranking may err
 */
public record EvaluationPlan(int parts, List<Double> shares, int points, int resamples, double level) {
    /** Copies the shares; refuses numbers out of range. */
    public EvaluationPlan {
        shares = List.copyOf(shares);
        Checks.atLeast(parts, 2, "parts");
        Checks.atLeast(points, 2, "points");
        Checks.atLeast(resamples, 100, "resamples");
        Checks.level(level);
        for (double share : shares) {
            Checks.require(share > 0 && share <= 1, "a share must lie in (0, 1] but is " + share);
        }
    }

    /** The same plan with another number of resamples, at least 100. */
    public EvaluationPlan withResamples(int other) {
        return new EvaluationPlan(parts, shares, points, other, level);
    }

    /** Deciles, uplift@10, 20, 30 and 50 %, 50 points, 500 resamples, 95 %. */
    public static EvaluationPlan usual() {
        return new EvaluationPlan(10, List.of(0.1, 0.2, 0.3, 0.5), 50, 500, 0.95);
    }

    /** The shares of the curve's points, ascending to 1. */
    double[] grid() {
        double[] grid = new double[points];
        for (int p = 0; p < points; p++) {
            grid[p] = (p + 1.0) / points;
        }
        return grid;
    }
}
