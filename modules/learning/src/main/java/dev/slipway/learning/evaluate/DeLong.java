package dev.slipway.learning.evaluate;

import dev.slipway.stats.Moments;
import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.Normal;
import java.util.Arrays;

/**
 * AUC with the variance of DeLong, DeLong and Clarke-Pearson (1988, doi:10.2307/2531595), by midranks (Sun and Xu 2014,
 * doi:10.1109/LSP.2014.2337313). Rows are taken as independent: one per unit.
 */
public final class DeLong {
    private DeLong() {}

    /**
     * AUC and its interval.
     *
     * @param auc the area
     * @param standardError √(S₁₀/m + S₀₁/n); zero when one class lies wholly above the other
     * @param low lower end, AUC − z·standardError cut at 0
     * @param high upper end, cut at 1
     */
    public record Result(double auc, double standardError, double low, double high) {}

    /**
     * The area for outcomes 0 and 1.
     *
     * @throws IllegalArgumentException with fewer than two rows of either outcome
     */
    public static Result of(Scored scored, double level) {
        Checks.level(level);
        double[] y = scored.outcomes();
        int ones = (int) Arrays.stream(y).sum();
        int zeros = y.length - ones;
        Checks.require(ones >= 2 && zeros >= 2, "AUC's error needs two rows of each outcome");
        double[] overall = midranks(scored, -1);
        double[] within1 = midranks(scored, 1);
        double[] within0 = midranks(scored, 0);
        double[] v10 = new double[ones];
        double[] v01 = new double[zeros];
        int at1 = 0;
        int at0 = 0;
        for (int i = 0; i < y.length; i++) {
            if (y[i] == 1) {
                v10[at1++] = (overall[i] - within1[i]) / zeros;
            } else {
                v01[at0++] = 1 - (overall[i] - within0[i]) / ones;
            }
        }
        double auc = Moments.of(v10).mean();
        double error = Math.sqrt(square(Moments.of(v10).standardDeviation()) / ones
                + square(Moments.of(v01).standardDeviation()) / zeros);
        double z = Normal.upperQuantile((1 - level) / 2);
        return new Result(auc, error, Math.max(0, auc - z * error), Math.min(1, auc + z * error));
    }

    /** Midrank of each row's score among the rows of one outcome, or of all. */
    private static double[] midranks(Scored scored, int outcome) {
        double[] ranks = new double[scored.rows()];
        int[] order = Arrays.stream(scored.ascending())
                .filter(i -> outcome < 0 || scored.outcomes()[i] == outcome)
                .toArray();
        for (int from = 0, to; from < order.length; from = to) {
            double value = scored.predictions()[order[from]];
            to = from + 1;
            while (to < order.length && scored.predictions()[order[to]] == value) {
                to++;
            }
            for (int k = from; k < to; k++) {
                ranks[order[k]] = (from + to + 1) / 2.0;
            }
        }
        return ranks;
    }

    private static double square(double x) {
        return x * x;
    }
}
