package dev.slipway.learning.uplift;

import dev.slipway.stats.math.Checks;

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
