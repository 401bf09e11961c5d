package dev.slipway.stats.policy;

import dev.slipway.stats.math.Checks;
import dev.slipway.stats.resample.RowSums;

/** An estimate as base̅ + numerator̅ / denominator̅ over rounds; the denominator is 1 for all but self-normalised ones. */
final class Terms {

    private final boolean ratio;
    private final boolean model;
    private final double[] plain;
    private final double[] numerator;
    private final double[] denominator;

    private Terms(boolean ratio, boolean model, double[] plain, double[] numerator, double[] denominator) {
        this.ratio = ratio;
        this.model = model;
        this.plain = plain;
        this.numerator = numerator;
        this.denominator = denominator;
    }

    static Terms of(LoggedData log, Estimator estimator, double parameter) {
        Checks.notNegative(parameter, "parameter");
        int n = log.reward().length;
        double[] plain = new double[n];
        double[] numerator = new double[n];
        double[] denominator = new double[n];
        double total = 0;
        boolean model = estimator.hasModel();
        for (int i = 0; i < n; i++) {
            double w = estimator.weight(log.target()[i] / log.behaviour()[i], parameter);
            double residual = log.reward()[i] - (model ? log.predictedTaken()[i] : 0);
            plain[i] = model ? log.predictedTarget()[i] : 0;
            numerator[i] = w * residual;
            denominator[i] = w;
            total += w;
        }
        if (estimator.isRatio()) {
            Checks.require(
                    total > 0, "the target policy would take none of the logged actions, so nothing can be said");
        } else {
            for (int i = 0; i < n; i++) {
                plain[i] += numerator[i];
            }
        }
        return new Terms(estimator.isRatio(), model, plain, numerator, denominator);
    }

    double value() {
        return mean(plain) + (ratio ? mean(numerator) / mean(denominator) : 0);
    }

    /** ψ of every round: what it adds to the estimate, times n; they sum to 0. Of ratios by the delta method. */
    double[] influence() {
        double[] influence = new double[plain.length];
        double centre = mean(plain);
        double below = ratio ? mean(denominator) : 1;
        double quotient = ratio ? mean(numerator) / below : 0;
        for (int i = 0; i < influence.length; i++) {
            influence[i] = plain[i] - centre + (ratio ? (numerator[i] - quotient * denominator[i]) / below : 0);
        }
        return influence;
    }

    /** √(Σψ²)/√(n(n − 1)) of plain means; √(Σψ²)/n, the sandwich, of ratios, whose ψ is an estimated influence. */
    double standardError() {
        int n = plain.length;
        double squares = 0;
        for (double influence : influence()) {
            squares += influence * influence;
        }
        return Math.sqrt(squares / (ratio ? n : n - 1) / n);
    }

    double[] resample(int resamples, long seed, Runnable checkpoint) {
        double n = plain.length;
        if (!ratio) {
            return RowSums.resample(new double[][] {plain}, resamples, seed, checkpoint, sums -> sums[0] / n);
        }
        if (!model) {
            return RowSums.resample(
                    new double[][] {numerator, denominator},
                    resamples,
                    seed,
                    checkpoint,
                    sums -> sums[1] == 0 ? 0 : sums[0] / sums[1]);
        }
        return RowSums.resample(
                new double[][] {plain, numerator, denominator},
                resamples,
                seed,
                checkpoint,
                // A resample without any weight says nothing about the policy; the model's part is all that is left.
                sums -> sums[0] / n + (sums[2] == 0 ? 0 : sums[1] / sums[2]));
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
