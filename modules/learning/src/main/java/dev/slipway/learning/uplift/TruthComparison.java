package dev.slipway.learning.uplift;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.uplift.RankWeightedEffect;
import dev.slipway.stats.uplift.RankWeightedEffect.Target;
import java.util.Arrays;
import smile.math.MathEx;

/**
 * Predicted effects beside planted ones, of one treatment.
 *
 * @param average planted, of all
 * @param pehe root mean squared error of single effects (Hill 2011, doi:10.1198/jcgs.2010.08162)
 * @param constantPehe the same if everybody gets the average effect, as estimated
 * @param spearman rank correlation; NaN where either is the same for everybody
 * @param qini Qini of the predicted order with true effects: mean effect gained over a random order, share by share
 * @param oracleQini the same of the best order
 * @param oracleShare {@code qini / oracleQini}; NaN where effects do not differ
 */
public record TruthComparison(
        double average,
        double pehe,
        double constantPehe,
        double spearman,
        double qini,
        double oracleQini,
        double oracleShare) {
    private static final int FEWEST_RESAMPLES = 100;

    /**
     * Compares.
     *
     * @param effects predicted by row
     * @param truth planted by row
     * @param average the average effect as estimated without a model
     */
    public static TruthComparison of(double[] effects, double[] truth, double average) {
        return of(effects, truth, average, () -> {});
    }

    /** The same for many rows; the checkpoint is called now and then, on any thread, and may throw to cancel. */
    static TruthComparison of(double[] effects, double[] truth, double average, Runnable checkpoint) {
        int n = effects.length;
        Checks.require(truth.length == n, "there are " + truth.length + " true effects for " + n + " predicted ones");
        Checks.finite(truth, "truth");
        double error = 0;
        double constant = 0;
        for (int i = 0; i < n; i++) {
            error += (effects[i] - truth[i]) * (effects[i] - truth[i]) / n;
            constant += (average - truth[i]) * (average - truth[i]) / n;
        }
        double qini = qini(truth, effects, checkpoint);
        double oracle = qini(truth, truth, checkpoint);
        boolean differ = varies(truth);
        return new TruthComparison(
                Arrays.stream(truth).average().orElse(Double.NaN),
                Math.sqrt(error),
                Math.sqrt(constant),
                differ && varies(effects) ? MathEx.spearman(effects, truth) : Double.NaN,
                qini,
                oracle,
                differ ? qini / oracle : Double.NaN);
    }

    private static double qini(double[] truth, double[] priority, Runnable checkpoint) {
        return RankWeightedEffect.estimate(
                        truth, priority, Target.QINI, new double[0], FEWEST_RESAMPLES, 0, 0.95, checkpoint)
                .rate()
                .estimate();
    }

    private static boolean varies(double[] values) {
        for (double value : values) {
            if (value != values[0]) {
                return true;
            }
        }
        return false;
    }
}
