package dev.slipway.learning.evaluate;

import dev.slipway.learning.learner.LogOdds;
import dev.slipway.stats.Effect;
import dev.slipway.stats.ab.Proportions;
import dev.slipway.stats.math.linear.Matrix;
import dev.slipway.stats.regression.Family;
import dev.slipway.stats.regression.Glm;
import dev.slipway.stats.regression.GlmFit;
import dev.slipway.stats.regression.LogisticRegression;
import dev.slipway.stats.regression.RegressionData;
import dev.slipway.stats.regression.StandardErrors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whether probabilities mean what they say.
 *
 * @param curve bins of equally many rows, ascending
 * @param intercept a of logit P(y) = a + logit p: above 0 when outcomes are more frequent than predicted (Cox 1958,
 *     doi:10.1093/biomet/45.3-4.562)
 * @param slope b of logit P(y) = a + b·logit p: below 1 when predictions are too extreme; NaN where predictions do not vary
 * @param brier decomposition
 */
public record Calibration(List<Bin> curve, Interval intercept, Interval slope, Brier brier) {

    /**
     * One point of the curve.
     *
     * @param predicted mean predicted probability
     * @param observed share of outcome 1
     * @param low lower end of Wilson's interval
     * @param high upper end
     * @param rows in the bin
     */
    public record Bin(double predicted, double observed, double low, double high, int rows) {}

    /**
     * Score = miscalibration − discrimination + uncertainty, by isotonic recalibration and so without bins (Dimitriadis, Gneiting and
     * Jordan 2021, doi:10.1073/pnas.2016191118).
     *
     * @param score the Brier score
     * @param miscalibration what recalibration would gain, at least 0
     * @param discrimination what recalibrated probabilities gain over the base rate, at least 0
     * @param uncertainty the base rate's own score
     */
    public record Brier(double score, double miscalibration, double discrimination, double uncertainty) {}

    /** Looks at test rows whose outcome is 0 or 1; both must occur. */
    public static Calibration of(Scored scored, int bins, double level) {
        double[] logOdds = Arrays.stream(scored.predictions()).map(LogOdds::of).toArray();
        double[] ones = new double[scored.rows()];
        Arrays.fill(ones, 1);
        GlmFit shift = Glm.fit(
                RegressionData.of(Matrix.ofColumns(ones), scored.outcomes()).withOffset(logOdds),
                Family.logistic(),
                StandardErrors.CLASSICAL);
        GlmFit line = LogisticRegression.fit(
                RegressionData.of(Matrix.ofColumns(ones, logOdds), scored.outcomes()), StandardErrors.CLASSICAL);
        Interval slope = line.coefficients().kept()[1]
                ? interval(line.coefficients().effect(1, level))
                : new Interval(Double.NaN, Double.NaN, Double.NaN);
        return new Calibration(
                curve(scored, bins, level), interval(shift.coefficients().effect(0, level)), slope, brier(scored));
    }

    /** Bins of equally many rows; equal predictions stay together. */
    static List<Bin> curve(Scored scored, int bins, double level) {
        List<Bin> curve = new ArrayList<>();
        int[] order = scored.ascending();
        int n = order.length;
        int from = 0;
        for (int b = 1; b <= bins; b++) {
            int to = (int) ((long) n * b / bins);
            if (to <= from) {
                continue;
            }
            while (to < n && scored.predictions()[order[to]] == scored.predictions()[order[to - 1]]) {
                to++;
            }
            double predicted = 0;
            long hits = 0;
            for (int k = from; k < to; k++) {
                predicted += scored.predictions()[order[k]];
                hits += scored.outcomes()[order[k]] == 1 ? 1 : 0;
            }
            int rows = to - from;
            double[] wilson = Proportions.wilson(hits, rows, level);
            curve.add(new Bin(predicted / rows, (double) hits / rows, wilson[0], wilson[1], rows));
            from = to;
        }
        return List.copyOf(curve);
    }

    private static Brier brier(Scored scored) {
        double[] recalibrated = Isotonic.fit(scored).probabilities(scored.predictions());
        double rate = Arrays.stream(scored.outcomes()).average().orElse(Double.NaN);
        double score = Metric.BRIER.value(scored);
        double best = Metric.BRIER.value(new Scored(scored.outcomes(), recalibrated));
        double uncertainty = rate * (1 - rate);
        return new Brier(score, score - best, uncertainty - best, uncertainty);
    }

    private static Interval interval(Effect effect) {
        return new Interval(effect.estimate(), effect.low(), effect.high());
    }
}
