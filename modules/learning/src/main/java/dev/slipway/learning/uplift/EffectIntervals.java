package dev.slipway.learning.uplift;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.math.Normal;

/**
 * Effects of single rows with intervals, all by row and treatment.
 *
 * @param effect estimate
 * @param standardError of it
 * @param low lower end
 * @param high upper end
 * @param level nominal coverage of each interval by itself, not of all together
 * @param resamples behind the errors
 */
public record EffectIntervals(
        double[][] effect, double[][] standardError, double[][] low, double[][] high, double level, int resamples) {

    static EffectIntervals of(double[][] effect, double[][] error, double quantile, double level, int resamples) {
        double[][] low = new double[effect.length][];
        double[][] high = new double[effect.length][];
        for (int i = 0; i < effect.length; i++) {
            low[i] = effect[i].clone();
            high[i] = effect[i].clone();
            for (int k = 0; k < effect[i].length; k++) {
                low[i][k] -= quantile * error[i][k];
                high[i][k] += quantile * error[i][k];
            }
        }
        return new EffectIntervals(effect, error, low, high, level, resamples);
    }

    /**
     * The same intervals, so much wider that the mean squared error of a treatment's effects is what it is known to be: what is missing
     * in the errors at hand is added to all rows alike, as normal. Nothing where they are large enough already.
     *
     * @param meanSquare by treatment
     */
    EffectIntervals widened(double[] meanSquare) {
        double[][] error = new double[effect.length][];
        double[][] wideLow = new double[effect.length][];
        double[][] wideHigh = new double[effect.length][];
        double[] missing = new double[meanSquare.length];
        for (int k = 0; k < missing.length; k++) {
            missing[k] = Math.max(0, meanSquare[k] - meanVariance(k));
        }
        double z = Normal.quantile((1 + level) / 2);
        for (int i = 0; i < effect.length; i++) {
            error[i] = new double[missing.length];
            wideLow[i] = new double[missing.length];
            wideHigh[i] = new double[missing.length];
            for (int k = 0; k < missing.length; k++) {
                error[i][k] = Math.sqrt(standardError[i][k] * standardError[i][k] + missing[k]);
                double own = high[i][k] - effect[i][k];
                double half = Math.sqrt(own * own + z * z * missing[k]);
                wideLow[i][k] = effect[i][k] - half;
                wideHigh[i][k] = effect[i][k] + half;
            }
        }
        return new EffectIntervals(effect, error, wideLow, wideHigh, level, resamples);
    }

    private double meanVariance(int treatment) {
        double sum = 0;
        for (double[] row : standardError) {
            sum += row[treatment] * row[treatment];
        }
        return sum / standardError.length;
    }

    /** Mean width of the intervals of a treatment, from 0. */
    public double meanWidth(int treatment) {
        double sum = 0;
        for (int i = 0; i < low.length; i++) {
            sum += high[i][treatment] - low[i][treatment];
        }
        return sum / low.length;
    }

    /** Share of rows whose interval of a treatment lies above 0. */
    public double surelyPositive(int treatment) {
        int count = 0;
        for (double[] row : low) {
            count += row[treatment] > 0 ? 1 : 0;
        }
        return (double) count / low.length;
    }

    /** Share of rows whose interval of a treatment lies below 0: who is better left alone. */
    public double surelyNegative(int treatment) {
        int count = 0;
        for (double[] row : high) {
            count += row[treatment] < 0 ? 1 : 0;
        }
        return (double) count / high.length;
    }

    /** Share of rows whose interval of a treatment holds the true effect. */
    public double coverage(double[][] truth, int treatment) {
        Checks.require(truth.length == low.length, "there are " + truth.length + " true effects for " + low.length);
        int count = 0;
        for (int i = 0; i < low.length; i++) {
            double value = truth[i][treatment];
            count += low[i][treatment] <= value && value <= high[i][treatment] ? 1 : 0;
        }
        return (double) count / low.length;
    }
}
